"""What do neighboring numbers share? ``10 or 20 mg``, ``at 12, 24 and 36 weeks``, ``Tables 2 and 3``."""

import re
from itertools import pairwise

from bedside.quantities.brackets import settle_brackets
from bedside.quantities.found import Draft
from bedside.quantities.moments import moment_unit
from bedside.quantities.printed import TIMES, UNIT, to_ucum
from bedside.quantities.roles import choose_role
from bedside.quantities.signs import is_whole
from bedside.terms import Comparator, QuantityRole

_JOINT = re.compile(
    r"(?:\s?\([^()]{1,25}\))?"
    r"\s?(?:[,;/&+×x]|,?\s(?:or|and|to|vs\.?|versus|and/or|then)(?=\s|[0-9]|$)|-?\s(?:or|and"
    r"|to)(?=\s)|-\s[x×]\s)\s?(?:at\s)?"
)
_EITHER = re.compile(r"\s?(?:/|or|and|to|and/or)\s?")
_BY = re.compile(r"\s?[x×]\s?")
_LENGTHS = ("mm", "cm", "m", "um", "[in_i]", "[ft_i]", "nm", "km")
_VERSUS = re.compile(r"(?:\s?\([^()]{1,25}\))?\s(?:vs\.?|versus)\s")
_VISITS = re.compile(
    r"\s?,\s[0-9]{1,3}\b(?!\s[a-z])|,?\s(?:and|or)\s[0-9]|\s(?:follow[- ]?up|stud(?:y|ies)|visits?"
    r"|assessments?|samples?|post)"
)
_MEAN_OF = re.compile(
    r"(?:\sof\sage|\sold)?\s?[(,;]\s?(?:mean|median|average|range|IQR|SD|up)[:,=]?\s?(?:of\s|from\s)?",
    re.IGNORECASE,
)
_SPREAD_OF = re.compile(
    r"\s?[(\[,;]\s?(?:(?:IQR|interquartile range|range[ds]?|from|interval|min(?:imum)?"
    r"|max(?:imum)?)[:,=]?\s?(?:of\s|from\s)?)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\band|\bversus|\bvs\.?|\bcompared (?:with|to)|[,;:])\s(?:in\s|from\s|to\s|only\s)?$"
)
_LEFT_OUT = re.compile(r"\s(?:with|without|from|who|on|in the|for the|of (?:which|whom|the))\b")
_OVER_BRACKETS = re.compile(r"\s?\([^()]{1,40}\)\s?(?:,|,?\sand)\s")
_PASSING = re.compile(
    r"\s(?:[a-z-]+\s){0,2}(?:nights|sessions|visits|cycles|decades|seasons|generations|occasions|meals"
    r"|courses"
    r"|weekends|evenings|mornings|shifts|phases|rounds|trimesters|centuries|appointments|stages|periods)\b"
)
_BOUNDS = (Comparator.LESS, Comparator.AT_MOST, Comparator.MORE, Comparator.AT_LEAST)
_ANNOUNCED = re.compile(r"[A-Za-z]\s(?P<open>[(\[])(?P<unit>[^()\[\]\s]{1,16})[)\]]\s?[:=]\s?$")
_ADDED = re.compile(r"\s\+\s$")
_SPAN = re.compile(r"\s(?:over|during|for|in|within)\s(?:about\s)?", re.IGNORECASE)
_NOT_SHARED = (QuantityRole.FREQUENCY, QuantityRole.PERIOD, QuantityRole.CONFIDENCE_INTERVAL)
_COUNT_AND_SHARE = re.compile(r"\s?[,;]\s?[0-9.]{1,6}\s?%")
_MOST_NAMED, _TOO_MANY_NAMED = 20, 100
"""Behind a name below the first, a number from the second on is no name of the same kind."""
_PASSED_ON = (QuantityRole.LABEL, QuantityRole.P_VALUE, QuantityRole.MOMENT)
_SHARED_TIMES = (QuantityRole.MOMENT, QuantityRole.AGE, QuantityRole.DEADLINE)


def settle(text: str, drafts: list[Draft]) -> list[Draft]:
    """Units, roles and spans of all quantities of a text; number words that measure nothing are left out."""
    drafts = settle_brackets(text, drafts)
    joined = _joined(text, drafts)
    for draft in drafts:
        _take_unit_before(text, draft)
        _settle_alone(text, draft)
    for number in range(len(drafts) - 2, -1, -1):
        if joined[number]:
            _take_from_next(text, drafts[number], drafts[number + 1])
    for number in range(1, len(drafts)):
        if joined[number - 1]:
            _take_from_last(text, drafts[number - 1], drafts[number])
        _take_over_brackets(text, drafts, number)
        _count_beside(text, drafts[number - 1], drafts[number])
        _take_from_measured(text, drafts[number - 1], drafts[number])
        _span(text, drafts[number - 1], drafts[number])
        _add_to_counted(text, drafts, number)
    for draft in drafts:
        _settle_over(text, draft)
    return [draft for draft in drafts if draft.role is not None]


