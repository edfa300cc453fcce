"""How is the trail shown to somebody who may not see every decision yet?"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bedside.editorial import FIRST_PREVIOUS, Break, may_see_decisions
from bedside.terms import Act, Person
from bedside_web.reviews.queries import cases_of
from bedside_web.trail.models import Event
from bedside_web.trail.queries import find_trail_break, newest_events

CLAIM = "claim:"
_DECISIONS = frozenset({Act.SIGN.value, Act.REQUEST_CHANGES.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet:
    """An event. Where ``is_masked``, it does not tell what was decided, and the hash gives nothing away."""

    number: int
    at: datetime
    actor_name: str
    act: str
    subject: str
    detail: tuple[tuple[str, str], ...]
    hash: str
    is_masked: bool


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


def make_events(events: Iterable[Event], person: Person) -> tuple[EventSheet, ...]:
    """The events of a page as ``person`` may see them."""
    rows = list(events)
    decided = [row.subject.removeprefix(CLAIM) for row in rows if row.act in _DECISIONS]
    hidden = {case.claim_id for case in cases_of(decided) if not may_see_decisions(case, person)}
    return tuple(
        _make_event(row, is_masked=_is_masked(row, person, hidden)) for row in rows
    )


def _is_masked(row: Event, person: Person, hidden: Set[str]) -> bool:
    is_anothers = row.actor_id != person.id
    return row.act in _DECISIONS and is_anothers and row.subject.removeprefix(CLAIM) in hidden


def _make_event(row: Event, *, is_masked: bool) -> EventSheet:
    return EventSheet(
        number=row.number,
        at=row.at,
        actor_name=row.actor_name,
        act=_("decided") if is_masked else row.act,
        subject=row.subject,
        detail=() if is_masked else tuple((name, text) for name, text in row.detail),
        hash=row.hash,
        is_masked=is_masked,
    )
