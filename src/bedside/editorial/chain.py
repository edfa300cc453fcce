"""Was the trail changed after the fact? Each entry's hash covers the entry and the hash before it.

A chain shows a change, a gap and a new order. That its end was cut off only shows against a head that
somebody wrote down elsewhere.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bedside.editorial.hashing import hash_words, write_time
from bedside.errors import Problem, SourceError
from bedside.terms import TrailEvent

FIRST_PREVIOUS = "0" * 64
"""What the first entry has in the place of the hash before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first entry that does not hold, and why."""

    number: int
    reason: str


def hash_event(event: TrailEvent) -> str:
    """The SHA-256 of everything in the entry but its own hash."""
    told = _told(event)
    del told["hash"]
    return hash_words(told)


def seal(event: TrailEvent) -> TrailEvent:
    """The entry with its hash."""
    return replace(event, hash=hash_event(event))


def find_break(events: Iterable[TrailEvent], *, head: str | None = None) -> Break | None:
    """The first entry that does not follow from the one before; ``head`` is the hash it should end with."""
    last, previous = 0, FIRST_PREVIOUS
    for event in events:
        if event.number != last + 1:
            return Break(number=event.number, reason=f"entry {last + 1} should stand here")
        if event.previous_hash != previous:
            return Break(number=event.number, reason="it does not follow from the entry before it")
        if event.hash != hash_event(event):
            return Break(number=event.number, reason="its words are not those that were hashed")
        last, previous = event.number, event.hash
    if head is not None and head != previous:
        return Break(number=last + 1, reason="entries are missing: the trail does not end with that head")
    return None


def write_events(events: Iterable[TrailEvent]) -> Iterator[str]:
    """The export: a line of JSON an entry."""
    for event in events:
        yield json.dumps(_told(event), ensure_ascii=False, sort_keys=True) + "\n"


def read_events(lines: Iterable[str], *, place: str) -> Iterator[TrailEvent]:
    """The entries of an export. Raises ``SourceError`` at the first line that is none."""
    for number, line in enumerate(lines, 1):
        try:
            yield _read(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError(
                f"Line {number} of {place} is not an entry of a trail.",
                (Problem(place=place, line=number, met=repr(error), advice="Export the trail again."),),
            ) from error


def _told(event: TrailEvent) -> dict[str, object]:
    return {
        "number": event.number,
        "at": write_time(event.at),
        "actor": event.actor,
        "actor_name": event.actor_name,
        "act": event.act,
        "subject": event.subject,
        "detail": [list(pair) for pair in event.detail],
        "previous_hash": event.previous_hash,
        "hash": event.hash,
    }


_NUMBERS = frozenset({"number", "actor"})


def _read(told: object) -> TrailEvent:
    if not isinstance(told, dict) or set(told) != set(TrailEvent.__dataclass_fields__):
        raise ValueError("other keys than those of an entry")
    for name, value in told.items():
        if name != "detail" and type(value) is not (int if name in _NUMBERS else str):
            raise TypeError(name)
    at = datetime.fromisoformat(told["at"])
    return TrailEvent(**{**told, "at": at, "detail": _pairs(told["detail"])})


def _pairs(detail: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(detail, list):
        raise TypeError("detail")
    for pair in detail:
        if not isinstance(pair, list) or [type(word) for word in pair] != [str, str]:
            raise TypeError("detail")
    return tuple((name, text) for name, text in detail)
