"""What is written of cards? What became of them, as clients tell it."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction

from bedside.interchange.cds_hooks import CardFeedback
from bedside_web.accounts.models import User
from bedside_web.cds.models import CardOutcome
from bedside_web.trail.actions import record

KEEP_FEEDBACK = "keep card feedback"


@transaction.atomic
def keep_feedback(actor: User, service: str, told: Iterable[CardFeedback]) -> None:
    """Keep the outcomes of a batch; of a card that is told again the last one stays."""
    today = datetime.now(UTC).date()
    outcomes: Counter[str] = Counter()
    for each in told:
        kept = {"outcome": each.outcome.value, "suggestions": each.suggestions, "reason": each.reason}
        CardOutcome.objects.update_or_create(
            service=service, card=each.card, defaults=kept, create_defaults={**kept, "day": today}
        )
        outcomes[each.outcome.value] += 1
    if outcomes:
        detail = {outcome: str(count) for outcome, count in sorted(outcomes.items())}
        record(actor, KEEP_FEEDBACK, f"card service {service}", detail)
