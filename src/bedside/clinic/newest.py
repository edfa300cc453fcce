"""Which measured value of a record stands for now, and where does it lie against bounds?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bedside.quantities import convert, find_analyte, parse_unit
from bedside.quantities.scales import is_same_count, read_scale
from bedside.quantities.shown import print_like, show_unit
from bedside.terms import Bounds, Comparator, Datum, Measurement, Patient, Presence, Specimen

AHEAD = timedelta(days=1)
"""A value may be dated so far after the moment of asking: clocks and time zones differ, not more."""

_SIGNS = {
    Comparator.LESS: "<",
    Comparator.AT_MOST: "≤",
    Comparator.MORE: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.ABOUT: "about ",
}


RECENT_DAYS = 90
"""What a value of now may be calculated from is not older; a choice of ours (ADR 0047), of no source."""


def in_time_zone(moment: datetime) -> datetime:
    """A moment without a zone is taken as UTC, so that moments can be compared."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def name_of(of: str) -> str:
    """One name for one substance: ``Mg`` and ``magnesium`` are the same, ``ionized calcium`` is another."""
    name = of.strip().lower()
    analyte = find_analyte(name)
    return analyte.name if analyte and name in analyte.also_called else name


def bring_to(value: Decimal | float, *, from_unit: str, to_unit: str, of: str) -> Decimal | None:
    """``value`` in another unit, by the analyte where one ties them; ``None`` where nothing does."""
    if from_unit == to_unit:
        return Decimal(str(value))
    try:
        return convert(value, from_unit=from_unit, to_unit=to_unit, of=of)
    except ValueError:
        pass
    if is_same_count(from_unit, to_unit):
        return Decimal(str(value)) * read_scale(from_unit).factor / read_scale(to_unit).factor
    return _by_dimension(value, from_unit, to_unit)


def _by_dimension(value: Decimal | float, from_unit: str, to_unit: str) -> Decimal | None:
    """Where no analyte is needed. UCUM takes a milliequivalent for a millimole; here it is none."""
    try:
        here, there = parse_unit(from_unit), parse_unit(to_unit)
    except ValueError:
        return None
    ties = any(mark in unit.lower() for unit in (from_unit, to_unit) for mark in ("eq", "cel", "degf"))
    if ties or here.dimension != there.dimension or "arbitrary" in here.dimension:
        return None
    if here.dimension == "1" and {from_unit, to_unit} != {"%", "1"}:
        return None  # mmol/mmol and mg/mg are both of dimension one, and differ
    return Decimal(str(value)) * Decimal(repr(here.factor)) / Decimal(repr(there.factor))


def find_newest(
    patient: Patient, of: str, specimen: Specimen | None, *, within_days: float | None = None
) -> tuple[Measurement, ...]:
    """The newest values of ``of``; more than one where several were taken at that moment, or none is dated.

    A value dated after the moment of asking is no value of now; an undated one is not within any days.
    """
    asked = in_time_zone(patient.asked_at)
    name = name_of(of)
    found = [
        each
        for each in patient.measurements
        if name_of(each.of) == name and (specimen is None or each.specimen is specimen)
    ]
    dated = [(in_time_zone(each.taken), each) for each in found if each.taken is not None]
    dated = [(taken, each) for taken, each in dated if taken <= asked + AHEAD]
    if within_days is not None:
        dated = [(taken, each) for taken, each in dated if taken >= asked - timedelta(days=within_days)]
    if dated:
        newest = max(taken for taken, _ in dated)
        return tuple(each for taken, each in dated if taken == newest)
    return () if within_days is not None else tuple(each for each in found if each.taken is None)


def keep_recent(patient: Patient) -> Patient:
    """The record without measurements that are undated or older than ``RECENT_DAYS``."""
    since = in_time_zone(patient.asked_at) - timedelta(days=RECENT_DAYS)
    kept = tuple(each for each in patient.measurements if each.taken and in_time_zone(each.taken) >= since)
    return replace(patient, measurements=kept)


def place_all(measurements: Iterable[Measurement], bounds: Bounds) -> Presence:
    """Whether all lie within the bounds, or all outside; values that disagree leave it unknown."""
    places = {place_in(each, bounds) for each in measurements}
    return places.pop() if len(places) == 1 else Presence.UNKNOWN


