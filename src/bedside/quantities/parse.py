"""Which quantities does a running text state, and where? Comparator, value or range, unit, with offsets.

Plain patterns, no library: it runs over every sentence of an answer. Numbers written as words, and which
analyte a number is of, are left to the reader of the sentence.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bedside.quantities.printed import TIMES, UNIT, to_ucum
from bedside.terms import Comparator, QuantityRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuantity:
    """A quantity in a text: ``text[start:end]`` prints it, its comparator included.

    ``low`` and ``high`` keep the printed digits (``Decimal("1.50")``); ``high`` is set for ranges only.
    ``unit`` is a UCUM code or ``None``, ``printed_unit`` as it stands there. ``spread`` follows a ±.
    ``over`` is the UCUM code of a time span (``3.h`` in "20 mmol over 3 h"), which is found by itself too.
    ``role`` says what the number does; ``total`` is the 40 of "12 of 40"; ``level`` the 95 of "95 % CI".
    """

    start: int
    end: int
    comparator: Comparator
    low: Decimal
    high: Decimal | None = None
    unit: str | None = None
    printed_unit: str | None = None
    spread: Decimal | None = None
    over: str | None = None
    role: QuantityRole = QuantityRole.VALUE
    total: Decimal | None = None
    level: Decimal | None = None


_DIGITS = r"(?:\d{1,3}(?:[,\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.·]\d+)?"
_NUMBER = re.compile(
    rf"""
    (?<![\w.·^])                # not inside a name (TRPM6) or a decimal
    (?<![A-Za-z][-–])           # COVID-19, claudin-16: the digits name something
    (?P<sign>(?:(?<=\s)|(?<=[(=<>~])|^)[-−])?
    (?P<digits>{_DIGITS})
    (?:\s?[×x]\s?10\s?(?:\^\s?|\(\s?)?(?P<power>[-−]?\d{{1,2}})\)?)?
    (?![A-Za-z]*\d)             # 7H2O
    (?!-[a-z]*alpha|-hydroxy)   # 1-alpha-hydroxy…: a chemical name
    """,
    re.VERBOSE | re.MULTILINE,
)
_BEFORE = (
    (re.compile(r"(?:<=|≤|⩽)\s?$"), Comparator.AT_MOST),
    (re.compile(r"(?:>=|≥|⩾)\s?$"), Comparator.AT_LEAST),
    (re.compile(r"<\s?$"), Comparator.LESS),
    (re.compile(r">\s?$"), Comparator.MORE),
    (re.compile(r"[~≈∼]\s?$"), Comparator.ABOUT),
    (
        re.compile(
            r"\b(?:up to|at most|no more than|not more than|not exceeding|as many as|as much as|"
            r"a maximum of|maximum|not above|within)\s$",
            re.I,
        ),
        Comparator.AT_MOST,
    ),
    (
        re.compile(
            r"\b(?:at least|no less than|not less than|no fewer than|a minimum of|minimum|not below)\s$", re.I
        ),
        Comparator.AT_LEAST,
    ),
    (
        re.compile(
            r"\b(?:below|under|less than|lower than|fewer than|smaller than|beneath)\s(?:about\s)?$", re.I
        ),
        Comparator.LESS,
    ),
    (
        re.compile(
            r"\b(?:above|over|more than|greater than|higher than|exceeds|exceeding|beyond|older than)\s"
            r"(?:about\s)?$",
            re.I,
        ),
        Comparator.MORE,
    ),
    (
        re.compile(r"\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|circa|some)\s$", re.I),
        Comparator.ABOUT,
    ),
)
_AFTER = (
    (re.compile(r"\s?(?:or|and)\s(?:less|lower|below|under|fewer|younger)\b", re.I), Comparator.AT_MOST),
    (re.compile(r"\s?(?:or|and)\s(?:more|higher|above|over|greater|older)\b", re.I), Comparator.AT_LEAST),
)
# A range's dash would be read as a name's dash or a sign, so its second number is met from the first digit.
_SECOND = re.compile(
    rf"(?P<sign>[-−])?(?P<digits>{_DIGITS})(?P<power>(?!))?(?![A-Za-z]*\d)",
)
_RANGE = re.compile(r"\s?(?:[-–—−]|to|through)\s?|\sand\s")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s)?$", re.IGNORECASE)
_SPREAD = re.compile(rf"\s?(?:±|\+/-|\+/−)\s?({_DIGITS})")
_GAP = re.compile(r"[\s\u00a0\u202f-]?")
_OVER = re.compile(r"\s(?:over|during|for|in|within)\s(?:about\s)?$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LOOK_BACK = 32


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """All quantities that ``text`` prints in digits, in order of place; never raises.

    >>> [(q.comparator.value, str(q.low), q.unit) for q in find_quantities("below 1.2 mg/dL, up to 65%")]
    [('<', '1.2', 'mg/dL'), ('<=', '65', '%')]
    """
    found: list[FoundQuantity] = []
    place = 0
    while match := _NUMBER.search(text, place):
        quantity = _read(text, match)
        if found and _is_span_of(text, found[-1], quantity):
            found[-1] = replace(found[-1], over=f"{quantity.low}.{quantity.unit}")
            quantity = replace(quantity, comparator=Comparator.EQUAL)
        found.append(quantity)
        place = max(quantity.end, match.end())
    return tuple(found)


def _read(text: str, first: re.Match[str]) -> FoundQuantity:
    start, comparator = _comparator_before(text, first.start())
    low = _value(first)
    unit, end = _unit_at(text, first.end())
    second = _second_of_range(text, first.start(), end)
    high: Decimal | None = None
    spread: Decimal | None = None
    second_unit, second_end = _unit_at(text, second.end()) if second else (None, end)
    if second is not None and _value(second) > low and _is_one_unit(unit, second_unit):
        high, comparator = _value(second), Comparator.RANGE
        unit, end = second_unit or unit, second_end
    elif plus_minus := _SPREAD.match(text, end):
        spread = _decimal(plus_minus.group(1))
        later_unit, end = _unit_at(text, plus_minus.end())
        unit = later_unit or unit
    if comparator is Comparator.EQUAL:
        end, comparator = _comparator_after(text, end)
    return FoundQuantity(
        start=start,
        end=end,
        comparator=comparator,
        low=low,
        high=high,
        unit=to_ucum(unit) if unit else None,
        printed_unit=unit.group() if unit else None,
        spread=spread,
    )


def _value(match: re.Match[str]) -> Decimal:
    value = _decimal(match["digits"])
    if match["power"]:
        value = value.scaleb(int(match["power"].replace("−", "-")))
    return -value if match["sign"] else value


def _decimal(digits: str) -> Decimal:
    return Decimal(re.sub("[,\u2009\u202f]", "", digits).replace("·", "."))


def _comparator_before(text: str, place: int) -> tuple[int, Comparator]:
    window_start = max(0, place - _LOOK_BACK)
    window = text[window_start:place]
    for pattern, comparator in _BEFORE:
        if match := pattern.search(window):
            return window_start + match.start(), comparator
    return place, Comparator.EQUAL


def _comparator_after(text: str, place: int) -> tuple[int, Comparator]:
    for pattern, comparator in _AFTER:
        if match := pattern.match(text, place):
            return match.end(), comparator
    return place, Comparator.EQUAL


def _unit_at(text: str, place: int) -> tuple[re.Match[str] | None, int]:
    gap = _GAP.match(text, place)
    unit = UNIT.match(text, gap.end() if gap else place)
    return unit, unit.end() if unit else place


def _is_one_unit(first: re.Match[str] | None, second: re.Match[str] | None) -> bool:
    return first is None or second is None or to_ucum(first) == to_ucum(second)


def _second_of_range(text: str, start: int, end: int) -> re.Match[str] | None:
    joint = _RANGE.match(text, end)
    if joint is None:
        return None
    if "and" in joint.group() and not _BETWEEN.search(text[max(0, start - _LOOK_BACK) : start]):
        return None
    return _SECOND.match(text, joint.end())


def _is_span_of(text: str, quantity: FoundQuantity, span: FoundQuantity) -> bool:
    """Whether ``span`` is the time that ``quantity`` is given over (and its "over" no comparator)."""
    if span.unit not in TIMES or quantity.unit in TIMES or quantity.unit is None or span.high is not None:
        return False
    printed = _DIGIT.search(text, span.start, span.end)
    return printed is not None and _OVER.fullmatch(text, quantity.end, printed.start()) is not None
