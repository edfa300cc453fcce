"""In which units does this reader see a level? Converted where the analyte is certain; the printed stays.

Only concentrations are converted, never doses: a dose in another unit than the prescription's is a trap.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from bedside.quantities import (
    Analyte,
    FoundQuantity,
    Subject,
    convert,
    find_analyte,
    find_quantities,
    name_subjects,
)
from bedside.quantities.shown import show_number, show_unit
from bedside.terms import Comparator, QuantityRole
from bedside_web.pages.choices import Units

SAME = Decimal("0.04")
"""Two printed values of one level differ by their rounding at most by this share."""
ABOUT_DIGITS = 2
_SUBSTANCE = ("mmol/L", "umol/L", "nmol/L", "pmol/L")
_CONVENTIONAL = ("mg/dL", "ug/dL", "ng/mL", "g/dL", "meq/L")
_AS_MEQ = frozenset({"potassium", "sodium", "chloride", "bicarbonate"})
"""What is told in mEq/L where mg/dL is usual for the rest."""
_BESIDE = re.compile(r"\s*(?:[(\[/=≈]|or\b|i\.e\.|that is\b)(?:\s|[=≈~<>≤≥,]|or\b|about\b)*")
"""What stands between a level and the same level in another unit."""
_OF_UNITS = re.compile(r"\bprinted as\b|\bequals\b|\bis the same (?:level )?as\b|\bnot\s+\d", re.IGNORECASE)
"""A sentence with these words speaks of units themselves: converted, it would say what is wrong."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CONVERTIBLE = frozenset({*_SUBSTANCE, *_CONVENTIONAL, "mg/L"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of a text; ``converted`` is what it reads in the reader's units, if it was converted."""

    printed: str
    converted: str = ""


def in_units(text: str, units: Units, *, of: Analyte | None = None) -> tuple[Part, ...]:
    """The text in parts: ``"".join(part.printed)`` is the text itself, always.

    ``of`` is the analyte that a level is of where the text names none.
    """
    if units is Units.AS_PRINTED or not any(sign.isdigit() for sign in text):
        return (Part(printed=text),)
    quantities = find_quantities(text)
    subjects = name_subjects(text, quantities)
    parts: list[Part] = []
    place = 0
    readings = _read(text, quantities, _analytes(subjects, of), units=units)
    for quantity, reading in zip(quantities, readings, strict=True):
        if reading and quantity.start >= place:
            parts.append(Part(printed=text[place : quantity.start]))
            parts.append(Part(printed=text[quantity.start : quantity.end], converted=reading))
            place = quantity.end
    parts.append(Part(printed=text[place:]))
    return tuple(part for part in parts if part.printed)


def analyte_of(text: str) -> Analyte | None:
    """The one analyte whose levels a text tells; ``None`` if it tells of none, or of several."""
    quantities = find_quantities(text)
    levels = zip(quantities, _analytes(name_subjects(text, quantities), None), strict=True)
    told = (analyte for quantity, analyte in levels if analyte and quantity.unit in _CONVERTIBLE)
    named = {analyte.name: analyte for analyte in told}
    return next(iter(named.values())) if len(named) == 1 else None


def _analytes(subjects: Sequence[Subject | None], of: Analyte | None) -> list[Analyte | None]:
    return [find_analyte(each.of) if each and each.of else of for each in subjects]


def _read(
    text: str, quantities: Sequence[FoundQuantity], analytes: Sequence[Analyte | None], *, units: Units
) -> Iterator[str]:
    for place, (quantity, analyte) in enumerate(zip(quantities, analytes, strict=True)):
        is_level = analyte is not None and not _speaks_of_units(text, quantity, quantities)
        target = _target(analyte, quantity, units) if analyte and is_level else None
        beside = _beside(text, quantities, place)
        if analyte is None or target is None or _is_told(quantity, target, beside, analyte=analyte):
            yield ""
        else:
            yield _reading(text, quantity, target, analyte=analyte)


