"""Are units right: of the dimension that the name demands, alike through the text, rightly converted?"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import BlockKind, CheckedSentence
from bedside.checking.measures import (
    Measure,
    MeasuredSentence,
    digits_slack,
    is_concentration,
    is_of_solution,
    pairs_of,
)
from bedside.quantities import FoundQuantity, convert, find_analyte
from bedside.quantities.analytes import is_convertible
from bedside.quantities.arithmetic import Amount, find_salts_weighing
from bedside.quantities.fit import is_reported_in
from bedside.terms import Comparator, Finding, FindingCode, Mend

_FLOW = re.compile(r"(?:mL|L|uL)/(?:min|s|h|d)|/\{1\.73_m2\}|%")
_NAMED = (
    (
        re.compile(r"\b(?:creatinine clearance|CrCl|clearance|e?GFR|glomerular filtration rate)\b", re.I),
        _FLOW,
        "a flow, such as mL/min",
    ),
    (re.compile(r"\bQTc?(?: interval)?\b"), re.compile(r"m?s|%"), "a time, such as ms"),
    (
        re.compile(r"\b(?:systolic|diastolic|mean arterial)(?: blood)? pressure\b|\bMAP\b", re.I),
        re.compile(r"mm\[Hg\]|kPa|%|cm\[H2O\]"),
        "a pressure, such as mm Hg",
    ),
    (
        re.compile(r"\bfractional excretion\b|\bFE(?:Mg|Na|K|Ca|urea)\b"),
        re.compile(r"%|\{.*\}"),
        "a fraction, such as %",
    ),
    (
        re.compile(r"\b(?:heart|pulse|respiratory) rate\b", re.I),
        re.compile(r"/min|%"),
        "a frequency per minute",
    ),
)
"""Names that leave no choice of dimension, the units they may have, and what to write."""
_TIE = re.compile(
    r"(?:\s(?:of|was|is|were|are|remains?|falls?|rises?|below|above|under|over|less|more|greater|lower|"
    r"higher|than|at|to|"
    r"between|about|approximately|or|and|up|least|most|from|drops?|exceeds?|decreases?|increases?|the|a|an|"
    r"level|value|"
    r"interval|rate|patients|with|by|mean|median|estimated)|[\s,:;(=<>≤≥~\[\]])*"
)
_MAX_SHOWN = Decimal("0.06")
"""Printed conversions are rounded; more than this share off is another number."""


def check_dimensions(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """A clearance in mg/dL, a QT interval in mm Hg."""
    for sentence in (entry.sentence for entry in measured):
        for pattern, units, example in _NAMED:
            for name in pattern.finditer(sentence.text):
                quantity = _right_behind(sentence, name.end())
                if quantity and quantity.unit and not units.search(quantity.unit):
                    yield _wrong_dimension(sentence, quantity, name=name.group(), example=example)


def _right_behind(sentence: CheckedSentence, place: int) -> FoundQuantity | None:
    """The quantity that a name is said to have: nothing stands between but words that tie them."""
    for quantity in sentence.quantities:
        if quantity.start >= place:
            return quantity if _TIE.fullmatch(sentence.text, place, quantity.start) else None
    return None


def _wrong_dimension(
    sentence: CheckedSentence, quantity: FoundQuantity, *, name: str, example: str
) -> Finding:
    return found(
        FindingCode.UNIT_DIMENSION,
        sentence.plain.span(quantity.start, quantity.end),
        f"{name[0].upper()}{name[1:]} cannot be measured in {quantity.printed_unit}: it is {example}.",
        evidence=(quoted(sentence),),
        advice="Look the unit up in the source.",
    )


def check_usual_units(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Concentrations in a unit that laboratories do not report that analyte in."""
    for measure in (measure for entry in measured for measure in entry.measures):
        analyte = find_analyte(measure.of or "")
        unit = measure.quantity.unit
        if (
            analyte
            and unit
            and is_concentration(measure)
            and not (measure.is_salt or is_of_solution(measure))
            and not is_reported_in(unit, analyte)
        ):
            yield found(
                FindingCode.UNIT_UNUSUAL,
                measure.place,
                f"{measure.of} is not reported in {measure.quantity.printed_unit}, but in "
                f"{' or '.join(analyte.units)}.",
                evidence=(quoted(measure.sentence),),
                advice="Look the unit up in the source; it may belong to another analyte.",
            )


