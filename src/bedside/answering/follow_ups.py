"""What may the reader ask next? Questions on the same condition that the library can answer."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice

from bedside.answering.inquiry import Inquiry
from bedside.answering.safety import NO_ARTICLE
from bedside.terms import Facet, FollowUp

MOST = 3
FEWEST_CLAIMS = 2

QUESTIONS: Mapping[Facet, tuple[str, str]] = {
    Facet.DEFINITION: ("How is {name} defined?", "What is {plain}?"),
    Facet.CAUSE: ("What are the causes of {name}?", "What causes {plain}?"),
    Facet.FEATURE: ("What are the clinical features of {name}?", "What are the signs of {plain}?"),
    Facet.DIAGNOSIS: ("What is the diagnostic approach to {name}?", "Which tests are done for {plain}?"),
    Facet.INTERPRETATION: ("How are tests in {name} interpreted?", "How are tests for {plain} interpreted?"),
    Facet.MANAGEMENT: ("How is {name} managed?", "How is {plain} treated?"),
    Facet.DOSING: ("What are the replacement doses in {name}?", ""),
    Facet.MONITORING: ("How is treatment of {name} monitored?", "How is {plain} monitored?"),
    Facet.PREVENTION: ("How is {name} prevented?", "How can {plain} be prevented?"),
    Facet.PROGNOSIS: ("What is the prognosis of {name}?", "What is the prognosis of {plain}?"),
    Facet.PITFALL: ("What are the pitfalls in {name}?", "What mistakes are made with {plain}?"),
    Facet.EPIDEMIOLOGY: ("How common is {name}?", "How common is {plain}?"),
    Facet.PHYSIOLOGY: ("What is the physiology behind {name}?", "What is the mechanism behind {plain}?"),
}
NEXT: Mapping[Facet, tuple[Facet, ...]] = {
    Facet.CAUSE: (Facet.DOSING, Facet.MONITORING, Facet.INTERPRETATION, Facet.MANAGEMENT),
    Facet.DEFINITION: (Facet.CAUSE, Facet.MANAGEMENT, Facet.DIAGNOSIS),
    Facet.DIAGNOSIS: (Facet.CAUSE, Facet.MANAGEMENT, Facet.FEATURE),
    Facet.INTERPRETATION: (Facet.CAUSE, Facet.DIAGNOSIS, Facet.MANAGEMENT),
    Facet.MANAGEMENT: (Facet.DOSING, Facet.MONITORING, Facet.CAUSE),
    Facet.DOSING: (Facet.MONITORING, Facet.PITFALL, Facet.CAUSE),
}
USUAL = (
    Facet.CAUSE,
    Facet.MANAGEMENT,
    Facet.FEATURE,
    Facet.DIAGNOSIS,
    Facet.INTERPRETATION,
    Facet.MONITORING,
    Facet.PITFALL,
    Facet.DOSING,
    Facet.DEFINITION,
    Facet.PREVENTION,
    Facet.PROGNOSIS,
    Facet.EPIDEMIOLOGY,
    Facet.PHYSIOLOGY,
)


def suggest_follow_ups(inquiry: Inquiry) -> tuple[FollowUp, ...]:
    """Up to three next questions on the condition, each with how many claims answer it for this reader."""
    entry = inquiry.entry
    if entry is None or inquiry.question.urgency in NO_ARTICLE:
        return ()
    counts = Counter(claim.facet for claim in inquiry.chosen.visible)
    facet = inquiry.chosen.facet
    names = {"name": entry.name.lower(), "plain": entry.plain_name}
    suggested = (
        FollowUp(
            question=QUESTIONS[other][inquiry.audience.is_lay].format(**names),
            claims=counts[other],
        )
        for other in dict.fromkeys((*NEXT.get(facet, ()), *USUAL))
        if other is not facet and counts[other] >= FEWEST_CLAIMS
    )
    return tuple(islice(suggested, MOST))
