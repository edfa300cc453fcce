"""How does an act come into the trail? By one function, in the transaction of the act itself."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from bedside.editorial import FIRST_PREVIOUS, seal
from bedside.terms import TrailEvent
from bedside_web.trail.models import Event

if TYPE_CHECKING:  # people stand above the trail: their own acts are recorded too
    from bedside_web.accounts.models import User

LOCK = 0x6265647369646521
"""The key of PostgreSQL's advisory lock for the trail; any number, as long as it stays."""


@transaction.atomic
def record(actor: "User | AnonymousUser", act: str, subject: str, detail: Mapping[str, str]) -> Event:
    """Add an entry, after all others. Writers wait for each other until their transactions end.

    ``detail`` never holds a question or anything of a patient. Raises ``ValueError`` for an actor that
    is nobody.
    """
    if isinstance(actor, AnonymousUser) or not isinstance(actor, get_user_model()) or actor.pk is None:
        raise ValueError("The trail takes no entry of nobody.")
    _wait_for_others()
    last = Event.objects.order_by("-number").first()
    event = seal(
        TrailEvent(
            number=last.number + 1 if last else 1,
            at=datetime.now(UTC),
            actor=actor.pk,
            actor_name=str(actor)[:200],
            act=act,
            subject=subject,
            detail=tuple(detail.items()),
            previous_hash=last.hash if last else FIRST_PREVIOUS,
            hash="",
        )
    )
    return Event.objects.create(
        number=event.number,
        at=event.at,
        actor=actor,
        actor_name=event.actor_name,
        act=event.act,
        subject=event.subject,
        detail=[list(pair) for pair in event.detail],
        previous_hash=event.previous_hash,
        hash=event.hash,
    )


def _wait_for_others() -> None:
    """On SQLite every transaction begins as a writer, alone; PostgreSQL needs a lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
