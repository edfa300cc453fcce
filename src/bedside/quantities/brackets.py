"""What does a bracket tell of the number before it? ``14.97 (SD 9.01) ng/mL``, ``43 (98%) of 44``."""

import re

from bedside.quantities.found import Draft
from bedside.quantities.unit_behind import take_unit
from bedside.terms import Comparator, QuantityRole

_BRACKET = re.compile(r"\s?[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
_CLOSED = re.compile(r"[)\]]")
_SPREAD = re.compile(r"\s?(?:(?:[Ss][DdEe]|s\.[de]\.|SEM|[Ss]tandard (?:deviation|error))[\s:,=±]{0,3})?$")
_SPREAD_NAMED = re.compile(
    r"\s?(?:(?:[Ss][DdEe]|s\.[de]\.|SEM|[Ss]tandard (?:deviation|error))[\s:,=±]{0,3}|±\s?|\+/[-−]\s?)$"
)
_RANGE_NAMED = re.compile(
    r"\s?(?:(?:IQR|interquartile range|range[ds]?|from|95\s?%\s?(?:CI|CrI))[\s:,=]{0,2}(?:of\s|from\s)?)?$",
    re.IGNORECASE,
)
_TWO_BOUNDS = re.compile(r"\s?[,;]\s?|\s(?:to|and)\s")
_TOTAL = re.compile(r"\s(?:out\s)?of\s(?:(?:the|all|these|those|our|a total of)\s){0,2}$")
_QUARTILES = re.compile(r"centiles?\b|[Qq]uartile|\bIQR\b")
_NO_ESTIMATE = re.compile(
    r"\b(?:median|IQR|quartiles?|range[ds]?|means?(?! diff)|average|scores?|SD|age)\b", re.IGNORECASE
)
_ESTIMATE = re.compile(r"\b(?:relative risks?|[a-z]+ ratios?|[ROH]Rs?)\b[^.;]*$", re.IGNORECASE)
_NEAR = 90


def settle_brackets(text: str, drafts: list[Draft]) -> list[Draft]:
    """Gives numbers what the bracket behind them tells; leaves out those that told only this."""
    if "(" not in text and "[" not in text:
        return drafts
    gone = set[int]()
    for number, draft in enumerate(drafts):
        is_open = draft.unit is None and draft.role is None and not draft.is_word
        if is_open and draft.spread is not None and _CLOSED.match(text, draft.end):
            _take_unit_outside(text, draft)
        bracket = _BRACKET.match(text, draft.end) if number not in gone else None
        if bracket is None:
            continue
        inside = [other for other in drafts[number + 1 : number + 4] if other.at < bracket.end()]
        following = number + len(inside) + 1
        if is_open and len(inside) == 2 and _is_two_bounds(text, draft, inside, bracket=bracket):
            gone.add(number + 2)
        if len(inside) != 1:
            continue
        if _take_spread(text, draft, inside[0], bracket=bracket):
            gone.add(number + 1)
            continue
        if is_open and inside[0].unit is None and _share_unit(text, draft, inside[0], bracket=bracket):
            gone.add(number + 1)
        elif is_open and _is_estimate(text, draft, inside[0], bracket=bracket):
            inside[0].role = QuantityRole.CONFIDENCE_INTERVAL
        elif inside[0].unit == "%" and _take_total(text, draft, drafts[following:], place=bracket.end()):
            gone.add(following)
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def _take_unit_outside(text: str, draft: Draft) -> None:
    """The unit of "(13.1 ± 4.4) minutes"."""
    if text[draft.start - 1 : draft.start] in ("(", "["):
        behind = Draft(start=draft.end + 1, at=draft.end + 1, end=draft.end + 1, low=draft.low)
        if take_unit(text, behind) is not None:
            draft.unit, draft.printed_unit, draft.end = behind.unit, behind.printed_unit, behind.end


def _share_unit(text: str, draft: Draft, inside: Draft, *, bracket: re.Match[str]) -> bool:
    """The unit behind the bracket is that of both; whether what it holds was only the spread."""
    behind = Draft(start=bracket.end(), at=bracket.end(), end=bracket.end(), low=draft.low)
    is_spread = inside.high is None and _is_all(text, inside, bracket, led=_SPREAD)
    is_range = inside.high is not None and _is_all(text, inside, bracket, led=_RANGE_NAMED)
    if not (is_spread or is_range) or take_unit(text, behind) is None or behind.unit is None:
        return False
    draft.unit, draft.printed_unit = behind.unit, behind.printed_unit
    if is_spread:
        draft.spread, draft.end = inside.low, behind.end
        return True
    inside.unit, inside.printed_unit = behind.unit, behind.printed_unit
    if inside.role is QuantityRole.LABEL:
        inside.role = None
    return False


def _take_spread(text: str, draft: Draft, inside: Draft, *, bracket: re.Match[str]) -> bool:
    """The spread of "83% (±32)" and "63 kg (SD 12 kg)"."""
    may_have = draft.unit is not None and draft.spread is None and draft.high is None
    if not may_have or inside.unit not in (None, draft.unit) or inside.high is not None:
        return False
    if not _is_all(text, inside, bracket, led=_SPREAD_NAMED):
        return False
    draft.spread, draft.end = inside.low, bracket.end()
    return True


def _is_all(text: str, inside: Draft, bracket: re.Match[str], *, led: re.Pattern[str]) -> bool:
    """Whether the bracket holds the number alone, but for words that may lead to it."""
    is_led = led.match(text, bracket.start("inside"), inside.start) is not None
    return is_led and not text[inside.end : bracket.end("inside")].strip()


def _is_estimate(text: str, draft: Draft, inside: Draft, *, bracket: re.Match[str]) -> bool:
    """Whether "0.89 (0.87–0.92)" is an estimate with its interval."""
    printed = text[draft.at : draft.end]
    is_inside = inside.high is not None and inside.low <= draft.low <= inside.high and inside.unit is None
    is_decimal = draft.low.as_tuple().exponent == inside.low.as_tuple().exponent and not printed.isdigit()
    if not (is_inside and is_decimal and draft.comparator is Comparator.EQUAL and inside.role is None):
        return False
    if _QUARTILES.search(text):
        return False
    near = text[max(0, draft.at - _NEAR) : draft.at]
    may_be = "CI" in text or _NO_ESTIMATE.search(near) is None or _ESTIMATE.search(near[-40:]) is not None
    return may_be and _is_all(text, inside, bracket, led=re.compile(r"\s?$"))


def _is_two_bounds(text: str, draft: Draft, inside: list[Draft], *, bracket: re.Match[str]) -> bool:
    """Makes one interval of the bounds of "HR = 0.9 [0.4; 2.0]"; whether they are such bounds."""
    low, high = inside
    if not _TWO_BOUNDS.fullmatch(text, low.end, high.start) or low.high is not None or high.high is not None:
        return False
    whole = Draft(
        start=low.start, at=low.at, end=high.end, low=low.low, high=high.low, unit=low.unit or high.unit
    )
    is_alike = high.low.as_tuple().exponent == low.low.as_tuple().exponent
    if low.role is not None or not is_alike or not _is_estimate(text, draft, whole, bracket=bracket):
        return False
    low.high, low.end, low.comparator = high.low, high.end, Comparator.RANGE
    low.role = QuantityRole.CONFIDENCE_INTERVAL
    return True


def _take_total(text: str, draft: Draft, rest: list[Draft], *, place: int) -> bool:
    """The 44 of "43 (98%) of 44 patients"."""
    if draft.unit is not None or not rest:
        return False
    following = rest[0]
    is_total = following.unit is None and following.high is None and following.low >= draft.low
    if not is_total or _TOTAL.fullmatch(text, place, following.start) is None:
        return False
    draft.total = following.low
    return True
