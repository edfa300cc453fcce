"""Are two quantities the same? Equal, equal once converted or rounded, inside a range, or how they differ.

The tolerance follows the digits printed: what is told must be what the other one rounds to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from bedside.quantities.analytes import convert, find_analyte, is_convertible
from bedside.quantities.found import FoundQuantity
from bedside.terms import Comparator, QuantityRole

MAX_ROUNDING = Decimal("0.03")
"""Rounding may change a printed value by 3 % at most: 22.6 % may be told as 23 %, 1.3 never as 1."""
MAX_CONVERSION = Decimal("0.05")
"""Converted values are rounded further in print: 1.2 mg/dL of magnesium is told as 0.5 mmol/L."""

# Units that count the same thing by a fixed factor, whatever the analyte.
_SCALES = (
    {"pg": "1e-12", "ng": "0.000000001", "ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000"},
    {"nmol": "1e-9", "umol": "0.000001", "mmol": "0.001", "mol": "1"},
    {"uL": "0.000001", "mL": "0.001", "dL": "0.1", "L": "1"},
    {"ms": "0.001", "s": "1", "min": "60", "h": "3600", "d": "86400", "wk": "604800"},
    {"mo": "1", "a": "12"},
    {"/d": "1", "/(24.h)": "1", "/h": "24"},
    {"um": "0.000001", "mm": "0.001", "cm": "0.01", "m": "1", "km": "1000"},
)
_FEWER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_MORE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_DAYS = {"min": Decimal(1440), "h": Decimal(24), "d": Decimal(1)}


class Sameness(StrEnum):
    """What comparing two quantities came to; the first four are agreement."""

    EQUAL = "equal"
    CONVERTED = "converted-equal"
    ROUNDED = "rounded-equal"
    INSIDE = "inside range"
    DIFFERENT = "different"
    WRONG_DIMENSION = "wrong dimension"
    WRONG_ANALYTE = "wrong analyte"


_AGREEING = frozenset({Sameness.EQUAL, Sameness.CONVERTED, Sameness.ROUNDED, Sameness.INSIDE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two quantities stand to each other.

    ``is_opposed`` says that one is bounded from above and the other from below ("below 2", "above 2").
    ``converted`` is the other's low value in our unit, unrounded, where a conversion was done.
    """

    sameness: Sameness
    is_opposed: bool = False
    converted: Decimal | None = None

    @property
    def is_same(self) -> bool:
        """Whether ours may stand for theirs, as far as numbers and units go."""
        return self.sameness in _AGREEING


def compare(
    ours: FoundQuantity, theirs: FoundQuantity, *, of: str | None = None, of_theirs: str | None = None
) -> Comparison:
    """How ``ours`` stands to ``theirs``: two quantities of the analyte or drug ``of``.

    ``of_theirs`` names what theirs is of, if that may be something else; without it both are of the same.
    One end of a range, or a value between its ends, lies inside it. Four times a day is every six hours.
    """
    is_opposed = _is_opposed(ours, theirs)
    if of and of_theirs and _name(of) != _name(of_theirs):
        return Comparison(sameness=Sameness.WRONG_ANALYTE, is_opposed=is_opposed)
    ours, theirs = _same_rhythm(ours, theirs)
    analytes = [name for name in (of, of_theirs) if name and find_analyte(name)]
    if not is_of_one_dimension(ours.unit, theirs.unit) and ours.unit and theirs.unit:
        return Comparison(sameness=Sameness.WRONG_DIMENSION, is_opposed=is_opposed)
    sameness = _sameness(ours, theirs, analytes)
    converted = (
        _converted(theirs.low, theirs.unit, ours.unit, analytes=analytes)
        if ours.unit != theirs.unit
        else None
    )
    return Comparison(sameness=sameness, is_opposed=is_opposed, converted=converted)


def is_value_same(ours: FoundQuantity, theirs: FoundQuantity, analytes: Sequence[str]) -> bool:
    """Whether ours is theirs as printed, rounded, or converted for one of ``analytes``; comparators apart.

    A single value may be one end of their range, not a value between.
    """
    ours, theirs = _same_rhythm(ours, theirs)
    if not _are_over_the_same(ours.over, theirs.over):
        return False
    if ours.high is None and theirs.high is not None:  # one end of a range is told
        ends = (alone(theirs, theirs.low), alone(theirs, theirs.high))
        return any(is_value_same(ours, end, analytes) for end in ends)
    return _pairs_sameness(ours, theirs, analytes) is not None


def is_of_one_dimension(unit: str | None, to_unit: str | None) -> bool:
    """Whether two units can be of one quantity: the same, tied by a scale, or by an analyte."""
    if unit == to_unit or _has_scale(unit, to_unit):
        return True
    return unit is not None and to_unit is not None and is_convertible(unit, to_unit)


def alone(quantity: FoundQuantity, value: Decimal) -> FoundQuantity:
    """``value`` by itself, with the unit and the span of ``quantity``."""
    return FoundQuantity(
        start=quantity.start,
        end=quantity.end,
        comparator=Comparator.EQUAL,
        low=value,
        unit=quantity.unit,
        over=quantity.over,
    )


def _sameness(ours: FoundQuantity, theirs: FoundQuantity, analytes: Sequence[str]) -> Sameness:
    if not _are_over_the_same(ours.over, theirs.over):
        return Sameness.DIFFERENT
    if ours.high is None and theirs.high is not None:
        return Sameness.INSIDE if _is_inside(ours, theirs, analytes) else Sameness.DIFFERENT
    return _pairs_sameness(ours, theirs, analytes) or Sameness.DIFFERENT


