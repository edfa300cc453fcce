"""What came of holding a test against a record?"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bedside.terms import Datum, Presence

OPPOSITE: Mapping[Presence, Presence] = MappingProxyType(
    {
        Presence.PRESENT: Presence.ABSENT,
        Presence.ABSENT: Presence.PRESENT,
        Presence.UNKNOWN: Presence.UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the record says, the data that say it, and what would have to be known."""

    presence: Presence
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()
