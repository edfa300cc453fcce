"""Is a value called normal that would be normal only in another unit: magnesium 1.7 to 2.2 mmol/L for mg/dL?

Held against the reference intervals of ``quantities.rails``; an interval that only differs accuses nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bedside.checking.measures import Measure, is_concentration, is_of_solution
from bedside.quantities import convert, find_analyte
from bedside.quantities.rails import Purpose, Rail, rails
from bedside.quantities.shown import show_unit
from bedside.terms import QuantityRole

_FAR = Decimal("1.2")
"""How many times past the interval a value must lie: populations and methods differ by less."""
_NEAR = Decimal("1.1")
"""How far past the interval it may lie in the unit that was meant."""
_BEFORE, _BEHIND = 80, 40
_WORDS = (
    r"serum|plasma|blood|total|fasting|adult|reference|ranges?|intervals?|levels?|values?|concentrations?|"
    r"limits?|of|for|is|are|in|between|from|about|around"
)
_CALLED = re.compile(
    r"\s(?:is|are)\s(?:(?:a|considered|within|in|the)\s)*normal\b(?!\s(?:saline|for|in|if|when))", re.I
)
_OTHER = re.compile(
    r"\b(?:urin\w+|CSF|cerebrospinal|dialysates?|intracellular|red cells?|erythrocytes?|sweat|milk|"
    r"ioni[sz]ed|free|upper|lower|above|below|not)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSlip:
    """A value that is called normal, the interval that it misses, and the unit in which it would meet it."""

    rail: Rail
    sentence: str


def find_unit_slip(measure: Measure) -> UnitSlip | None:
    """The reference interval that a "normal" value misses in its unit, and meets in another."""
    unit, analyte = measure.quantity.unit, find_analyte(measure.of or "")
    if unit is None or analyte is None or not _is_level(measure) or not _is_called_normal(measure):
        return None
    for rail in _intervals(analyte.name):
        is_past = _lies(measure, unit, rail, slack=_FAR) is False
        meant = [other for other in analyte.units if _lies(measure, other, rail, slack=_NEAR)]
        if is_past and meant:
            return UnitSlip(rail=rail, sentence=_told(measure, rail, meant))
    return None


def _is_level(measure: Measure) -> bool:
    """Whether it is a level of serum, plasma or blood, as far as the sentence tells."""
    is_value = measure.quantity.role is QuantityRole.VALUE and is_concentration(measure)
    is_other = _OTHER.search(measure.sentence.text) is not None
    return is_value and not (measure.is_salt or is_of_solution(measure) or is_other)


def _is_called_normal(measure: Measure) -> bool:
    """Whether "normal" stands before the number, with only its name between, or is said of it behind."""
    text, quantity = measure.sentence.text, measure.quantity
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    tie = rf"\b(?:normal|reference)(?:\s(?:{_WORDS}|{re.escape(measure.of or '')}))*\s?[:=(]?\s?$"
    behind = text[quantity.end : quantity.end + _BEHIND]
    return re.search(tie, before, re.I) is not None or _CALLED.match(behind) is not None


def _intervals(analyte: str) -> Iterator[Rail]:
    yield from (rail for rail in rails() if rail.purpose is Purpose.REFERENCE and rail.of == analyte)


def _lies(measure: Measure, unit: str, rail: Rail, *, slack: Decimal) -> bool | None:
    """Whether the numbers, read in ``unit``, lie in the interval; ``False`` only if they lie past it."""
    quantity, low, high = measure.quantity, rail.low, rail.high
    if low is None or high is None:
        return None
    ends = (quantity.low, quantity.low if quantity.high is None else quantity.high)
    try:
        read = [convert(end, from_unit=unit, to_unit=rail.unit, of=rail.of) for end in ends]
    except ValueError:
        return None
    if read[0] > high * slack or read[1] < low / slack:
        return False
    return True if low / slack <= read[0] and read[1] <= high * slack else None


def _told(measure: Measure, rail: Rail, meant: list[str]) -> str:
    units = " or ".join(show_unit(unit) for unit in meant)
    return (
        f"{measure.printed} is called normal but lies far outside {rail.low:f} to {rail.high:f} "
        f"{show_unit(rail.unit)}, the interval of {rail.whose} ({rail.says}); in {units} it would fit."
    )