def _are_over_the_same(one: str | None, other: str | None) -> bool:
    """Whether two spans (``14.d``, ``2.wk``) are one; a span that is not told differs from none."""
    if not one or not other or one == other:
        return True
    (count, _, unit), (count_2, _, unit_2) = one.rpartition("."), other.rpartition(".")
    scaled = _scaled(Decimal(count_2 or 1), unit_2, unit)
    return scaled is not None and scaled == Decimal(count or 1)


def _pairs_sameness(ours: FoundQuantity, theirs: FoundQuantity, analytes: Sequence[str]) -> Sameness | None:
    """The weakest sameness of both ends, or ``None`` if one differs."""
    if (ours.high is None) != (theirs.high is None):
        return None
    pairs = [(ours.low, theirs.low)]
    if ours.high is not None and theirs.high is not None:
        pairs.append((ours.high, theirs.high))
    found = [_value_sameness(alone(ours, a), alone(theirs, b), analytes) for a, b in pairs]
    if None in found:
        return None
    order = (Sameness.CONVERTED, Sameness.ROUNDED, Sameness.EQUAL)
    return next(sameness for sameness in order if sameness in found)


def _value_sameness(ours: FoundQuantity, theirs: FoundQuantity, analytes: Sequence[str]) -> Sameness | None:
    if ours.unit == theirs.unit or ours.unit is None or theirs.unit is None:
        if ours.low == theirs.low:
            return Sameness.EQUAL
        return Sameness.ROUNDED if is_rounded(ours.low, theirs.low, MAX_ROUNDING) else None
    scaled = _scaled(theirs.low, theirs.unit, ours.unit)
    if scaled is not None:
        return Sameness.CONVERTED if is_rounded(ours.low, scaled, MAX_ROUNDING) else None
    values = _all_converted(theirs.low, theirs.unit, ours.unit, analytes=analytes)
    is_met = any(is_rounded(ours.low, value, MAX_CONVERSION) for value in values)
    return Sameness.CONVERTED if is_met else None


def is_rounded(ours: Decimal, theirs: Decimal, tolerance: Decimal) -> bool:
    """Whether ``ours`` is ``theirs`` at the digits printed, off by no more than the share ``tolerance``."""
    if ours == theirs:
        return True
    exponent = ours.as_tuple().exponent
    if not isinstance(exponent, int) or abs(theirs - ours) > tolerance * abs(theirs):
        return False
    if abs(theirs.adjusted()) > 20 or abs(exponent) > 20:
        return False
    with localcontext() as arithmetic:
        arithmetic.prec = 60
        return theirs.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP) == ours


def _is_inside(ours: FoundQuantity, theirs: FoundQuantity, analytes: Sequence[str]) -> bool:
    if is_value_same(ours, theirs, analytes):
        return True
    low, high = theirs.low, theirs.high
    if ours.unit != theirs.unit and ours.unit and theirs.unit:
        ends = [
            _converted(end, theirs.unit, ours.unit, analytes=analytes) for end in (theirs.low, theirs.high)
        ]
        if ends[0] is None:
            return False
        low, high = ends[0], ends[1]
    return high is not None and low <= ours.low <= high


def _converted(
    value: Decimal | None, unit: str | None, to_unit: str | None, *, analytes: Sequence[str]
) -> Decimal | None:
    if value is None or unit is None or to_unit is None:
        return None
    scaled = _scaled(value, unit, to_unit)
    return (
        scaled
        if scaled is not None
        else next(iter(_all_converted(value, unit, to_unit, analytes=analytes)), None)
    )


def _all_converted(value: Decimal, unit: str, to_unit: str, *, analytes: Sequence[str]) -> list[Decimal]:
    """``value`` in ``to_unit`` for each analyte that ties the units."""
    values: list[Decimal] = []
    for analyte in analytes if is_convertible(unit, to_unit) else ():
        try:
            values.append(convert(value, from_unit=unit, to_unit=to_unit, of=analyte))
        except ValueError:
            continue
    return values


def _scaled(value: Decimal, unit: str, to_unit: str) -> Decimal | None:
    if _has_scale(unit, to_unit):
        table = next(table for table in _SCALES if unit in table and to_unit in table)
        return value * Decimal(table[unit]) / Decimal(table[to_unit])
    above, _, below = unit.partition("/")
    to_above, _, to_below = to_unit.partition("/")
    if not above or not below or below != to_below or not _has_scale(above, to_above):
        return None
    return _scaled(value, above, to_above)  # mg/kg/d and ug/kg/d


def _has_scale(unit: str | None, to_unit: str | None) -> bool:
    return any(unit in table and to_unit in table for table in _SCALES)


def _is_opposed(ours: FoundQuantity, theirs: FoundQuantity) -> bool:
    return (ours.comparator in _FEWER and theirs.comparator in _MORE) or (
        ours.comparator in _MORE and theirs.comparator in _FEWER
    )


def _name(of: str) -> str:
    analyte = find_analyte(of)
    return analyte.name if analyte else of.strip().lower()


def _same_rhythm(ours: FoundQuantity, theirs: FoundQuantity) -> tuple[FoundQuantity, FoundQuantity]:
    """A frequency beside a period, as two frequencies: every 6 h is 4 /d."""
    roles = {ours.role, theirs.role}
    if roles != {QuantityRole.FREQUENCY, QuantityRole.PERIOD}:
        return ours, theirs
    return _as_frequency(ours), _as_frequency(theirs)


def _as_frequency(quantity: FoundQuantity) -> FoundQuantity:
    times = _DAYS.get(quantity.unit or "")
    if quantity.role is not QuantityRole.PERIOD or times is None or quantity.low <= 0:
        return quantity
    longest = quantity.high or quantity.low
    low, high = (times / longest), (times / quantity.low if quantity.high else None)
    return replace(quantity, low=low, high=high, unit="/d", role=QuantityRole.FREQUENCY)
