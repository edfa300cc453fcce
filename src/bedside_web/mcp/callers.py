"""Whose programs may use the tools? Those with a token, or on this machine; no page of another site."""

import time
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone

from bedside.terms import Refusal
from bedside_web.accounts.token_actions import note_use
from bedside_web.accounts.tokens import Scope, find_token

NEEDED = frozenset({Scope.READ.value, Scope.ASK.value, Scope.CHECK.value})
"""One message may call any tool, so a token for tools bears all that they need."""
MINUTE = 60
_HERE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a program may not call, and the HTTP status that says so."""

    refusal: Refusal
    status: int


FOREIGN = Refused(
    status=403,
    refusal=Refusal(
        code="origin",
        sentence="A page of another site may not use these tools. Use them from a program of your own.",
    ),
)
NO_TOKEN = Refused(
    status=401,
    refusal=Refusal(
        code="token",
        sentence="These tools need a token in the header `Authorization: Bearer …`. Make one on the page of "
        "your account.",
    ),
)
LACKS_SCOPES = Refused(
    status=403,
    refusal=Refusal(
        code="scope", sentence="The token must bear the scopes read, ask and check. Make one that has them."
    ),
)
TOO_MANY = Refused(
    status=429,
    refusal=Refusal(
        code="too-many-requests",
        sentence=f"That was as much as may be asked in a minute. Wait {MINUTE} seconds and go on.",
    ),
)


def why_not_call(request: HttpRequest) -> Refused | None:
    """Why the program that asks may not use the tools.

    A browser names the page's origin: one of another host is refused, or any page could ask on behalf of its
    reader (DNS rebinding; the protocol demands it, *Streamable HTTP*, security).
    """
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.get_host():
        return FOREIGN
    if header := request.headers.get("Authorization", ""):
        return _why_not_with(header)
    if not _is_here(request.META.get("REMOTE_ADDR", "")):
        return NO_TOKEN
    return None if _is_within_limit(_HERE) else TOO_MANY


def _why_not_with(header: str) -> Refused | None:
    scheme, _, given = header.partition(" ")
    now = timezone.now()
    token = find_token(given.strip(), now) if scheme.lower() == "bearer" else None
    if token is None:
        return NO_TOKEN
    if not set(token.scopes) >= NEEDED:
        return LACKS_SCOPES
    if not _is_within_limit(f"token-{token.pk}"):
        return TOO_MANY
    if token.last_used != now.date():
        note_use(token.user, token, now.date())
    return None


def _is_within_limit(who: str) -> bool:
    """Counts a message of ``who`` in the memory of this worker, and says whether it may be answered."""
    most = settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS if who == _HERE else settings.ASKS_PER_MINUTE
    if most <= 0:
        return True
    key, numbers = f"mcp:{int(time.time() // MINUTE)}:{who}", caches["process"]
    numbers.add(key, 0, timeout=2 * MINUTE)
    return numbers.incr(key) <= most


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
