"""Which number does a typed input mean, in the unit that the formula uses?

``12 mg/dL`` is read as texts are; what is ambiguous, bounded or of another dimension is refused with a
sentence. No sentence holds the value, which is a patient's.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from bedside.quantities import FoundQuantity, convert, find_analyte, find_quantities
from bedside.quantities.analytes import is_convertible
from bedside.quantities.shown import show_unit
from bedside.quantities.slips import find_slip
from bedside.terms import CalculatorInput, Comparator

LONGEST_INPUT = 60
"""Letters of an input; a number with its unit needs fewer."""

_LARGEST_EXPONENT = 12
"""Of a number as typed; larger ones cannot even be converted."""
_TOO_FAR = "{} is larger or smaller than anything that is measured: check it."
_LEAST, _MOST = Decimal("1e-6"), Decimal("1e6")
"""Between these lies everything that is measured, in the units of the formulas."""
_PLAIN = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>\S.*)?")
_ANNOTATION = re.compile(r"\{[!-z|~]*\}")
"""What a UCUM code adds for readers: ``{beats}/min``."""
_BOUNDS = frozenset({Comparator.LESS, Comparator.AT_MOST, Comparator.MORE, Comparator.AT_LEAST})

# How much of the first unit of its line each unit is. The pound is exactly 0.45359237 kg (NIST SP 811).
_LINES: tuple[Mapping[str, Decimal], ...] = (
    {"kg": Decimal(1), "g": Decimal("0.001"), "[lb_av]": Decimal("0.45359237")},
    {"mg": Decimal(1), "g": Decimal(1000), "ug": Decimal("0.001")},
    {"a": Decimal(1), "mo": 1 / Decimal(12)},
    {"ms": Decimal(1), "s": Decimal(1000)},
    {"h": Decimal(1), "min": 1 / Decimal(60), "d": Decimal(24)},
    {"L": Decimal(1), "mL": Decimal("0.001"), "dL": Decimal("0.1")},
    {"/min": Decimal(1)},
    # Water weighs 1 kg per liter near enough; laboratories print either, and mmol for mOsm.
    {"mosm/kg": Decimal(1), "mmol/kg": Decimal(1), "mosm/L": Decimal(1), "mmol/L": Decimal(1)},
)


def read_word(asked: CalculatorInput, text: str) -> str:
    """The choice that ``text`` names. ``ValueError`` with a sentence if it names none."""
    given = " ".join(text.split()).casefold()
    for choice in asked.choices:
        if given == choice.casefold():
            return choice
    raise ValueError(f"{asked.name} is none of the choices: write {_either(asked.choices)}.")


def read_number(asked: CalculatorInput, text: str) -> Decimal:
    """The number in the input's first unit. ``ValueError`` with a sentence if there is none, or not one."""
    number, unit = _number_and_unit(asked, " ".join(text.split()))
    if number.adjusted() > _LARGEST_EXPONENT:
        raise ValueError(_TOO_FAR.format(asked.name))
    value = number if unit == asked.units[0] else _converted(asked, number, unit)
    _hold_to_range(asked, value)
    return value


def show_units(asked: CalculatorInput) -> str:
    """The units that an input takes, for a sentence: ``mmol/L, mg/dL or mEq/L``."""
    return _either(asked.printed_units)


def _number_and_unit(asked: CalculatorInput, text: str) -> tuple[Decimal, str]:
    if not text:
        raise ValueError(f"{asked.name} is empty: write a number with {show_units(asked)}.")
    if len(text) > LONGEST_INPUT:
        raise ValueError(f"{asked.name} is longer than a number with its unit: write only these.")
    if "," in text:
        raise ValueError(
            f"{asked.name} has a comma, which some read as a point and others not: write a point."
        )
    plain = _PLAIN.fullmatch(_ANNOTATION.sub("", text))
    if plain and plain["unit"] in asked.units:
        return Decimal(plain["number"]), plain["unit"]
    found = find_quantities(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        raise ValueError(f"{asked.name} is not one number with a unit: write it like 1.5 {_example(asked)}.")
    return _of_one(asked, found[0])


def _of_one(asked: CalculatorInput, found: FoundQuantity) -> tuple[Decimal, str]:
    if found.comparator is Comparator.RANGE or found.high is not None or found.spread is not None:
        raise ValueError(f"{asked.name} is a range: write the one value that was measured.")
    if found.comparator in _BOUNDS:
        raise ValueError(f"{asked.name} is only a bound, and a formula needs the value itself.")
    if found.comparator is Comparator.ABOUT:
        raise ValueError(f"{asked.name} is only about right: write the value that was measured.")
    if found.unit is None:
        if not _needs_no_unit(asked):
            raise ValueError(f"{asked.name} has no unit: write {show_units(asked)} after the number.")
        return found.low, asked.units[0]
    return found.low, found.unit


def _needs_no_unit(asked: CalculatorInput) -> bool:
    """Whether every unit in use gives the same number, as mmol/L and mEq/L of sodium do."""
    if asked.units[0] in ("a", "/min", "mosm/kg"):
        return True
    analyte = find_analyte(asked.of)
    if analyte is None or not analyte.has_no_other_units:
        return False
    one = Decimal(1)
    return all(_converted(asked, one, unit) == one for unit in asked.units)


def _converted(asked: CalculatorInput, number: Decimal, unit: str) -> Decimal:
    first = asked.units[0]
    for line in _LINES:
        if first in line and unit in line and (first != "mmol/L" or unit == first):
            return number * line[unit] / line[first]
    analyte = find_analyte(asked.of)
    if analyte is None or not is_convertible(unit, first):
        raise ValueError(f"{asked.name} cannot be in {show_unit(unit) or unit}: write {show_units(asked)}.")
    try:
        return convert(number, from_unit=unit, to_unit=first, of=analyte.name)
    except ValueError as error:
        raise ValueError(f"{asked.name}: {error}") from None


def _hold_to_range(asked: CalculatorInput, value: Decimal) -> None:
    unit = show_unit(asked.units[0])
    low = Decimal(repr(asked.low)) if asked.low is not None else None
    if value < 0 or (value == 0 and low is None):
        raise ValueError(f"{asked.name} is not above zero: check the value.")
    if value > _MOST or 0 < value < _LEAST:
        raise ValueError(_TOO_FAR.format(asked.name))
    slip = find_slip(value, asked.units[0], of=asked.of, specimen=asked.specimen)
    if slip is not None:
        raise ValueError(
            f"{asked.name} is {slip}, where the unit is more likely wrong than the value "
            "(a limit of ours, not of a source): check both."
        )
    if low is not None and value < low:
        raise ValueError(
            f"{asked.name} is below {low:f} {unit}, from where on the formula holds.".replace("  ", " ")
        )
    if asked.high is not None and value > Decimal(repr(asked.high)):
        raise ValueError(f"{asked.name} is above {asked.high:g} {unit}, up to where the formula holds.")


def _example(asked: CalculatorInput) -> str:
    return asked.printed_units[0] if asked.printed_units else ""


def _either(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