def _speaks_of_units(text: str, quantity: FoundQuantity, quantities: Sequence[FoundQuantity]) -> bool:
    """Whether the sentence around a level is about units, or gives one number in two of them."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text) + 1]
    start, end = next((a, b) for a, b in pairwise(ends) if a <= quantity.at < b)
    numbers: dict[Decimal, set[str]] = {}
    for each in quantities:
        if start <= each.at < end and each.unit in _CONVERTIBLE:
            numbers.setdefault(each.low, set()).add(each.unit)
    return bool(_OF_UNITS.search(text, start, end)) or any(len(units) > 1 for units in numbers.values())


def _beside(text: str, quantities: Sequence[FoundQuantity], place: int) -> list[FoundQuantity]:
    """The levels that are told as the same one: in brackets behind it, or with "or", "=" or "/" between."""
    first = last = place
    while first and _is_beside(text, quantities[first - 1], quantities[first]):
        first -= 1
    while last + 1 < len(quantities) and _is_beside(text, quantities[last], quantities[last + 1]):
        last += 1
    return list(quantities[first : last + 1])


def _is_beside(text: str, before: FoundQuantity, after: FoundQuantity) -> bool:
    return _BESIDE.fullmatch(text, before.end, max(before.end, after.start)) is not None


def _target(analyte: Analyte, quantity: FoundQuantity, units: Units) -> str | None:
    """The unit to convert to; ``None`` where the printed one is the reader's, or no conversion is safe."""
    is_plain = quantity.spread is None and quantity.over is None and quantity.role is QuantityRole.VALUE
    if not is_plain or quantity.unit not in _CONVERTIBLE or quantity.at < quantity.start:
        return None
    wanted: tuple[str, ...] = _SUBSTANCE if units is Units.SI else _CONVENTIONAL
    if units is Units.CONVENTIONAL and analyte.name in _AS_MEQ:
        wanted = ("meq/L",)
    if quantity.unit in wanted:
        return None
    known = [unit for unit in analyte.units if unit in wanted]
    if units is Units.CONVENTIONAL and analyte.name not in _AS_MEQ:
        known = [unit for unit in known if unit != "meq/L"] or known
    return known[0] if known else None


def _is_told(
    quantity: FoundQuantity, target: str, beside: Sequence[FoundQuantity], *, analyte: Analyte
) -> bool:
    """Whether the text itself prints the same level in the reader's unit beside it."""
    value = _converted(quantity.low, quantity, target, analyte=analyte)
    return value is None or any(
        other.unit == target and abs(other.low - value) <= SAME * abs(value) for other in beside
    )


def _converted(value: Decimal, quantity: FoundQuantity, target: str, *, analyte: Analyte) -> Decimal | None:
    try:
        return convert(value, from_unit=quantity.unit or "", to_unit=target, of=analyte.name)
    except ValueError:
        return None


def _reading(text: str, quantity: FoundQuantity, target: str, *, analyte: Analyte) -> str:
    """The quantity in the other unit, with the words before and behind it; empty if it cannot be told."""
    unit = text.find(quantity.printed_unit or "\n", quantity.at, quantity.end)
    if unit < 0 or not text[quantity.at].isdigit():
        return ""
    values = [quantity.low] if quantity.high is None else [quantity.low, quantity.high]
    shown = [
        _rounded(_converted(value, quantity, target, analyte=analyte), quantity, analyte.units[target])
        for value in values
    ]
    if not all(shown):
        return ""
    behind = text[unit + len(quantity.printed_unit or "") : quantity.end]
    return f"{text[quantity.start : quantity.at]}{' to '.join(shown)} {show_unit(target)}{behind}"


def _rounded(exact: Decimal | None, quantity: FoundQuantity, decimals: int) -> str:
    """As laboratories print it; what was told as "about" gets two digits."""
    if not exact:
        return ""
    places = decimals
    if quantity.comparator is Comparator.ABOUT:
        places = min(decimals, max(0, ABOUT_DIGITS - 1 - exact.adjusted()))
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return show_number(rounded) if rounded else ""
