"""When was that? FHIR dates, which may stop at the year, as moments with a time zone.

A partial date is a span. Which end is taken decides what may be concluded, so the caller says which: the
earliest for when something was measured or began (an old value never looks new), the latest for its end.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bedside.interchange.fhir_record.fields import mapping_of

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""Dates outside of these are slips or stand for "always"; nobody's record tells of them."""

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?))?)?)?",
    re.IGNORECASE,
)


def earliest(value: object) -> datetime | None:
    """The first moment of a FHIR date or dateTime; without a zone taken as UTC. ``None`` if it is none."""
    return _span(value, 0)


def latest(value: object) -> datetime | None:
    """The last moment of a FHIR date or dateTime; otherwise as ``earliest``."""
    return _span(value, 1)


def is_whole_date(value: object) -> bool:
    """Whether a date tells the day."""
    return isinstance(value, str) and len(value) >= len("2026-11-02")


def start_of(holder: Mapping[str, Any], name: str) -> datetime | None:
    """When ``name`` of a resource began: ``nameDateTime``, ``nameInstant`` or the start of ``namePeriod``."""
    period = mapping_of(holder.get(f"{name}Period"))
    return (
        earliest(holder.get(f"{name}DateTime"))
        or earliest(holder.get(f"{name}Instant"))
        or earliest(period.get("start"))
        or earliest(period.get("end"))
    )


def end_of(holder: Mapping[str, Any], name: str) -> datetime | None:
    """When ``name`` of a resource ended: the end of ``namePeriod``."""
    return latest(mapping_of(holder.get(f"{name}Period")).get("end"))


def _span(value: object, end: int) -> datetime | None:
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= 40 else None
    if found is None:
        return None
    try:
        if found["time"]:
            return _with_zone(datetime.fromisoformat(found.group().upper()))
        year, month, day = _year(int(found["year"])), found["month"], found["day"]
        if not end:
            return datetime(year, int(month or 1), int(day or 1), tzinfo=UTC)
        last = int(month or 12)
        first_of_last = datetime(year, last, int(day or monthrange(year, last)[1]), tzinfo=UTC)
        return first_of_last + timedelta(days=1, microseconds=-1)
    except (ValueError, OverflowError):
        return None


def _with_zone(moment: datetime) -> datetime:
    _year(moment.year)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _year(year: int) -> int:
    """A year of a record, never so close to the ends of the calendar that arithmetic would overflow."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("no date of a record")
    return year
