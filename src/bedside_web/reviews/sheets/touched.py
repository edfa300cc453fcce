"""What did the marking of a source touch? Read off the trail, which cannot be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bedside_web.trail.models import Event

MOST_AFTER = 500
"""Entries after a marking among which those of its articles stand: they were written in one transaction."""
_ARTICLE = "article:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedSheet:
    """A marking: by whom and when, the claims that it opened again, and the articles that went back."""

    number: int
    at: datetime
    actor_name: str
    cause: str
    reason: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]


def make_touched(markings: Iterable[Event]) -> tuple[TouchedSheet, ...]:
    """Each marking with what it touched."""
    return tuple(_make_touched(event) for event in markings)


def _make_touched(event: Event) -> TouchedSheet:
    told = dict(event.detail)
    return TouchedSheet(
        number=event.number,
        at=event.at,
        actor_name=event.actor_name,
        cause=told.get("cause", ""),
        reason=told.get("reason", ""),
        claims=tuple(told.get("claims", "").split()),
        articles=_articles_of(event),
    )


def _articles_of(event: Event) -> tuple[str, ...]:
    after = Event.objects.filter(
        number__gt=event.number, number__lte=event.number + MOST_AFTER, subject__startswith=_ARTICLE
    )
    return tuple(
        each.subject.removeprefix(_ARTICLE)
        for each in after
        if dict(each.detail).get("because of entry") == str(event.number)
    )
