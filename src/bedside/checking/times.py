"""Does a plan's order of steps run forward? “Start on day 3”, “scan before starting, on day 6” does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.terms import Finding, FindingCode

_HOURS = {
    "minute": Decimal(1) / 60,
    "hour": Decimal(1),
    "h": Decimal(1),
    "day": Decimal(24),
    "week": Decimal(168),
}
_MOMENT = re.compile(
    r"\b(?:on|at|by|from|until)?\s?(?:day|week|hour)s?\s(?P<after>\d{1,3})\b"
    r"|\b(?:at|after)\s(?P<before>\d{1,3})\s?(?P<unit>hours?|h|days?|weeks?)\b",
    re.I,
)
_BEFORE_STEP = re.compile(
    r"\b(?:before|prior to)\s(?:re-?)?(?P<verb>start|initiat|resum|begin|commenc|restart|giv|switch)", re.I
)
_STEP = re.compile(r"\b(?:re-?)?(?P<verb>start|initiat|resum|begin|commenc|restart|switch)\w*\b", re.I)


@dataclass(frozen=True, slots=True)
class _Moment:
    """When something is done: hours from the start, and as printed."""

    hours: Decimal
    printed: str
    sentence: CheckedSentence
    span: tuple[int, int]


def check_times(manuscript: Manuscript) -> Iterator[Finding]:
    """Steps that must come before a start and are timed after it, under one heading."""
    starts: dict[tuple[str, ...], _Moment] = {}
    befores: dict[tuple[str, ...], _Moment] = {}
    for sentence in manuscript.sentences:
        before = _BEFORE_STEP.search(sentence.text)
        for moment in _moments(sentence):
            if before:
                befores.setdefault(sentence.headings, moment)
            elif _STEP.search(sentence.text):
                starts.setdefault(sentence.headings, moment)
    for headings, before_moment in befores.items():
        start = starts.get(headings)
        if start and before_moment.hours > start.hours:
            yield _backwards(before_moment, start)


def _backwards(before: _Moment, start: _Moment) -> Finding:
    return found(
        FindingCode.TIME_ORDER,
        before.sentence.plain.span(*before.span),
        f"What must come before the start is timed {before.printed}, and the start {start.printed}.",
        evidence=(quoted(start.sentence), quoted(before.sentence)),
        advice="Put the steps in an order that can be followed.",
    )


def _moments(sentence: CheckedSentence) -> Iterator[_Moment]:
    """Times at which the sentence lets something happen; "within" and "for" are spans and no moments."""
    for match in _MOMENT.finditer(sentence.text):
        if match["after"]:
            unit = re.search(r"day|week|hour", match.group(), re.I)
            number, hours = match["after"], _HOURS[unit.group().lower()] if unit else Decimal(1)
        else:
            number, hours = match["before"], _HOURS[match["unit"].lower().rstrip("s")]
        yield _Moment(Decimal(number) * hours, match.group().strip(), sentence, match.span())
