"""What is a token? A word by which a program acts for a person, told once; its hash alone is kept."""

import hashlib
import secrets
from datetime import datetime
from enum import StrEnum

from bedside.terms import Refusal
from bedside_web.accounts.models import ApiToken, User

BEGINS = "bedside_"
"""How every token begins, so that one that was published by mistake is found by a search."""
_RANDOM_BYTES = 32
SHOWN_LETTERS = len(BEGINS) + 4
"""How much of a token stays readable in lists: enough to tell one's tokens apart, too little to guess."""
MOST_TOKENS = 20
LIFETIMES = (7, 30, 90, 365)
"""Days that a token may last."""


class Scope(StrEnum):
    """What a token may be used for; it never does more than its person may."""

    READ = "read"
    ASK = "ask"
    CHECK = "check"
    REVIEW = "review"
    TRAIL = "trail"


NEEDS_SECOND_FACTOR = frozenset({Scope.REVIEW, Scope.TRAIL})
"""What a token is given only by a sign-in that bears a second factor."""

NO_ROLE = Refusal(code="role", sentence="Only members of the board may do this.")
TOO_MANY_TOKENS = Refusal(
    code="too-many-tokens", sentence="You have as many tokens as one may have. Revoke one first."
)


def make_token() -> str:
    """A new token; nobody can guess it, so a plain hash is enough to keep it by."""
    return BEGINS + secrets.token_urlsafe(_RANDOM_BYTES)


def hash_token(token: str) -> str:
    """The hex SHA-256 by which a token is found again."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def find_token(token: str, now: datetime) -> ApiToken | None:
    """The token if it holds: neither revoked nor expired, of somebody whose account is active. One query."""
    found = ApiToken.objects.select_related("user").filter(sha256=hash_token(token)).first()
    return found if found and found.holds(now) and found.user.is_active else None


def list_tokens(user: User) -> list[ApiToken]:
    """A person's tokens, the newest first; revoked ones are gone."""
    return list(user.api_tokens.order_by("-made_at", "-pk"))
