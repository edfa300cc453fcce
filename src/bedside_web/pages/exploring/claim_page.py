"""What is known of one claim: its wording, what it rests on, who signed it, and how it came to be?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from bedside import Library
from bedside.terms import (
    Claim,
    ClaimId,
    ClaimSupport,
    ConceptEntry,
    Disagreement,
    ReviewState,
)
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import ClaimRecord, ClaimRevision
from bedside_web.ledger.queries import find_claim, wordings
from bedside_web.pages.exploring.cited import Source, find_sources
from bedside_web.reviews.models import Reopening
from bedside_web.reviews.signatures import Signature, shown_signatures
from bedside_web.reviews.worddiff import Run, compare_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One place that the claim rests on."""

    support: ClaimSupport
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What another work says instead."""

    disagreement: Disagreement
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of the claim, with what changed from the one before."""

    number: int
    made_on: date
    author: str
    reason: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim with all that stands around it."""

    claim: Claim
    entry: ConceptEntry | None
    state: ReviewState
    rests: tuple[Rest, ...]
    others: tuple[Other, ...]
    signatures: tuple[Signature, ...]
    wordings: tuple[Wording, ...]
    reopenings: tuple[Reopening, ...]


def make_claim_page(library: Library, id: str, now: datetime) -> ClaimPage:
    """The page of a claim. Raises ``Http404``. Five queries."""
    record = find_claim(id)
    claim = _claim(library, id, record)
    entries = [entry for entry in library.ledger.concepts() if entry.id == claim.concept]
    cited = [support.publication_id for support in claim.supports]
    disputed = [each.publication_id for each in claim.disagreements]
    works = find_sources(library, (*cited, *disputed))
    return ClaimPage(
        claim=claim,
        entry=entries[0] if entries else None,
        state=ReviewState(record.state) if record else ReviewState.SUBMITTED,
        rests=tuple(Rest(support=each, source=works[each.publication_id]) for each in claim.supports),
        others=tuple(
            Other(disagreement=each, source=works[each.publication_id]) for each in claim.disagreements
        ),
        signatures=tuple(shown_signatures(record, now)),
        wordings=tuple(_wordings(_revisions(record))),
        reopenings=tuple(Reopening.objects.filter(claim=record).order_by("-reopened_at")) if record else (),
    )


def _claim(library: Library, id: str, record: ClaimRecord | None) -> Claim:
    """The wording that readers are shown: that of the board where there is one, else the library's."""
    if record and record.current:
        return claim_of(record.current)
    try:
        return library.ledger.claim(ClaimId(id))
    except KeyError:
        raise Http404(_("There is no such claim.")) from None


def _revisions(record: ClaimRecord | None) -> Sequence[ClaimRevision]:
    """Wordings that readers were or are shown; one that is only proposed is the board's matter."""
    if record is None or record.current is None:
        return ()
    return tuple(wordings(record.pk).filter(number__lte=record.current.number).order_by("number"))


def _wordings(revisions: Sequence[ClaimRevision]) -> Iterator[Wording]:
    before = ""
    for revision in revisions:
        after = claim_of(revision).statement
        yield Wording(
            number=revision.number,
            made_on=revision.made_at.date(),
            author=str(revision.author) if revision.author else _("the shipped library"),
            reason=revision.reason,
            runs=compare_words(before, after) if before and before != after else (),
        )
        before = after