def place_in(measurement: Measurement, bounds: Bounds) -> Presence:
    """Whether the value lies within the bounds; unknown where its unit or comparator leaves it open.

    In another unit the bounds are as one would print them there: 0.7 mmol/L of magnesium is 1.7 mg/dL, so
    1.7 mg/dL is not below it, though by arithmetic it is 0.6994 mmol/L.
    """
    there = print_bounds(bounds, measurement.unit, of=measurement.of)
    if there is None or measurement.value != measurement.value:
        return Presence.UNKNOWN
    return place_value(measurement.value, there, comparator=measurement.comparator)


def print_bounds(bounds: Bounds, unit: str, *, of: str) -> Bounds | None:
    """The bounds in another unit, each end with its digits; ``None`` where nothing ties the units."""
    if unit == bounds.unit:
        return bounds
    ends: dict[str, float] = {}
    for name in ("at_least", "above", "at_most", "below"):
        end = getattr(bounds, name)
        if end is None:
            continue
        brought = bring_to(end, from_unit=bounds.unit, to_unit=unit, of=of)
        if brought is None:
            return None
        ends[name] = print_like(brought, end)
    return Bounds(unit=unit, **ends)


def place_value(value: float, bounds: Bounds, *, comparator: Comparator = Comparator.EQUAL) -> Presence:
    """As ``place_in``, of a number in the bounds' unit: "<0.2" is below 0.3 for sure, not below 0.1."""
    if comparator in (Comparator.ABOUT, Comparator.RANGE):
        return Presence.UNKNOWN
    may_be = _may_be(value, comparator)
    sides = [_against(may_be, end, kind=kind) for kind, end in _ends(bounds)]
    if Presence.ABSENT in sides:
        return Presence.ABSENT
    return Presence.UNKNOWN if Presence.UNKNOWN in sides else Presence.PRESENT


_Edge = tuple[float, bool]
"""An end of what a value may be, and whether it may be that itself."""


def _ends(bounds: Bounds) -> list[tuple[str, float]]:
    ends = ((">=", bounds.at_least), (">", bounds.above), ("<=", bounds.at_most), ("<", bounds.below))
    return [(kind, end) for kind, end in ends if end is not None]


def _against(may_be: tuple[_Edge, _Edge], end: float, *, kind: str) -> Presence:
    """One end of the bounds against all that the value may be."""
    low, high = may_be
    if kind in ("<", "<="):
        # Mirrored: x < e is -x > -e, so that one comparison is written once.
        low, high, end = (-high[0], high[1]), (-low[0], low[1]), -end
    includes_end = kind in (">=", "<=")
    if low[0] > end or (low[0] == end and (includes_end or not low[1])):
        return Presence.PRESENT
    if high[0] < end or (high[0] == end and (not includes_end or not high[1])):
        return Presence.ABSENT
    return Presence.UNKNOWN


def _may_be(value: float, comparator: Comparator) -> tuple[_Edge, _Edge]:
    """The least and the most that the value may be."""
    infinity = float("inf")
    if comparator in (Comparator.LESS, Comparator.AT_MOST):
        return (-infinity, False), (value, comparator is Comparator.AT_MOST)
    if comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return (value, comparator is Comparator.AT_LEAST), (infinity, False)
    return (value, True), (value, True)


def datum_of(measurement: Measurement) -> Datum:
    """``Magnesium 0.48 mmol/L (2026-11-02)``, as the record has it."""
    sign = _SIGNS.get(measurement.comparator, "")
    where = {Specimen.URINE: " in urine", Specimen.URINE_OF_A_DAY: " in 24-hour urine"}
    # "eGFR" and "pH" begin with a small letter wherever they stand.
    is_fixed = measurement.of[1:2].isupper()
    of = measurement.of if is_fixed else measurement.of[:1].upper() + measurement.of[1:]
    specimen = where.get(measurement.specimen, "") if measurement.specimen else ""
    unit = "" if measurement.unit == "1" else f" {show_unit(measurement.unit)}"
    text = f"{of}{specimen} {sign}{measurement.value:g}{unit}{day_of(measurement)}"
    return Datum(text=text, place=measurement.place)


def day_of(measurement: Measurement) -> str:
    """When it was taken, behind the value: `` (2026-11-02)``; nothing where it was typed without a date."""
    if measurement.is_typed:
        return ""
    return f" ({measurement.taken:%Y-%m-%d})" if measurement.taken else " (no date)"
