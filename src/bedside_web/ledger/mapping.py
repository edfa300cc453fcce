"""How do rows become the library's words? A wording is a ``Claim``, a record a ``ClaimCase``."""

from typing import Any

import msgspec

from bedside.terms import Claim, ClaimCase, ClaimId, EvidenceKind, Facet, Publication, ReviewState
from bedside_web.ledger.models import ClaimRecord, ClaimRevision, SourceRecord


def claim_of(revision: ClaimRevision) -> Claim:
    """The claim in this wording."""
    return msgspec.convert(revision.body, Claim)


def body_of(word: Claim | Publication) -> Any:
    """A word of the library as JSON keeps it."""
    return msgspec.to_builtins(word)


def publication_of(source: SourceRecord) -> Publication:
    """The work, as it was when it came in."""
    return msgspec.convert(source.body, Publication)


def wording_of(record: ClaimRecord) -> ClaimRevision:
    """The wording that review is about: the pending one, or else the one that readers see."""
    wording = record.pending or record.current
    if wording is None:
        raise ValueError(f"claim {record.pk} has no wording")
    return wording


def bare_case(record: ClaimRecord, wording: ClaimRevision | None = None) -> ClaimCase:
    """The case of a wording before anybody has taken it or decided; the one under review without one."""
    wording = wording or wording_of(record)
    return ClaimCase(
        claim_id=ClaimId(record.pk),
        claim_hash=wording.sha256,
        facet=Facet(record.facet),
        state=ReviewState(record.state),
        round=record.round,
        needed=record.needed,
        author=wording.author_id,
        drugs=tuple(wording.body["drugs"]),
        sponsors=tuple(record.sponsors),
        has_evidence=record.has_evidence,
    )


def sponsors_of(publications: list[Publication]) -> list[str]:
    """Who paid for these works: the grants of a study, and the maker who wrote a drug's label."""
    names = [
        name
        for work in publications
        for name in (*work.grants, work.authors if work.kind is EvidenceKind.DRUG_LABEL else None)
        if name
    ]
    return list(dict.fromkeys(names))
