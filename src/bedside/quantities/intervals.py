"""Which numbers make a confidence interval? ``95% CI 1.2 to 3.4`` is one quantity with its level."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bedside.quantities.found import Draft
from bedside.quantities.numerals import DIGITS, decimal_of
from bedside.quantities.printed import UNIT, to_ucum
from bedside.terms import Comparator, QuantityRole

_NAME = (
    r"(?:C\.?I\.?s?|CrIs?|[Cc]onfidence\s?-?(?:[Ii]ntervals?|[Ll]imits?)|[Cc]redible\s[Ii]ntervals?)"
    r"(?:\s?[(\[]\s?(?:95\s?%\s?)?CI\s?[)\]])?"
)
_LEVEL = r"(?P<level>(?<![\w.·])[0-9]{2}(?:\.[0-9])?)\s?-?(?:%|per\s?cent)"


def _bound_pattern(which: int) -> str:
    return rf"(?P<sign{which}>[-−–+])?\s?(?P<bound{which}>{DIGITS})"


_INTERVAL = re.compile(
    rf"(?:{_LEVEL}[\s-]?(?:\(\s?)?(?:{_NAME}|[Cc]onfidence\s[Ll]evels?)|\b{_NAME}(?:\s?[(,:]?\s?(?P<level_after>[0-9]{{2}}(?:\.[0-9])?)\s?%\)?)?)"
    rf"(?P<gap>[\s,:;=(\[]{{0,4}}(?:\b(?:of|was|were|is|from|between|range|ranging from"
    rf"|for [A-Za-z]{{1,15}})\s?)?[\s(\[:=]{{0,3}})"
    rf"{_bound_pattern(1)}(?P<unit1>(?![\s-]?(?:to|and)\b)[\s-]?[A-Za-z%µμ°][A-Za-z%/°]{{0,14}}(?:\s?(?=[-–—−,;])|\s))?"
    rf"\s?(?:\b(?:to|and|through)\s|[-–—−,;:]|\.\.)\s?{_bound_pattern(2)}"
)
_UNBOUNDED = re.compile(rf"{_LEVEL}[\s-]?(?:\(\s?)?{_NAME}")
_CHEAP = re.compile(r"CI|CrI|C\.I|onfidence|redible")


def find_intervals(text: str) -> Iterator[Draft]:
    """The confidence intervals that ``text`` prints with both bounds, in order of place."""
    if _CHEAP.search(text) is None:
        return
    for match in _INTERVAL.finditer(text):
        low, high = _bound(match, "1"), _bound(match, "2")
        level = match["level"] or match["level_after"]
        unit = UNIT.match(text, match.end() + (text[match.end() : match.end() + 1] == " "))
        first = UNIT.match((match["unit1"] or "").strip())
        printed = unit or first
        yield Draft(
            start=match.start(),
            at=match.start("level")
            if match["level"]
            else match.start("level_after")
            if match["level_after"]
            else match.start("bound1"),
            end=unit.end() if unit else match.end(),
            low=min(low, high),
            high=max(low, high),
            comparator=Comparator.RANGE,
            unit=to_ucum(printed) if printed else None,
            printed_unit=printed.group() if printed else None,
            role=QuantityRole.CONFIDENCE_INTERVAL,
            level=Decimal(level) if level else None,
        )
    for match in _UNBOUNDED.finditer(text):  # "with 95 % confidence intervals": the level of none
        low = Decimal(match["level"])
        yield Draft(start=match.start(), at=match.start(), end=match.end(), low=low, role=QuantityRole.LABEL)


def _bound(match: re.Match[str], which: str) -> Decimal:
    value = decimal_of(match["bound" + which])
    return value.copy_negate() if match["sign" + which] not in (None, "+") else value
