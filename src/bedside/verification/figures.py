"""Are the numbers of a claim in the sentences that it rests on, with the same unit and bound?

A number holds if it is equal, equal once the named analyte converts it, or what the source's digits round to.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

from bedside.quantities import FoundQuantity, convert, find_analyte, find_quantities
from bedside.quantities.analytes import is_convertible
from bedside.terms import Comparator, VerificationCode

MAX_ROUNDING = Decimal("0.03")
"""Rounding may change a printed value by 3 % at most: 22.6 % may be told as 23 %, 1.3 never as 1."""
MAX_CONVERSION = Decimal("0.05")
"""Converted values are rounded further in print: 1.2 mg/dL of magnesium is told as 0.5 mmol/L."""

MAX_NUMBERS = 60
"""Numbers of a claim that are compared, with four times as many of its sentences: more is a table."""

_FEWER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_MORE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_SOFT = frozenset({Comparator.AT_MOST, Comparator.ABOUT})
# Units that count the same thing by a fixed factor, whatever the analyte.
_SCALES = (
    {"ng": "0.000000001", "ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000"},
    {"umol": "0.000001", "mmol": "0.001", "mol": "1"},
    {"uL": "0.000001", "mL": "0.001", "dL": "0.1", "L": "1"},
    {"ms": "0.001", "s": "1", "min": "60", "h": "3600", "d": "86400", "wk": "604800"},
    {"mo": "1", "a": "12"},
    {"/d": "1", "/(24.h)": "1", "/h": "24"},
)


def find_number_problems(
    claim: str, passages: Sequence[str], *, is_near: bool = False
) -> tuple[VerificationCode, ...]:
    """What is wrong with the claim's numbers beside the sentences ``passages``; ``()`` if they hold.

    ``is_near`` says that the claim nearly repeats them: then one printed number stands for one of the claim.
    """
    stated = find_quantities(claim)[:MAX_NUMBERS]
    there = [quantity for text in passages for quantity in find_quantities(text)][: 4 * MAX_NUMBERS]
    analytes = _analytes_in(claim)
    problems: list[VerificationCode] = []
    for ours in stated:
        problem = _problem(ours, there, analytes)
        if problem is not None and problem not in problems:
            problems.append(problem)
    if is_near and not problems and not _is_each_met(stated, there, analytes):
        problems.append(VerificationCode.NUMBER_MISSING)
    return tuple(problems)


def _is_each_met(
    ours: Sequence[FoundQuantity], there: Sequence[FoundQuantity], analytes: Sequence[str]
) -> bool:
    """Whether the claim's values are printed as often: "0.2, then 0.2" does not repeat "0.2, then 0.4"."""
    return all(
        sum(_is_same(a, b, analytes) for b in ours) <= sum(_is_same(a, b, analytes) for b in there)
        for a in ours
        if a.high is None
    )


def _problem(
    ours: FoundQuantity, there: Sequence[FoundQuantity], analytes: Sequence[str]
) -> VerificationCode | None:
    equal = [theirs for theirs in there if _is_same(ours, theirs, analytes)]
    if equal:
        return _bound_problem(ours, equal)
    parts = [_alone(ours, value) for value in (ours.low, ours.high) if value is not None]
    if ours.high is not None and all(any(_is_same(p, t, analytes) for t in there) for p in parts):
        return None
    if any(
        theirs.low == ours.low and theirs.high == ours.high and ours.unit and theirs.unit for theirs in there
    ):
        return VerificationCode.UNIT_DIFFERS
    if any(_is_of_one_dimension(theirs.unit, ours.unit) for theirs in there):
        return VerificationCode.NUMBER_DIFFERS
    return VerificationCode.NUMBER_MISSING