def check_conversions(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """One value in two units side by side, which do not agree."""
    for entry in measured:
        for first, second in pairs_of(entry):
            analyte = first.of or second.of
            if analyte is None or not _are_two_units(first.quantity, second.quantity):
                continue
            if first.is_salt or second.is_salt or (first.of and second.of and first.of != second.of):
                continue
            if (first.is_guessed or second.is_guessed) and not is_concentration(first):
                continue
            wanted = _converted(first.quantity, second.quantity.unit or "", analyte)
            if wanted and not _is_met(wanted, second.quantity, slack=digits_slack(first.quantity)):
                yield _wrong_conversion(first, second, wanted)


def _are_two_units(one: FoundQuantity, two: FoundQuantity) -> bool:
    return (
        one.unit is not None
        and two.unit is not None
        and one.unit != two.unit
        and is_convertible(one.unit, two.unit)
    )


def _converted(quantity: FoundQuantity, unit: str, analyte: str) -> tuple[Decimal, ...]:
    try:
        return tuple(
            convert(value, from_unit=quantity.unit or "", to_unit=unit, of=analyte)
            for value in (quantity.low, quantity.high)
            if value is not None
        )
    except ValueError:
        return ()


def _is_met(wanted: tuple[Decimal, ...], printed: FoundQuantity, *, slack: Decimal) -> bool:
    there = [value for value in (printed.low, printed.high) if value is not None]
    if len(there) != len(wanted):
        return True
    return all(
        abs(a - b) <= max(abs(b) * max(_MAX_SHOWN, slack), _last_digit(a))
        for a, b in zip(there, wanted, strict=True)
    )


def _last_digit(value: Decimal) -> Decimal:
    """One step of the last digit that is printed; a whole number that ends in zeros is rounded to them."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _wrong_conversion(first: Measure, second: Measure, wanted: tuple[Decimal, ...]) -> Finding:
    analyte = first.of or second.of or ""
    right = "–".join(f"{value:.3g}" for value in wanted)
    salt = _salt_of_that_mass(first, second, analyte)
    return found(
        FindingCode.SALT_AS_ELEMENT if salt else FindingCode.CONVERSION_WRONG,
        second.place,
        f"{first.printed} of {analyte} is {right} {second.quantity.printed_unit}, not {second.printed}"
        + (f": that is the mass of {salt}." if salt else "."),
        evidence=(quoted(first.sentence),),
        advice="Correct the one that differs from the source.",
    )


def _salt_of_that_mass(first: Measure, second: Measure, analyte: str) -> str | None:
    """The salt whose mass was printed for that of its element, if one weighs so."""
    amounts = [Amount(value=one.quantity.low, unit=one.quantity.unit or "") for one in (first, second)]
    if is_concentration(first):
        return None
    try:
        salts = find_salts_weighing(amounts[0], of=analyte, printed=amounts[1])
    except ValueError:
        return None
    return salts[0].name if salts else None


def check_mixed_units(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Concentrations of one analyte in two units, neither with the other beside it; each unit once."""
    seen: dict[str, Measure] = {}
    told: set[tuple[str, str]] = set()
    for entry, measure in ((one, measure) for one in measured for measure in one.measures):
        if not _may_mislead(measure, entry) or measure.of is None:
            continue
        before, unit = seen.setdefault(measure.of, measure), measure.quantity.unit or ""
        if (measure.of, unit) in told or before.quantity.unit == unit:
            continue
        if not _are_two_units(before.quantity, measure.quantity):
            continue
        shown = _shown(measure, before.quantity.unit or "", before.quantity.printed_unit or "")
        if shown:
            told.add((measure.of, unit))
            yield _mixed(before, measure, shown)


def _may_mislead(measure: Measure, entry: MeasuredSentence) -> bool:
    """A level that stands in running text in one unit alone; the columns of a table tell their own."""
    is_level = is_concentration(measure) and not measure.is_salt and not is_of_solution(measure)
    return is_level and entry.sentence.kind is not BlockKind.ROW and not _has_partner(measure, entry)


def _has_partner(measure: Measure, entry: MeasuredSentence) -> bool:
    """Whether the sentence tells the same value in another unit: beside it, or further on."""
    for other in entry.measures:
        if other is measure or other.of != measure.of or not _are_two_units(measure.quantity, other.quantity):
            continue
        wanted = _converted(measure.quantity, other.quantity.unit or "", measure.of or "")
        if wanted and _is_met(wanted, other.quantity, slack=digits_slack(measure.quantity)):
            return True
    return any(
        measure.quantity in (first.quantity, second.quantity)
        and _are_two_units(first.quantity, second.quantity)
        for first, second in pairs_of(entry)
    )


def _shown(measure: Measure, unit: str, printed_unit: str) -> str | None:
    """The value in the other unit, with its digits."""
    analyte = find_analyte(measure.of or "")
    values = _converted(measure.quantity, unit, measure.of or "")
    if not values or analyte is None:
        return None
    return "–".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in values) + f" {printed_unit}"


def _mixed(before: Measure, measure: Measure, shown: str) -> Finding:
    comparator = measure.quantity.comparator
    about = "" if comparator in (Comparator.EQUAL, Comparator.RANGE) else f"{comparator.value} "
    end = measure.place[1]
    return found(
        FindingCode.UNITS_MIXED,
        measure.place,
        f"{measure.of} is given in {measure.quantity.printed_unit} here and in "
        f"{before.quantity.printed_unit} before;"
        f" a reader takes {measure.printed} and {before.printed} for neighbors.",
        evidence=(f"{measure.printed} is {about}{shown}.", quoted(before.sentence)),
        advice="Show both units side by side.",
        mend=Mend(start=end, end=end, replacement=f" ({about}{shown})", is_safe=True),
    )
