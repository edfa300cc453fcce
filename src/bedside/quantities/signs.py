"""Is a bare number part of a name or a formula, a year, or a count by what stands around it?"""

import re
from decimal import Decimal

from bedside.quantities.counting import is_people
from bedside.quantities.found import Draft
from bedside.terms import Comparator

_CODED = re.compile(r"\s?=\s?(?:[‘'“\"]?[A-Za-z][a-z]{2,}|[‘'“\"][A-Za-z])")
_NAMED_AFTER = re.compile(r"\s\([A-Za-z-]{1,9}(?P<number>[0-9]{1,3})[A-Z]{0,2}\)")
_AGAINST = re.compile(
    r"\s(?:vs\.?|versus|and|compared (?:with|to))\s[0-9]{1,5}(?![0-9.,·]|\s?[%a-zA-Z]*[0-9]|\s?%)"
)
_EVENTS = re.compile(
    r"\b(?:number|incidence|deaths?|events?|cases?|frequency|occur\w*|complications?|infections?|strokes?"
    r"|died"
    r"|patients|relapses|recurrences?|bleeds?|failures?|fractures?)\b"
)
_MEASURES = re.compile(
    r"\b(?:scores?|mean|median|average|index|age|rates?|scale|points|length|duration|cost)\b"
)
_EXPONENT = re.compile(r"\s?=\s?[-−]?[.0-9]")
_SYMBOL_BEFORE = re.compile(r"(?:^|(?<![A-Za-z0-9])[A-Za-zχη]\s)$")
_IN_FORMULA = re.compile(r"\s[-−–×*·+]\s(?:[A-Za-z(])")
_FORMULA_BEFORE = re.compile(r"[=(*×+−]\s?$")
_RESPONSE = re.compile(r"\b(?:ACR|PASI|ASAS|EASI|HiSCR)[\s-](?:20|40|50|70|75|90|100)$")
PACKED = re.compile(
    r"\b(?:packs?|packages?|box(?:es)?|bottles?|cartons?|blisters?|containers?|packets?)\s(?:sizes?\s)?"
    r"(?:of|containing|with)\s(?:[0-9 ,]{1,20}(?:\([^()]*\))?\s?(?:,|or|and)\s)*$",
    re.IGNORECASE,
)


def is_event_against_event(text: str, draft: Draft) -> bool:
    """Whether numbers of events are set against each other: "few deaths (3 vs 5 in the control group)"."""
    if not is_whole(draft) or text[draft.at - 1 : draft.at] != "(" or not _AGAINST.match(text, draft.end):
        return False
    before = text[max(0, draft.at - 130) : draft.at]
    return _EVENTS.search(before) is not None and _MEASURES.search(before) is None


def is_sign(text: str, draft: Draft) -> bool:
    """Whether the digit belongs to a name or a formula: "receptor 1 (ESR1)", "I 2 = 45%", "1 - exp(x)"."""
    if not is_whole(draft) or draft.comparator is not Comparator.EQUAL:
        return False
    if _RESPONSE.search(text, max(0, draft.at - 7), draft.end):
        return True  # "a PASI 75"
    named = _NAMED_AFTER.match(text, draft.end)
    if named and Decimal(named["number"]) == draft.low:
        return True
    before = max(0, draft.at - 4)
    if draft.low < 100 and _CODED.match(text, draft.end) and not text.endswith("= ", 0, draft.at):
        return True  # "1 = very satisfied"
    if _EXPONENT.match(text, draft.end) and _SYMBOL_BEFORE.search(text[before : draft.at]):
        return True
    is_led = _FORMULA_BEFORE.search(text, before, draft.at) is not None
    return is_led and _IN_FORMULA.match(text, draft.end) is not None


def is_whole(draft: Draft) -> bool:
    """Whether the value has no decimals."""
    return draft.low == draft.low.to_integral_value()


_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|from|to|until|till|by|during|between|year|of|and|before|after|through|late|early|mid"
    r"|circa|ca|al\.?,?|c|©)[\s-]\(?$",
    re.IGNORECASE,
)


def is_year(text: str, draft: Draft) -> bool:
    """A year of our time: 1900 to 2099 in four digits, led to by a preposition, or followed by no thing."""
    printed = text[draft.at : draft.at + 4]
    if not (printed.isdigit() and 1900 <= draft.low <= 2099 and is_whole(draft)):
        return False
    if draft.high is not None and draft.high > 2099:
        return False
    if _YEAR_BEFORE.search(text, max(0, draft.at - 12), draft.at):
        return True
    if is_people(text, draft.end):
        return text[draft.at - 4 : draft.at].lower() == "the "
    return True
