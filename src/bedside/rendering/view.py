"""What does every format show in the same way? Pure rules, written once and used by all of them."""

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bedside.rendering.labels import AUDIENCE_LINES, labels_for
from bedside.terms import (
    Article,
    Audience,
    Citation,
    ClaimOrigin,
    Correction,
    Counts,
    Directness,
    Drafting,
    EvidenceKind,
    FollowUp,
    NearSource,
    Outcome,
    ReadDepth,
    Recommendation,
    Reference,
    ReviewStatus,
    Slot,
    Statement,
    Support,
)

PATIENT_KEY = "this-patient"
"""The key of the section that the record of a patient brings."""
# What is said of a statement besides its certainty; curated and fully supported is the silent case.
_ORIGIN_NOTES = {ClaimOrigin.EXTRACTED: "quoted from the source", ClaimOrigin.DRAFTED: "drafted by a model"}
_SUPPORT_NOTES = {
    Support.PARTLY: "a number rests on the author's reading",
    Support.CONTRADICTS: "contradicted by a cited source",
    Support.SILENT: "not stated by a cited source",
}
_KIND_TITLES = {
    EvidenceKind.GUIDELINE: "Guidelines",
    EvidenceKind.CONSENSUS: "Consensus statements",
    EvidenceKind.SYSTEMATIC_REVIEW: "Systematic reviews",
    EvidenceKind.RANDOMIZED_TRIAL: "Randomized trials",
    EvidenceKind.COHORT: "Cohort studies",
    EvidenceKind.CASE_CONTROL: "Case-control studies",
    EvidenceKind.CASE_SERIES: "Case reports and series",
    EvidenceKind.DRUG_LABEL: "Drug labels and safety notices",
    EvidenceKind.REVIEW: "Narrative reviews",
    EvidenceKind.TEXTBOOK: "Textbooks",
    EvidenceKind.WEB_PAGE: "Web pages",
    EvidenceKind.ARTICLE: "Articles, design not stated",
    EvidenceKind.AI_PAGE: "AI-written pages, not evidence",
}


# What a shell reads as itself between double quotes.
_PLAIN_IN_QUOTES = re.compile(r"[^\"$`\\!]+")


class StepState(StrEnum):
    """Where a review step stands, with its sign, so that no color is needed to see it."""

    DONE = "done"
    CURRENT = "now"
    COMING = "to come"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of the three review steps."""

    name: str
    state: StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceGroup:
    """References of one kind of evidence, by number."""

    title: str
    references: tuple[Reference, ...]


def status_steps(status: ReviewStatus) -> tuple[Step, ...]:
    """All review steps in order, one of them current."""
    steps = list(ReviewStatus)
    here = steps.index(status)
    states = [StepState.DONE] * here + [StepState.CURRENT] + [StepState.COMING] * (len(steps) - here - 1)
    return tuple(Step(name=step.value, state=state) for step, state in zip(steps, states, strict=True))


def is_pending(article: Article) -> bool:
    """Whether nobody has approved the article yet."""
    return article.status is not ReviewStatus.APPROVED


def citation_numbers(citations: Iterable[Citation]) -> tuple[int, ...]:
    """The reference numbers of the citations, each once, ascending."""
    return tuple(sorted({citation.number for citation in citations}))


def citation_mark(citations: Iterable[Citation]) -> str:
    """The mark as plain text, ``[1, 3]``; empty when nothing is cited."""
    numbers = citation_numbers(citations)
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def cited_as(citations: Iterable[Citation], *, number: int) -> tuple[Citation, ...]:
    """The citations that carry this number, in the order given."""
    return tuple(citation for citation in citations if citation.number == number)


def is_indirect(citations: Iterable[Citation]) -> bool:
    """Whether every citation is indirect or of a work that was not read; false if there is none."""
    given = tuple(citations)
    return bool(given) and all(
        citation.directness is Directness.INDIRECT or citation.read_depth is ReadDepth.NOT_READ
        for citation in given
    )


def group_references(references: Iterable[Reference]) -> tuple[ReferenceGroup, ...]:
    """The references grouped in the order of ``EvidenceKind``; kinds without any are left out."""
    ordered = sorted(references, key=lambda reference: reference.number)
    groups = ((kind, tuple(item for item in ordered if item.kind is kind)) for kind in EvidenceKind)
    return tuple(
        ReferenceGroup(title=_KIND_TITLES[kind], references=items) for kind, items in groups if items
    )


def statement_notes(statement: Statement, *, audience: Audience) -> tuple[str, ...]:
    """Short notes after a statement: whether this patient may have it yet, certainty, support, origin.

    Of an unverified statement no certainty is told: whoever judged it had no evidence before them.
    """
    certainty = None if audience.is_lay or statement.is_unverified else statement.certainty
    notes = [
        "HELD BACK for this patient until what is missing is known" if statement.is_held_back else None,
        certainty.value if certainty else None,
        _ORIGIN_NOTES.get(statement.origin),
        None if audience.is_lay or statement.support is None else _SUPPORT_NOTES.get(statement.support),
        "indirect or unread source" if is_indirect(statement.citations) else None,
    ]
    return tuple(note for note in notes if note)


def key_line(article: Article) -> str | None:
    """What the marks after a statement mean; ``None`` where no certainty is shown."""
    if article.audience.is_lay or not any(statement.certainty for statement in statements_of(article)):
        return None
    return "After each statement: reference numbers · certainty, as the evidence pack's author judged it."


def statements_of(article: Article) -> tuple[Statement, ...]:
    """Every statement of the article, in reading order."""
    inner = [
        statement
        for section in article.sections
        for part in (section, *section.subsections)
        for statement in part.statements
    ]
    return (*article.bottom_line, *inner)


def recommendation_line(recommendation: Recommendation) -> str:
    """The guideline's own grade as printed, and whether anyone here read it in the guideline."""
    grade = f"grade as printed: {recommendation.grade}" if recommendation.grade else "no grade given"
    caution = "" if recommendation.is_verified else " (as quoted, not read)"
    return f"Recommendation of {recommendation.by}; {grade}{caution}"