def _joined(text: str, drafts: list[Draft]) -> list[bool]:
    return [_JOINT.fullmatch(text, first.end, second.start) is not None for first, second in pairwise(drafts)]


def _settle_alone(text: str, draft: Draft) -> None:
    if draft.role is not None:
        return
    if draft.unit is None and not draft.is_word and (moment := moment_unit(text, draft.start)):
        is_year = moment[1] == "a" and draft.low >= 1900  # "the year 2025"
        draft.role = QuantityRole.LABEL if is_year else QuantityRole.MOMENT
        draft.start, draft.unit = (draft.start, None) if is_year else moment
        return
    draft.role = choose_role(text, draft)


def _take_unit_before(text: str, draft: Draft) -> None:
    """The unit of "Weight (kg): 72", which stands in brackets before the number."""
    if draft.unit is not None or draft.role is not None or draft.is_word:
        return
    announced = _ANNOUNCED.search(text, max(0, draft.start - 24), draft.start)
    unit = UNIT.fullmatch(announced["unit"]) if announced else None
    if announced and unit and (len(unit.group()) > 1 or announced["open"] == "[" or unit.group() == "%"):
        draft.unit, draft.printed_unit = to_ucum(unit), unit.group()


def _take_from_next(text: str, draft: Draft, following: Draft) -> None:
    """ "10 or 20 mg": the unit of the last is the unit of all."""
    if draft.unit is None and following.unit is not None and _is_open(draft) and following.printed_unit:
        if following.unit not in _LENGTHS and _BY.fullmatch(text, draft.end, following.start):
            return  # "2 x 500 mg"
        is_about = following.comparator is Comparator.ABOUT and draft.comparator is Comparator.EQUAL
        are_apart = draft.comparator in _BOUNDS and following.comparator in _BOUNDS
        if following.role in _NOT_SHARED or is_about:
            return
        if are_apart and "," in text[draft.end : following.start]:
            return  # "Gleason score ≤6, and <50% of cores"
        if _COUNT_AND_SHARE.fullmatch(text, draft.end, following.end):
            draft.role = QuantityRole.COUNT  # "(13, 0.3 %)"
            return
        draft.unit, draft.printed_unit = following.unit, following.printed_unit
        draft.role = choose_role(text, draft)
        if following.unit in TIMES and following.role is QuantityRole.AGE:
            draft.role = QuantityRole.AGE
    elif draft.unit is None and draft.role is QuantityRole.AGE and following.unit in TIMES:
        if following.role in (QuantityRole.AGE, QuantityRole.DURATION):
            draft.unit, draft.printed_unit = following.unit, following.printed_unit
    elif draft.unit is None and following.role is QuantityRole.COUNT and _is_open(draft):
        draft.role = QuantityRole.COUNT
    if draft.unit in TIMES and draft.role is QuantityRole.MOMENT and following.role is QuantityRole.AGE:
        draft.role = QuantityRole.AGE
    if draft.unit in TIMES and following.unit in TIMES and draft.role is QuantityRole.DURATION:
        draft.role = following.role if following.role in _SHARED_TIMES else draft.role


def _is_open(draft: Draft) -> bool:
    return draft.role in (None, QuantityRole.VALUE) and draft.total is None


def _take_from_last(text: str, last: Draft, draft: Draft) -> None:
    """ "Tables 2 and 3", "days 1, 8 and 15": what the first is, the others are."""
    if last.role is QuantityRole.LABEL and draft.role is QuantityRole.COUNT and draft.total is None:
        is_next = last.low < draft.low <= last.low + 3 and draft.comparator is Comparator.EQUAL
        if is_next and _EITHER.fullmatch(text, last.end, draft.start):  # "grade 3 or 4 toxicities"
            draft.role = QuantityRole.LABEL
        return
    if last.role is QuantityRole.MOMENT and not last.printed_unit and draft.role is QuantityRole.COUNT:
        if draft.low > last.low and draft.total is None and _VISITS.match(text, draft.end):
            draft.role, draft.unit = last.role, last.unit  # "at day 3, 7 and 28 follow-up visits"
        return
    if last.role is QuantityRole.COUNT and draft.role is QuantityRole.VALUE and draft.unit is None:
        if draft.low == draft.low.to_integral_value() and _VERSUS.fullmatch(text, last.end, draft.start):
            draft.role = QuantityRole.COUNT  # "17 vs. 18"
        return
    if _is_compared(text, last, draft):
        draft.unit, draft.printed_unit, draft.role = last.unit, last.printed_unit, last.role
        return
    if draft.unit is None and last.role in _PASSED_ON and draft.role is QuantityRole.VALUE:
        if last.role is QuantityRole.P_VALUE and abs(draft.low) > 1:
            return
        if last.role is QuantityRole.LABEL and last.low < _MOST_NAMED and draft.low >= _TOO_MANY_NAMED:
            return  # "in herd 1, 107 in herd 2"
        is_section = last.role is QuantityRole.LABEL and "." in text[last.at : last.end]
        if last.role is not QuantityRole.P_VALUE and not is_section and not is_whole(draft):
            return
        draft.role, draft.unit = last.role, last.unit
    elif draft.unit in TIMES and last.unit in TIMES and draft.role is QuantityRole.DURATION:
        draft.role = last.role if last.role in _SHARED_TIMES else draft.role


