"""What is a told number worth in one unit, do two differ, and how do they read in all units?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bedside.checking.aspects import base_of
from bedside.quantities import convert, find_analyte, in_all_units
from bedside.quantities.shown import show_unit
from bedside.terms import Comparator, TicketValue

CLOSE = Decimal("0.04")
"""Values within this share of each other are one value, rounded or converted."""
ABOUT = Decimal("0.2")
"""Measured shares within this share of each other are one, where one of them is told as "about"."""
STRICT = frozenset({Comparator.LESS, Comparator.MORE})
_CONCENTRATIONS = ("mmol/L", "mg/dL", "meq/L")
_RATE = re.compile(r"(?P<unit>[^/]+/d?L)/(?P<time>\(24\.h\)|d)")
_SIGNS = {
    Comparator.LESS: "< ",
    Comparator.AT_MOST: "≤ ",
    Comparator.MORE: "> ",
    Comparator.AT_LEAST: "≥ ",
    Comparator.ABOUT: "about ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number with its unit, and with its bounds in the base unit of ``dimension``.

    ``over`` is ``d`` for a change per day. ``is_maximum`` is set by the words around it.
    """

    comparator: Comparator
    low: Decimal
    high: Decimal | None
    unit: str
    over: str
    of: str | None
    dimension: str
    base_low: Decimal
    base_high: Decimal
    is_maximum: bool

    @property
    def is_share(self) -> bool:
        """Whether it is a measured share (a prevalence) and no limit."""
        return self.dimension == "share" and self.comparator not in STRICT

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """What it comes to when rounded and compared."""
        return self.base_low, self.base_high


def value_of(
    bounds: tuple[Decimal, Decimal | None],
    unit: str,
    *,
    comparator: Comparator,
    of: str | None,
    words: str = "",
) -> Value | None:
    """The value with its dimension, or ``None`` for a unit that is not known.

    ``bounds`` are its low and, for a range, its high. ``words`` stand around it: they may say that it is
    a maximum, or a change in a day.
    """
    low, high = bounds
    rate = _RATE.fullmatch(unit)
    per_day = rate or re.search(r"\b(?:per|in a|in one) day\b", words)
    unit = rate["unit"] if rate else unit
    factor = _factor(unit, of)
    if factor is None:
        return None
    over = "d" if per_day and "/" in unit and "L" in unit else ""
    dimension, size = factor
    return Value(
        comparator=comparator,
        low=low,
        high=high,
        unit=unit,
        over=over,
        of=of,
        dimension=f"{dimension} per day" if over else dimension,
        base_low=low * size,
        base_high=(low if high is None else high) * size,
        is_maximum=re.search(r"\b(?:max(?:imum|imal)?|limit|at most|no more than)\b", words, re.I)
        is not None,
    )


def _factor(unit: str, of: str | None) -> tuple[str, Decimal] | None:
    """The dimension and the size of the unit in its base: concentrations of an analyte in mmol/L."""
    if of and find_analyte(of) and unit in _CONCENTRATIONS:
        try:
            size = convert(Decimal(1), from_unit=unit, to_unit="mmol/L", of=of)
        except ValueError:
            return None
        return f"concentration of {of}", size
    return base_of(unit)


def differ(one: Value, other: Value) -> bool:
    """Whether two values of one thing are different numbers, by more than rounding."""
    if one.is_share and other.is_share:
        return _shares_differ(one, other)
    ranges = (one.high is not None, other.high is not None)
    if all(ranges) or not any(ranges):
        return not (_is_close(one.base_low, other.base_low) and _is_close(one.base_high, other.base_high))
    span, single = (one, other) if one.high is not None else (other, one)
    if single.is_maximum or single.comparator is Comparator.AT_MOST:
        return not _is_close(span.base_high, single.base_low)
    return not _is_inside(single, span)


def _shares_differ(one: Value, other: Value) -> bool:
    """Two measured shares; "up to" is compared by its value, spans by whether they meet."""
    tolerance = ABOUT if Comparator.ABOUT in (one.comparator, other.comparator) else CLOSE
    apart = max(one.base_low, other.base_low) - min(one.base_high, other.base_high)
    return apart > tolerance * max(one.base_high, other.base_high)


def _is_inside(single: Value, span: Value) -> bool:
    return span.base_low * (1 - CLOSE) <= single.base_low <= span.base_high * (1 + CLOSE)


def is_part_of(one: Value, span: Value) -> bool:
    """Whether ``one`` lies inside the range ``span`` and is narrower."""
    return span.high is not None and one.bounds != span.bounds and _is_inside(one, span)


def _is_close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))


def shown_in_all_units(value: Value, like: Value) -> tuple[TicketValue, ...]:
    """The value in every unit that its analyte is reported in, else in the unit of ``like``.

    Rounded as laboratories print the analyte; the source's own unit keeps its digits.
    """
    if value.dimension.startswith("concentration of"):
        return tuple(_concentrations(value))
    here, there = base_of(value.unit), base_of(like.unit)
    size = here[1] / there[1] if here and there else Decimal(1)
    bounds = [_tidy(bound * size) for bound in (value.low, value.high) if bound is not None]
    return (_shown(value, like.unit, bounds),)


def _concentrations(value: Value) -> Iterator[TicketValue]:
    of = value.of or ""
    analyte = find_analyte(of)
    sides = [in_all_units(bound, value.unit, of) for bound in (value.low, value.high) if bound is not None]
    columns = {
        "mmol/L": [side.mmol_per_l for side in sides],
        "mg/dL": [side.mg_per_dl for side in sides],
        "meq/L": [side.meq_per_l for side in sides if side.meq_per_l is not None],
    }
    for unit, bounds in columns.items():
        if bounds and analyte and unit in analyte.units:
            yield _shown(value, unit, bounds)


def _shown(value: Value, unit: str, bounds: list[Decimal]) -> TicketValue:
    printed = "–".join(f"{bound:f}" for bound in bounds)
    return TicketValue(
        unit=unit_name(unit, value.over),
        low=float(bounds[0]),
        high=float(bounds[1]) if len(bounds) > 1 else None,
        printed=f"{_SIGNS.get(value.comparator, '')}{printed}",
        is_own=unit == value.unit,
    )


def printed_of(value: Value) -> str:
    """As the source gives it: ``< 1.8 mg/dL``."""
    bounds = [f"{bound:f}" for bound in (value.low, value.high) if bound is not None]
    return f"{_SIGNS.get(value.comparator, '')}{'–'.join(bounds)} {unit_name(value.unit, value.over)}"


def unit_name(unit: str, over: str = "") -> str:
    """The unit as it is read, with the time of a change."""
    name = {"[iU]": "units", "%": "%"}.get(unit, show_unit(unit))
    return f"{name} per day" if over else name


def _tidy(value: Decimal) -> Decimal:
    """At most two decimals, without zeros at the end."""
    rounded = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded
