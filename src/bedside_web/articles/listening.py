"""What do articles do when claims are reopened?"""

from typing import Any

from bedside_web.accounts.models import User
from bedside_web.articles.actions import put_back
from bedside_web.ledger.touched import Reopened


def hear_of_reopened(sender: object, *, actor: User, reopened: Reopened, **more: Any) -> list[str]:
    """Put approved articles back; tells which."""
    return put_back(actor, reopened)
