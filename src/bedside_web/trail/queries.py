"""What does the trail say? All of it, of one subject, and whether it was changed."""

from collections.abc import Iterator
from datetime import UTC

from django.db.models import QuerySet

from bedside.editorial import Break, find_break
from bedside.terms import TrailEvent
from bedside_web.trail.models import Event

_AT_ONCE = 2_000
COUNT_READS = "count reads"
"""The act of adding up how often articles were read: as many entries as all others, and nobody's."""


def trail_event(event: Event) -> TrailEvent:
    """The row as the library knows it."""
    return TrailEvent(
        number=event.number,
        at=event.at.astimezone(UTC),
        actor=event.actor_id,
        actor_name=event.actor_name,
        act=event.act,
        subject=event.subject,
        detail=tuple((name, text) for name, text in event.detail),
        previous_hash=event.previous_hash,
        hash=event.hash,
    )


def all_events() -> Iterator[TrailEvent]:
    """The whole trail, oldest first, without holding it all."""
    return (trail_event(event) for event in Event.objects.order_by("number").iterator(chunk_size=_AT_ONCE))


def events_of(subject: str) -> QuerySet[Event]:
    """What happened to one subject, such as ``claim:hm-dose-007``; newest first."""
    return Event.objects.filter(subject=subject).order_by("-number")


def newest_events() -> QuerySet[Event]:
    """All entries, newest first."""
    return Event.objects.order_by("-number")


def newest_acts() -> QuerySet[Event]:
    """What people and the library did, newest first: all entries but the counts of readings."""
    return newest_events().exclude(act=COUNT_READS)


def find_trail_break() -> Break | None:
    """The first entry that does not hold; ``None`` if the trail is whole."""
    return find_break(all_events())
