"""How is the trail shown? Its entries, and whether the chain holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bedside.editorial import FIRST_PREVIOUS, Break
from bedside_web.trail.models import Event
from bedside_web.trail.queries import find_trail_break, newest_events

_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet:
    """An entry of the trail; hashes in its ``detail`` are cut to their first letters."""

    event: Event
    detail: tuple[tuple[str, str], ...]


def make_events(events: Iterable[Event]) -> tuple[EventSheet, ...]:
    """The entries of a page."""
    return tuple(
        EventSheet(event=each, detail=tuple((name, shorten_hashes(text)) for name, text in each.detail))
        for each in events
    )


def shorten_hashes(text: str) -> str:
    """Each SHA-256 by its first twelve letters."""
    return _HASH.sub(r"\1…", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainState:
    """Whether the chain holds; ``head`` is the hash of its last event."""

    count: int
    head: str
    break_: Break | None


def check_chain() -> ChainState:
    """Read the whole trail and compute each hash again."""
    newest = newest_events().first()
    return ChainState(
        count=newest.number if newest else 0,
        head=newest.hash if newest else FIRST_PREVIOUS,
        break_=find_trail_break(),
    )
