"""How do desks and decisions become a case of the rules?"""

from collections.abc import Iterable
from dataclasses import replace

from bedside.terms import ClaimCase, ClaimId, Decision, DecisionKind
from bedside_web.ledger.mapping import bare_case
from bedside_web.ledger.models import ClaimRecord, ClaimRevision
from bedside_web.reviews.models import Assignment, ReviewDecision


def decision_of(row: ReviewDecision) -> Decision:
    """The row as the library knows it."""
    return Decision(
        claim_id=ClaimId(row.claim_id),
        claim_hash=row.claim_hash,
        reviewer=row.reviewer_id,
        reviewer_name=row.reviewer_name,
        kind=DecisionKind(row.kind),
        round=row.round,
        signed_at=row.signed_at,
        expires_at=row.expires_at,
        reason=row.reason,
    )


def make_case(
    claim: ClaimRecord,
    taken: Iterable[Assignment],
    decided: Iterable[ReviewDecision],
    *,
    wording: ClaimRevision | None = None,
) -> ClaimCase:
    """The case of a wording, that under review without one."""
    return replace(
        bare_case(claim, wording),
        takers=frozenset(each.reviewer_id for each in taken if each.round == claim.round),
        decisions=tuple(decision_of(row) for row in decided),
    )
