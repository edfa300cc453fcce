"""Whose signatures does a claim show to everybody? None of a round that is open: reviewers judge unseen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bedside.terms import DecisionKind, ReviewState
from bedside_web.ledger.models import ClaimRecord
from bedside_web.reviews.models import ReviewDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A person's approval. ``is_valid`` says whether it counts today, for the wording that is shown."""

    name: str
    credentials: str
    signed_on: date
    expires_on: date | None
    is_valid: bool


def shown_signatures(record: ClaimRecord | None, now: datetime) -> Iterator[Signature]:
    """Approvals, newest first. While a round is open they are not shown: reviewers judge unseen."""
    if record is None or record.current is None:
        return
    is_open = record.state != ReviewState.APPROVED.value
    approvals = ReviewDecision.objects.filter(claim=record, kind=DecisionKind.APPROVE.value)
    for each in approvals.order_by("-signed_at"):
        is_of_now = each.round == record.round and each.claim_hash == record.current.sha256
        if is_open and each.round == record.round:
            continue
        yield Signature(
            name=each.reviewer_name,
            credentials=each.credentials,
            signed_on=each.signed_at.date(),
            expires_on=each.expires_at.date() if each.expires_at else None,
            is_valid=is_of_now and each.expires_at is not None and each.expires_at > now,
        )
