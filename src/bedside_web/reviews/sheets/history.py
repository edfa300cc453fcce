"""What befell a claim? Its wordings with what each changed, and decisions with the words they suggest."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bedside.terms import DecisionKind
from bedside_web.accounts.models import User
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import ClaimRevision
from bedside_web.reviews.models import ReviewDecision
from bedside_web.reviews.worddiff import Run, compare_words


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingSheet:
    """A wording, told by what it changed of the one before."""

    number: int
    made_at: datetime
    author: User | None
    release: str
    reason: str
    is_current: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSheet:
    """A decision that may be seen; ``counts`` is false for one on an earlier wording or round."""

    reviewer_name: str
    is_approval: bool
    signed_at: datetime
    expires_at: datetime | None
    counts: bool
    reason: str
    suggested_runs: tuple[Run, ...]


def make_wordings(wordings: Iterable[ClaimRevision], *, shown: int | None) -> tuple[WordingSheet, ...]:
    """Newest first; ``shown`` is the key of the wording that readers see."""
    revisions = sorted(wordings, key=lambda each: each.number)
    statements = [claim_of(each).statement for each in revisions]
    texts = [*statements[:1], *statements]
    made = [
        WordingSheet(
            number=each.number,
            made_at=each.made_at,
            author=each.author,
            release=each.release,
            reason=each.reason,
            is_current=each.pk == shown,
            runs=compare_words(before, after),
        )
        for each, (before, after) in zip(revisions, pairwise(texts), strict=True)
    ]
    return tuple(reversed(made))


def make_decisions(
    rows: Iterable[ReviewDecision], statement: str, counting: Set[tuple[int, str, int]]
) -> tuple[DecisionSheet, ...]:
    """Newest first; a suggested wording is told by what it would change of ``statement``."""
    return tuple(
        DecisionSheet(
            reviewer_name=row.reviewer_name,
            is_approval=row.kind == DecisionKind.APPROVE.value,
            signed_at=row.signed_at,
            expires_at=row.expires_at,
            counts=(row.reviewer_id, row.claim_hash, row.round) in counting,
            reason=row.reason,
            suggested_runs=compare_words(statement, row.suggested) if row.suggested else (),
        )
        for row in sorted(rows, key=lambda each: each.signed_at, reverse=True)
    )