def _bound_problem(ours: FoundQuantity, equal: Iterable[FoundQuantity]) -> VerificationCode | None:
    """Below is not above; "up to 65 %" is not "65 %"."""
    comparators = {theirs.comparator for theirs in equal}
    is_below, is_above = ours.comparator in _FEWER, ours.comparator in _MORE
    if (is_below and comparators <= _MORE) or (is_above and comparators <= _FEWER):
        return VerificationCode.DIRECTION_DIFFERS
    if ours.comparator is Comparator.EQUAL and comparators <= _SOFT:
        return VerificationCode.HEDGE_REMOVED
    return None


def _is_same(ours: FoundQuantity, theirs: FoundQuantity, analytes: Sequence[str]) -> bool:
    if ours.over and theirs.over and ours.over != theirs.over:
        return False
    if ours.high is None and theirs.high is not None:  # one end of a range is told
        ends = (_alone(theirs, theirs.low), _alone(theirs, theirs.high))
        return any(_is_same(ours, end, analytes) for end in ends)
    if (ours.high is None) != (theirs.high is None):
        return False
    pairs = [(ours.low, theirs.low)]
    if ours.high is not None and theirs.high is not None:
        pairs.append((ours.high, theirs.high))
    return all(_is_value_same(a, b, ours.unit, theirs.unit, analytes) for a, b in pairs)


def _is_value_same(
    ours: Decimal, theirs: Decimal, our_unit: str | None, their_unit: str | None, analytes: Sequence[str]
) -> bool:
    if our_unit == their_unit or our_unit is None or their_unit is None:
        return _is_rounded(ours, theirs, MAX_ROUNDING)
    scaled = _scaled(theirs, their_unit, our_unit)
    if scaled is not None:
        return _is_rounded(ours, scaled, MAX_ROUNDING)
    for analyte in analytes if is_convertible(their_unit, our_unit) else ():
        try:
            converted = convert(theirs, from_unit=their_unit, to_unit=our_unit, of=analyte)
        except ValueError:
            continue
        if _is_rounded(ours, converted, MAX_CONVERSION):
            return True
    return False


def _is_rounded(ours: Decimal, theirs: Decimal, tolerance: Decimal) -> bool:
    """Whether ``ours`` is ``theirs`` at the digits printed; at least two digits, unless nothing was lost."""
    if ours == theirs:
        return True
    exponent = ours.as_tuple().exponent
    if not isinstance(exponent, int) or abs(theirs - ours) > tolerance * abs(theirs):
        return False
    if abs(theirs.adjusted()) > 20 or abs(exponent) > 20:
        return False
    with localcontext() as context:
        context.prec = 60
        return theirs.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP) == ours


def _scaled(value: Decimal, unit: str, to_unit: str) -> Decimal | None:
    if not _has_scale(unit, to_unit):
        return None
    table = next(table for table in _SCALES if unit in table and to_unit in table)
    return value * Decimal(table[unit]) / Decimal(table[to_unit])


def _has_scale(unit: str | None, to_unit: str | None) -> bool:
    return any(unit in table and to_unit in table for table in _SCALES)


def _is_of_one_dimension(unit: str | None, to_unit: str | None) -> bool:
    if unit == to_unit or _has_scale(unit, to_unit):
        return True
    return unit is not None and to_unit is not None and is_convertible(unit, to_unit)


def _alone(quantity: FoundQuantity, value: Decimal) -> FoundQuantity:
    return FoundQuantity(
        start=quantity.start,
        end=quantity.end,
        comparator=Comparator.EQUAL,
        low=value,
        unit=quantity.unit,
        over=quantity.over,
    )


def _analytes_in(text: str) -> list[str]:
    """Analytes named in the text, disorders included; a salt of an element is not that element."""
    names = dict.fromkeys(text.lower().replace(",", " ").replace(".", " ").split())
    disorders = {
        "magnesemia": "magnesium",
        "kalemia": "potassium",
        "calcemia": "calcium",
        "natremia": "sodium",
    }
    found = [name for name in names if len(name) > 2 and find_analyte(name)]
    found += [
        element
        for ending, element in disorders.items()
        if any(n.replace("ae", "e").endswith(ending) for n in names)
    ]
    return found
