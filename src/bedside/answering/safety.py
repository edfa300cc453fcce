"""What must be said whatever the evidence holds? Urgent lines, whom to call, and the disclaimer.

These lines are house rules, not claims: they carry no citation and no clinical number. The crisis
lines were read on pages of Samaritans (116 123) and of 988 partners in the US; look again at each release.
"""

import re
from collections.abc import Mapping

from bedside.terms import Audience, ConceptEntry, Facet, Question, ReviewStatus, Slot, Urgency, UrgentNotice

_CALL = "Call your local emergency number now (112 in Europe, 911 in North America, 999 in the UK)."
_LINES: Mapping[Urgency, tuple[str, ...]] = {
    Urgency.CHEST_PAIN: ("Chest pain can be a heart attack.", _CALL, "Do not drive yourself."),
    Urgency.HEARTBEAT: (
        "A racing or uneven heartbeat with weakness or fainting can be an emergency.",
        _CALL,
    ),
    Urgency.BREATHING: ("Trouble breathing is an emergency.", _CALL),
    Urgency.COLLAPSE: (
        _CALL,
        "Tell them whether the person breathes; they will tell you what to do.",
    ),
    Urgency.SEIZURE: (
        _CALL,
        "Keep the person safe from injury and on their side; put nothing in the mouth.",
    ),
    Urgency.OVERDOSE: (_CALL, "A poison center can help at once; keep the pack or bottle at hand."),
    Urgency.SELF_HARM: (
        "You are not alone, and help is there now.",
        "Call your local emergency number, or a crisis line "
        "(988 in the US and Canada, 116 123 in the UK and Ireland), or go to the nearest hospital.",
        "If you can, stay with someone you trust.",
    ),
    Urgency.STROKE: ("These can be signs of a stroke.", _CALL, "Note the time when it began."),
    Urgency.BLEEDING: (_CALL, "Press firmly on the place that bleeds."),
    Urgency.ALLERGY: ("This can be a severe allergy.", _CALL, "Use an adrenaline pen if you have one."),
    Urgency.HARM: (
        "Bedside does not answer questions about harming a person.",
        "If somebody is in danger, call your local emergency number now.",
        "If you have thoughts of hurting yourself or somebody else, a crisis line "
        "(988 in the US and Canada, 116 123 in the UK and Ireland) listens at any hour.",
    ),
}
_STAFF = (
    "In a hospital or clinic: call your resuscitation or rapid-response team, and follow your local protocol."
)

NO_ARTICLE = frozenset({Urgency.SELF_HARM, Urgency.OVERDOSE, Urgency.HARM})
"""Emergencies in which nothing but the urgent line is shown: doses and toxicities would do harm."""

STATUS = ReviewStatus.SUBMITTED
STATUS_NOTE = "Submitted, pending human review. No person has signed these claims yet."

NOTHING_STATED = "No claim was stated, so there is none to review."

_DISCLAIMER = {
    False: (
        "For health professionals. This article supports clinical judgment and does not replace it: check "
        "each statement against the source that it cites and against local guidance before acting on it."
    ),
    True: (
        "This page is for learning. It cannot know your case and it is not medical advice. "
        "Talk with your doctor, nurse or pharmacist before you start, stop or change any medicine."
    ),
}
NO_DOSES = "Doses are left out on purpose. Your doctor or pharmacist can tell you what is right for you."

TODAY = (
    "A result outside the usual range should be seen by a doctor or nurse who knows the person: "
    "call them today, even if nothing feels wrong."
)
NOT_ALONE = "Do not stop or change a prescribed medicine on your own: ask the doctor or pharmacist first."
_CHANGES_MEDICINE = re.compile(
    r"\b(?:stop|quit|skip|halve|double|cut down|come off|leave off|change)(?:ping|ting|ing)?\b", re.IGNORECASE
)

NEEDED_SLOTS: Mapping[Facet, tuple[Slot, ...]] = {
    Facet.DOSING: (Slot.ROUTE, Slot.AGE, Slot.KIDNEY_FUNCTION, Slot.SEVERITY),
    Facet.MANAGEMENT: (Slot.SEVERITY, Slot.KIDNEY_FUNCTION, Slot.AGE),
}


def urgent_notice(urgency: Urgency | None, audience: Audience) -> UrgentNotice | None:
    """The line that comes first in this emergency."""
    if urgency is None:
        return None
    return UrgentNotice(urgency=urgency, text=" ".join(urgent_sentences(urgency, audience)))


def urgent_sentences(urgency: Urgency, audience: Audience) -> tuple[str, ...]:
    """What that line says, sentence by sentence; to professionals also whom to call where they work.

    Who has chosen nothing is taken for a clinician, so what everybody should do comes first for all.
    """
    is_for_staff = not audience.is_lay and urgency not in NO_ARTICLE
    return (*_LINES[urgency], *([_STAFF] if is_for_staff else ()))


def disclaimer_for(audience: Audience) -> str:
    """The disclaimer for this reader."""
    return _DISCLAIMER[audience.is_lay]


def safety_advice(
    entry: ConceptEntry | None, audience: Audience, question: Question | None = None
) -> tuple[str, ...]:
    """What to do now, red flags and whom to call, for lay readers."""
    if not audience.is_lay:
        return ()
    flags = entry.red_flags if entry else ()
    call = (f"Call your local emergency number at once for: {'; '.join(_lower(flag) for flag in flags)}.",)
    other = ("For anything else that worries you, call your doctor, nurse or pharmacist.", NO_DOSES)
    return (*(call if flags else ()), *(advise_now(question) if question else ()), *other)


def advise_now(question: Question) -> tuple[str, ...]:
    """Whom to ask first: for lay readers who tell a value out of range, or want to change a medicine."""
    is_out = any(reading.read_as.startswith(("low", "high")) for reading in question.corrections)
    changes = _CHANGES_MEDICINE.search(question.text)
    return (*([TODAY] if is_out else ()), *([NOT_ALONE] if changes else ()))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