def _is_compared(text: str, last: Draft, draft: Draft) -> bool:
    """Whether a bare number is set against one with a unit: "12.9 cm versus 8.9"."""
    if draft.unit is not None or last.unit is None or draft.role is not QuantityRole.VALUE or draft.is_word:
        return False
    is_plain = draft.comparator is Comparator.EQUAL and draft.total is None
    is_alike = last.low.as_tuple().exponent == draft.low.as_tuple().exponent and last.role not in _NOT_SHARED
    return is_plain and is_alike and _VERSUS.fullmatch(text, last.end, draft.start) is not None


def _take_over_brackets(text: str, drafts: list[Draft], number: int) -> None:
    """ "at 12 h (P = 0.01) and 24 h": what stands in brackets does not part the list."""
    first, draft = drafts[max(0, number - 2)], drafts[number]
    if draft.unit not in TIMES or first.unit not in TIMES or draft.role is not QuantityRole.DURATION:
        return
    if first.role is QuantityRole.MOMENT and _OVER_BRACKETS.fullmatch(text, first.end, draft.start):
        draft.role = QuantityRole.MOMENT


def _count_beside(text: str, last: Draft, draft: Draft) -> None:
    """ "110 healthy adults and 79 with asthma": what is counted is left out the second time."""
    is_open = draft.role is QuantityRole.VALUE and draft.unit is None and draft.comparator is Comparator.EQUAL
    if not is_open or last.role is not QuantityRole.COUNT or draft.low != draft.low.to_integral_value():
        return
    between = text[last.end : draft.start]
    is_near = len(between) < 80 and "." not in between and _BESIDE.search(between) is not None
    if is_near and _LEFT_OUT.match(text, draft.end):
        draft.role = QuantityRole.COUNT


def _take_from_measured(text: str, last: Draft, draft: Draft) -> None:
    """ "median age 61 (range 34-82)": the range of an age is an age."""
    is_of_time = last.role in (QuantityRole.AGE, QuantityRole.DURATION) and draft.role is QuantityRole.VALUE
    is_mean = last.role is QuantityRole.AGE and draft.role is QuantityRole.DURATION
    is_range = last.role is QuantityRole.MOMENT and draft.role is QuantityRole.DURATION
    if is_range and draft.high is not None and _SPREAD_OF.fullmatch(text, last.end, draft.start):
        draft.role = QuantityRole.MOMENT  # "at a median of 2 days (range 1-22 days)"
    if is_mean and _MEAN_OF.fullmatch(text, last.end, draft.start):
        draft.role = QuantityRole.AGE  # "40-80 years of age (mean of 63 years)"
    if is_of_time and draft.unit is None and _SPREAD_OF.fullmatch(text, last.end, draft.start):
        draft.role = last.role


def _add_to_counted(text: str, drafts: list[Draft], number: int) -> None:
    """ "36 visits for 12 weeks + 1": what is added to a sum of counts is one."""
    draft = drafts[number]
    is_bare = draft.role is QuantityRole.VALUE and draft.unit is None and is_whole(draft)
    if not is_bare or _ADDED.search(text, max(0, draft.at - 3), draft.at) is None:
        return
    if any(other.role is QuantityRole.COUNT for other in drafts[:number]):
        draft.role = QuantityRole.COUNT


def _span(text: str, quantity: Draft, span: Draft) -> None:
    """ "20 mmol over 3 h": the dose knows the time that it is given over."""
    if span.unit not in TIMES or quantity.unit in TIMES or quantity.unit is None or span.high is not None:
        return
    if _SPAN.fullmatch(text, quantity.end, span.at):
        quantity.over = f"{span.low}.{span.unit}"


def _settle_over(text: str, draft: Draft) -> None:
    """ "over 3 h" tells how long; only of an age or another amount is it a bound."""
    if (
        draft.comparator is Comparator.MORE
        and draft.role is QuantityRole.COUNT
        and text[draft.start : draft.start + 5].lower() == "over "
        and _PASSING.match(text, draft.end)
    ):
        draft.start, draft.comparator = draft.at, Comparator.EQUAL  # "over 2 nights"
    if draft.comparator is not Comparator.MORE or draft.unit not in TIMES or draft.role is QuantityRole.AGE:
        return
    if text[draft.start : draft.start + 5].lower() == "over ":
        draft.start, draft.comparator, draft.role = draft.at, Comparator.EQUAL, QuantityRole.DURATION
