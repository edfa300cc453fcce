"""What does review keep when claims are reopened?"""

from typing import Any

from bedside_web.accounts.models import User
from bedside_web.ledger.touched import Reopened
from bedside_web.reviews.actions import keep_reopenings


def hear_of_reopened(sender: object, *, actor: User, reopened: Reopened, **more: Any) -> list[str]:
    """Keep the cause beside each claim; no article is touched here."""
    return keep_reopenings(actor, reopened)
