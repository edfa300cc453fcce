"""How is the trail shown? Its entries, and whether the chain holds."""

from dataclasses import dataclass

from bedside.editorial import FIRST_PREVIOUS, Break
from bedside_web.trail.queries import find_trail_break, newest_events


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
