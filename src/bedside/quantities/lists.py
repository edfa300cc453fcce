"""What do neighboring numbers share? ``10 or 20 mg``, ``at 12, 24 and 36 weeks``, ``Tables 2 and 3``."""

import re
from itertools import pairwise

from bedside.quantities.found import Draft
from bedside.quantities.printed import TIMES
from bedside.quantities.roles import choose_role, moment_unit
from bedside.terms import Comparator, QuantityRole

_JOINT = re.compile(
    r"\s?(?:[,;/&+×]|,?\s(?:or|and|to|vs\.?|versus|and/or|then)(?=\s)|-?\s(?:or|and|to)(?=\s))\s?"
)
_SPAN = re.compile(r"\s(?:over|during|for|in|within)\s(?:about\s)?", re.IGNORECASE)
_NOT_SHARED = (QuantityRole.FREQUENCY, QuantityRole.PERIOD, QuantityRole.CONFIDENCE_INTERVAL)
_COUNT_AND_SHARE = re.compile(r"\s?[,;]\s?[0-9.]{1,6}\s?%")
_PASSED_ON = (QuantityRole.LABEL, QuantityRole.P_VALUE, QuantityRole.MOMENT)
_SHARED_TIMES = (QuantityRole.MOMENT, QuantityRole.AGE, QuantityRole.DEADLINE)


def settle(text: str, drafts: list[Draft]) -> list[Draft]:
    """Units, roles and spans of all quantities of a text; number words that measure nothing are left out."""
    joined = _joined(text, drafts)
    for draft in drafts:
        _settle_alone(text, draft)
    for number in range(len(drafts) - 2, -1, -1):
        if joined[number]:
            _take_from_next(text, drafts[number], drafts[number + 1])
    for number in range(1, len(drafts)):
        if joined[number - 1]:
            _take_from_last(drafts[number - 1], drafts[number])
        _span(text, drafts[number - 1], drafts[number])
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


def _take_from_next(text: str, draft: Draft, following: Draft) -> None:
    """ "10 or 20 mg": the unit of the last is the unit of all."""
    if draft.unit is None and following.unit is not None and _is_open(draft) and following.printed_unit:
        if following.role in _NOT_SHARED:
            return
        if _COUNT_AND_SHARE.fullmatch(text, draft.end, following.end):
            draft.role = QuantityRole.COUNT  # "(13, 0.3 %)"
            return
        draft.unit, draft.printed_unit = following.unit, following.printed_unit
        draft.role = choose_role(text, draft)
    elif draft.unit is None and following.role is QuantityRole.COUNT and _is_open(draft):
        draft.role = QuantityRole.COUNT
    if draft.unit in TIMES and following.unit in TIMES and draft.role is QuantityRole.DURATION:
        draft.role = following.role if following.role in _SHARED_TIMES else draft.role


def _is_open(draft: Draft) -> bool:
    return draft.role in (None, QuantityRole.VALUE) and draft.total is None


def _take_from_last(last: Draft, draft: Draft) -> None:
    """ "Tables 2 and 3", "days 1, 8 and 15": what the first is, the others are."""
    if draft.unit is None and last.role in _PASSED_ON and draft.role is QuantityRole.VALUE:
        if last.role is QuantityRole.P_VALUE and abs(draft.low) > 1:
            return
        if last.role is not QuantityRole.P_VALUE and draft.low != draft.low.to_integral_value():
            return
        draft.role, draft.unit = last.role, last.unit
    elif draft.unit in TIMES and last.unit in TIMES and draft.role is QuantityRole.DURATION:
        draft.role = last.role if last.role in _SHARED_TIMES else draft.role


def _span(text: str, quantity: Draft, span: Draft) -> None:
    """ "20 mmol over 3 h": the dose knows the time that it is given over."""
    if span.unit not in TIMES or quantity.unit in TIMES or quantity.unit is None or span.high is not None:
        return
    if _SPAN.fullmatch(text, quantity.end, span.at):
        quantity.over = f"{span.low}.{span.unit}"


def _settle_over(text: str, draft: Draft) -> None:
    """ "over 3 h" tells how long; only of an age or another amount is it a bound."""
    if draft.comparator is not Comparator.MORE or draft.unit not in TIMES or draft.role is QuantityRole.AGE:
        return
    if text[draft.start : draft.start + 5].lower() == "over ":
        draft.start, draft.comparator, draft.role = draft.at, Comparator.EQUAL, QuantityRole.DURATION
