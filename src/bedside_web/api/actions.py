"""What is written for programs? That an act came by a token, and what it came to, so that it is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from bedside_web.accounts.models import ApiToken, User
from bedside_web.api.models import KeptOutcome
from bedside_web.api.problems import Problem
from bedside_web.trail.actions import record

KEPT_HOURS = 24
"""How long a key holds; ``bedside-site forget`` deletes older ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act at the desk: what it is called, on what, and what does it and tells the outcome.

    ``key`` is the sender's ``Idempotency-Key``, or empty; ``sent`` are the bytes that came.
    """

    act: str
    subject: str
    do: Callable[[], dict[str, Any]]
    key: str = ""
    sent: bytes = b""

    @property
    def fingerprint(self) -> str:
        """A keyed hash of what was asked for, from which no word of it can be found."""
        words = "\n".join((self.act, self.subject)).encode() + b"\n" + self.sent
        return salted_hmac("bedside.api.outcome", words, algorithm="sha256").hexdigest()


@transaction.atomic
def do_once(actor: User, token: ApiToken, deed: Deed) -> tuple[dict[str, Any], bool]:
    """Do it, unless it was done under this key; returns what it came to, and whether that was before.

    A second request under one key waits for the first. What was refused is not kept: it can be tried again.
    Raises ``Problem`` for a key of another request, and whatever the act raises.
    """
    if not deed.key:
        return _do(actor, token, deed), False
    row, is_new = KeptOutcome.objects.get_or_create(
        token=token,
        key=deed.key,
        defaults={"fingerprint": deed.fingerprint, "body": {}, "done_at": timezone.now()},
    )
    if row.fingerprint != deed.fingerprint:
        raise Problem(
            422, "key-reused", "This `Idempotency-Key` was another request's. Send each act under its own."
        )
    if not is_new:
        return row.body, True
    row.body = _do(actor, token, deed)
    row.save(update_fields=["body"])
    return row.body, False


@transaction.atomic
def forget_outcomes(actor: User) -> int:
    """Delete what acts came to whose keys hold no more; how many they were is told."""
    old = KeptOutcome.objects.filter(done_at__lt=timezone.now() - timedelta(hours=KEPT_HOURS))
    count, _ = old.delete()
    if count:
        record(actor, "forget outcomes", "outcomes", {"count": str(count)})
    return count


def _do(actor: User, token: ApiToken, deed: Deed) -> dict[str, Any]:
    outcome = deed.do()
    record(actor, "act by token", f"token:{token.pk}", {"act": deed.act, "subject": deed.subject})
    return outcome
