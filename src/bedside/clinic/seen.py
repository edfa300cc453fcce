"""What came of holding a test against a record?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bedside.terms import Datum, Patient, Presence

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculated:
    """What a calculator made of a record: its results as value and UCUM unit, or what it lacked.

    ``data`` tell the result, ``inputs`` what it was calculated from.
    """

    name: str
    results: tuple[tuple[float, str], ...] = ()
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()
    inputs: tuple[Datum, ...] = ()


Calculate = Callable[[str, Patient], Calculated]
"""A calculator by its id, fed from the record."""
