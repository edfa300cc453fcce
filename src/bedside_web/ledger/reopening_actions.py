"""How are claims reopened? All together, in one transaction, and whoever shows them is told."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from bedside.editorial import CLAIM_TRANSITIONS, follow
from bedside.terms import Act, ReopeningCause, ReviewState
from bedside_web.accounts.models import User
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.signals import claims_reopened
from bedside_web.ledger.touched import Reopened, Touched
from bedside_web.trail.actions import record


@transaction.atomic
def reopen_claims(
    actor: User,
    claims: Sequence[ClaimRecord],
    *,
    cause: ReopeningCause,
    publication_id: str = "",
    reason: str = "",
) -> Touched:
    """Void the signatures of these claims: their round counts up, and they are to be judged anew.

    No rule is asked here; whoever calls has asked it. Without a claim nothing is written.
    """
    if not claims:
        return Touched()
    _count_up(claims)
    names = tuple(sorted(claim.pk for claim in claims))
    subject = f"source:{publication_id}" if publication_id else f"claim:{names[0]}"
    if len(names) > 1 and not publication_id:
        subject = "claims"
    detail = {"cause": cause.value, "claims": " ".join(names)} | ({"reason": reason} if reason else {})
    event = record(actor, Act.REOPEN.value, subject, detail)
    reopened = Reopened(
        claims=names, cause=cause, event=event.number, publication_id=publication_id, reason=reason
    )
    answers = claims_reopened.send(sender=ClaimRecord, actor=actor, reopened=reopened)
    articles = tuple(sorted(address for _, addresses in answers for address in addresses or ()))
    return Touched(claims=names, articles=articles, event=event.number)


def _count_up(claims: Sequence[ClaimRecord]) -> None:
    now = datetime.now(UTC)
    for claim in claims:
        claim.state = follow(CLAIM_TRANSITIONS, ReviewState(claim.state), Act.REOPEN).value
        claim.round += 1
        claim.changed_at = now
    ClaimRecord.objects.bulk_update(claims, ["state", "round", "changed_at"])
