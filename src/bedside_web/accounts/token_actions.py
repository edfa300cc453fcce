"""What is written of tokens? Made, used for the first time on a day, revoked; each with its entry."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from bedside.editorial import Refused
from bedside.editorial.refusals import NO_SECOND_FACTOR
from bedside.terms import Person, Refusal
from bedside_web.accounts.models import ApiToken, User
from bedside_web.accounts.tokens import (
    MOST_TOKENS,
    NEEDS_SECOND_FACTOR,
    NO_ROLE,
    SHOWN_LETTERS,
    TOO_MANY_TOKENS,
    Scope,
    hash_token,
    make_token,
)
from bedside_web.trail.actions import record


@transaction.atomic
def create_token(
    actor: User, person: Person, *, name: str, scopes: Collection[Scope], days: int
) -> tuple[ApiToken, str]:
    """Make a token of the actor's own; ``person`` is the actor as the rules see them.

    Returns the row and the token, which is told now and never again. Raises ``Refused``.
    """
    refusal = _why_not(person, scopes, held=actor.api_tokens.count())
    if refusal:
        raise Refused(refusal)
    token, now = make_token(), timezone.now()
    made = ApiToken.objects.create(
        user=actor,
        name=name.strip(),
        shown=token[:SHOWN_LETTERS],
        sha256=hash_token(token),
        scopes=[scope.value for scope in Scope if scope in scopes],
        has_second_factor=person.has_second_factor,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    record(actor, "make token", f"token:{made.pk}", {"scopes": ", ".join(made.scopes), "days": str(days)})
    return made, token


@transaction.atomic
def revoke_token(actor: User, pk: int) -> bool:
    """Delete a token of the actor's own; false if there is none of that number."""
    gone, _ = ApiToken.objects.filter(user=actor, pk=pk).delete()
    if gone:
        record(actor, "revoke token", f"token:{pk}", {})
    return bool(gone)


@transaction.atomic
def note_use(actor: User, token: ApiToken, day: date) -> None:
    """Keep the day on which a token was last used: one entry a day, so that a stolen one is noticed."""
    is_first = ApiToken.objects.filter(pk=token.pk).exclude(last_used=day).update(last_used=day)
    if is_first:
        record(actor, "use token", f"token:{token.pk}", {"day": day.isoformat()})


def _why_not(person: Person, scopes: Collection[Scope], *, held: int) -> Refusal | None:
    """Why this person may not make such a token, who has ``held`` tokens."""
    if held >= MOST_TOKENS:
        return TOO_MANY_TOKENS
    if not NEEDS_SECOND_FACTOR.intersection(scopes):
        return None
    if not person.roles:
        return NO_ROLE
    return None if person.has_second_factor else NO_SECOND_FACTOR
