"""What does `bedside show` tell of a curated claim, and of a claim that rests on a work?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bedside.terms import Claim, ClaimSupport, Disagreement, Publication, PublicationId

if TYPE_CHECKING:
    from bedside.library import Behind, Library

STATE = "Submitted, pending human review"


def claim_lines(claim: Claim, library: "Library") -> Iterator[str]:
    """All of a claim, a line each: what it says, how sure, what it rests on, and who says otherwise."""
    yield f"{claim.id}: {claim.statement}"
    yield f"State: {STATE}"
    yield f"On: {claim.concept}, {claim.facet}, {claim.topic}"
    yield from _told(claim)
    for behind in library.sources.find_behind(claim):
        yield from _support_lines(behind)
    for each in claim.disagreements:
        yield from _disagreement_lines(each, library)


def resting_line(claim: Claim, work: PublicationId) -> str:
    """A claim that rests on a work, with the places of the work that it names."""
    places = "; ".join(_place(each) for each in claim.supports if each.publication_id == work)
    return f"Claim {claim.id} ({places}): {claim.statement}"


def _told(claim: Claim) -> Iterator[str]:
    """What the pack tells of the claim beside its statement; what it does not tell has no line."""
    from bedside.library import recommendation_line

    if claim.is_unverified:
        yield "UNVERIFIED: none of its sources is direct, read, written by people and not retracted"
    facts = (
        ("Plain sentence", claim.plain),
        ("Certainty", f"{claim.certainty}, as the evidence pack's author judged it"),
        ("For", "; ".join(claim.populations)),
        ("Where", "; ".join(claim.conditions)),
        ("Drugs", ", ".join(claim.drugs)),
    )
    yield from (f"{name}: {value}" for name, value in facts if value)
    if claim.recommendation:
        yield recommendation_line(claim.recommendation)


def _support_lines(behind: "Behind") -> Iterator[str]:
    yield f"Rests on {behind.publication.id}: {_reference(behind.publication)}"
    yield f"  {_place(behind.support)}"
    yield f"  Our note: {behind.support.note}"


def _disagreement_lines(given: Disagreement, library: "Library") -> Iterator[str]:
    known = library.sources.find_cited(given.publication_id)
    yield f"Otherwise in {given.publication_id}: {given.says}"
    if known is not None:
        yield f"  {_reference(known.publication)}"


def _reference(work: Publication) -> str:
    """A work as in a list of references, after what warns of it."""
    from bedside.library import format_reference

    flags = "RETRACTED. " if work.is_retracted else ""
    flags += "AI-written page: not evidence. " if work.is_ai_written else ""
    return f"{flags}{format_reference(work)}"


def _place(support: ClaimSupport) -> str:
    from bedside.library import read_depth_line

    parts = (support.locator, f"{support.directness} support", read_depth_line(support.read_depth))
    return "; ".join(part for part in parts if part)
