"""What does a record mean for a condition? Typed fields held against the shipped library."""

from datetime import UTC, datetime
from pathlib import Path

from bedside import Library
from bedside.library import ask_about, tell_look
from bedside.library.patients import read_form
from bedside.rendering import statements_of
from bedside.terms import Concept, ConditionSeen, PlanKind, Standing
from runners.running import Given, Outcome, runner

ASKED_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
SAMPLE = {"magnesium": "0.5 mmol/L", "drugs": "omeprazole since 2020-01-01"}


@runner(
    "look at",
    sample={"condition": "hypomagnesemia", "fields": SAMPLE},
    refused={"condition": "nonsense", "fields": SAMPLE},
)
def looking(given: Given, folder: Path) -> Outcome:
    """A look; causes that fit or are possible in their order, with what is said for a reader."""
    with Library.open() as library:
        patient = read_form(given["fields"], ASKED_AT)
        look = library.clinic.look_at(patient, Concept(given["condition"]))
        article = tell_look(library, look, given.get("audience", "clinician"))
    causes = [each for each in look.causes if each.standing in (Standing.FITS, Standing.POSSIBLE)]
    return {
        "condition": look.condition.presence,
        "causes": [each.cause for each in causes],
        "reckoning": causes[0].reckoning if causes else "",
        "against": [each.cause for each in look.causes if each.standing is Standing.AGAINST],
        "next": [each.what for each in look.next_data],
        "suggested": [each.claim_id for each in look.plan if _is_suggested(each.plan_kind, each.held_back)],
        "held back": [each.claim_id for each in look.plan if each.held_back],
        "minded": [each.claim_id for each in look.plan if each.plan_kind is not PlanKind.SUGGESTION],
        "text": " ".join(each.text for each in statements_of(article)),
    }


def _is_suggested(kind: PlanKind, held_back: tuple[str, ...]) -> bool:
    return kind is PlanKind.SUGGESTION and not held_back


@runner("look over", sample={"fields": SAMPLE}, refused={"fields": {"magnesium": "0.5"}})
def looking_over(given: Given, folder: Path) -> Outcome:
    """The conditions that a record shows, in their order, each with its data and its bands of severity."""
    with Library.open() as library:
        looks = library.clinic.look_over(read_form(given["fields"], ASKED_AT))
    return {"shown": [_shown(look.condition) for look in looks]}


def _shown(condition: ConditionSeen) -> str:
    data = "; ".join(datum.text for datum in condition.seen.data) if condition.seen else ""
    bands = "; ".join(band.sign.text for band in condition.bands)
    return f"{condition.concept}: {data}" + (f" ({bands})" if bands else "")


@runner(
    "ask with a record",
    sample={"question": "What causes hypomagnesemia?", "fields": SAMPLE},
    refused={"question": "What is a good restaurant?", "fields": SAMPLE},
)
def asking(given: Given, folder: Path) -> Outcome:
    """The sections of the article, whether all its citations lead somewhere, and what saving it says."""
    with Library.open() as library:
        patient, audience = read_form(given["fields"], ASKED_AT), given.get("audience", "clinician")
        answer = ask_about(library, given["question"], patient=patient, audience=audience)
        if given.get("save"):
            library.save(answer, format="text")
    article = answer.article
    numbers = {reference.number for reference in article.references}
    cited = {mark.number for each in statements_of(article) for mark in each.citations}
    return {
        "said to be held back": [each.claim_id for each in statements_of(article) if each.is_held_back],
        "sections": [section.key for section in article.sections],
        "dangling": sorted(cited - numbers),
        "text": " ".join(each.text for each in statements_of(article)),
    }