def read_depth_line(depth: ReadDepth) -> str:
    """How deep a work was read, as a short phrase."""
    return "not read, as quoted elsewhere" if depth is ReadDepth.NOT_READ else f"read: {depth.value}"


def citation_line(citation: Citation) -> str:
    """Where in the work, how directly, and how deep it was read."""
    parts = (citation.locator, f"{citation.directness.value} support", read_depth_line(citation.read_depth))
    return "; ".join(part for part in parts if part)


def reference_flags(reference: Reference) -> tuple[str, ...]:
    """Warnings that must stand beside a reference."""
    flags = [
        "RETRACTED" if reference.is_retracted else None,
        "AI-written page: not evidence" if reference.is_ai_written else None,
    ]
    return tuple(flag for flag in flags if flag)


def near_line(source: NearSource) -> str:
    """The title of a source that came near, with the warning that must stand beside it."""
    return f"RETRACTED: {source.title}" if source.is_retracted else source.title


def correction_line(correction: Correction) -> str:
    """How a typed word was read."""
    return f"Read '{correction.typed}' as {correction.read_as}"


def slots_line(slots: Iterable[Slot]) -> str:
    """What the answer depends on, as one sentence."""
    return f"The answer depends on: {', '.join(slot.value for slot in slots)}."


def counts_line(counts: Counts) -> str:
    """``41 statements, 3 unverified, 27 sources``."""
    statements = _counted(counts.statements, "statement")
    return f"{statements}, {counts.unverified} unverified, {_counted(counts.sources, 'source')}"


def audience_line(article: Article) -> str:
    """For whom the article was written, and when it was last updated."""
    return f"{AUDIENCE_LINES[article.audience]} · Last updated {article.last_updated}"


def readability_line(article: Article) -> str | None:
    """The measured school grade, if it was measured."""
    if article.readability is None:
        return None
    return f"Reading level: grade {article.readability.grade:.1f} ({article.readability.measure})"


def outcome_line(article: Article) -> str | None:
    """What is said in place of a bottom line when there is none."""
    if article.bottom_line or article.sections or article.outcome is Outcome.ANSWERED:
        return None
    labels = labels_for(article.audience)
    return labels.urgent_only if article.outcome is Outcome.URGENT else labels.nothing_found


def is_kept(article: Article, *, is_saved: bool) -> bool:
    """Whether commands can come back to the answer: one on the record of a patient is never kept."""
    return is_saved and all(section.key != PATIENT_KEY for section in article.sections)


def ask_command(follow_up: FollowUp, article: Article) -> str:
    """The shell command that asks it after this article, so for the same reader and of the same library.

    It is quoted, so that no question can act on the shell.
    """
    question = follow_up.question
    quoted = f'"{question}"' if _PLAIN_IN_QUOTES.fullmatch(question) else shlex.quote(question)
    return f"bedside ask {quoted} --follow-up {shlex.quote(article.id)}"


def claims_line(follow_up: FollowUp) -> str:
    """How much the library holds on it."""
    return _counted(follow_up.claims, "claim")


def replay_command(article: Article) -> str:
    """The shell command that makes the same bytes again."""
    return f"bedside replay {shlex.quote(article.id)}"


def making_pairs(article: Article) -> tuple[tuple[str, str], ...]:
    """How the article was made, as label and value."""
    making = article.making
    pairs = [
        ("Answer", article.id),
        ("Follows", article.parent),
        ("Release", making.release),
        ("Engines", ", ".join(making.engines)),
        ("Evidence weighed", _counted(len(making.evidence), "item") if making.evidence else None),
        ("Writer", _drafting_line(making.drafting) if making.drafting else None),
    ]
    return tuple((name, value) for name, value in pairs if value)


def _drafting_line(drafting: Drafting) -> str:
    """Who wrote, and what became of it."""
    fault = f", broke off: {drafting.fault}" if drafting.fault else ""
    counts = f"{drafting.kept} kept, {drafting.quoted} quoted instead, {drafting.dropped} dropped"
    return f"{drafting.writer} ({counts}{fault})"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
