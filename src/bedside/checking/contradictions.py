"""Which numbers of a text, or of several, cannot both hold?

Two numbers are held against each other only where subject, kind of unit, population, route and level agree.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bedside.checking.aspects import Aspect, Purpose, aspects_of
from bedside.checking.catalog import found, quoted, weighed
from bedside.checking.measures import MeasuredSentence
from bedside.terms import Comparator, Finding, FindingCode, Severity

_CLOSE = Decimal("0.04")
"""Values within this share of each other are one value, rounded or converted."""
_COMPARED = (Purpose.MAXIMUM, Purpose.MINIMUM, Purpose.TARGET, Purpose.NORMAL, Purpose.THRESHOLD)
_STOP = re.compile(r"[a-z]{4,}")
_LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two aspects that cannot both hold, and why."""

    first: Aspect
    second: Aspect
    reason: str


def check_inside(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Numbers of one text that contradict each other; told at the later one."""
    aspects = list(read_aspects(measured))
    for conflict in find_conflicts(aspects):
        finding = found(
            FindingCode.CONTRADICTION_INSIDE,
            conflict.second.measure.place,
            conflict.reason,
            evidence=(quoted(conflict.first.measure.sentence), quoted(conflict.second.measure.sentence)),
            advice="Look both up in their sources; say for whom each holds if both do.",
        )
        yield finding if conflict.second.subject else weighed(finding, Severity.WARNING)


def check_between(
    texts: Mapping[str, Sequence[MeasuredSentence]], names: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Numbers of different texts that contradict each other; told in both, each with its text's key."""
    named = [(name, aspect) for name, measured in texts.items() for aspect in read_aspects(measured)]
    owner = {id(aspect): name for name, aspect in named}
    told: set[tuple[str, tuple[int, int]]] = set()
    for first, second in _pairs([aspect for _, aspect in named]):
        one, two = owner[id(first)], owner[id(second)]
        if one == two or not (why_not_both(first, second) or _is_for_two_levels(first, second)):
            continue
        for name, aspect, other_key, other in ((one, first, two, second), (two, second, one, first)):
            if (name, aspect.measure.place) not in told:
                told.add((name, aspect.measure.place))
                yield (
                    name,
                    _between(aspect, other, f"In {names[other_key]}: {quoted(other.measure.sentence)}"),
                )


def _between(aspect: Aspect, other: Aspect, line: str) -> Finding:
    subject = f"{aspect.purpose} of {aspect.subject}" if aspect.subject else f"{aspect.purpose}"
    reason = f"Another text gives the {subject} as {_printed(other)}, this one as {_printed(aspect)}."
    if _is_for_two_levels(aspect, other):
        levels = f"here for what is {aspect.level}, elsewhere for what is {other.level}"
        reason = f"{_printed(aspect)} is given {levels}."
    return found(
        FindingCode.CONTRADICTION_BETWEEN,
        aspect.measure.place,
        reason,
        evidence=(line,),
        advice="Say whose number each is, and for whom it holds.",
    )


def read_aspects(measured: Iterable[MeasuredSentence]) -> Iterator[Aspect]:
    """Every aspect that a text states."""
    for entry in measured:
        yield from (aspect for aspect in aspects_of(entry) if aspect is not None)


def find_conflicts(aspects: Sequence[Aspect]) -> Iterator[Conflict]:
    """All pairs that cannot both hold, each second aspect told once."""
    told: set[tuple[int, int]] = set()
    for first, second in _pairs(aspects):
        reason = None if second.measure.place in told else why_not_both(first, second)
        if reason:
            told.add(second.measure.place)
            yield Conflict(first, second, reason)


def _pairs(aspects: Iterable[Aspect]) -> Iterator[tuple[Aspect, Aspect]]:
    """Pairs of one subject and kind of unit."""
    by_key: dict[tuple[str, str], list[Aspect]] = defaultdict(list)
    for aspect in aspects:
        by_key[aspect.subject, aspect.kind].append(aspect)
    for group in by_key.values():
        yield from combinations(group[:_MOST], 2)


_MOST = 200
"""Numbers of one subject and kind that are compared with each other."""


def why_not_both(first: Aspect, second: Aspect) -> str | None:
    """The sentence that says why both cannot hold, or ``None``."""
    if not are_comparable(first, second) or _prints(first, second) or _prints(second, first):
        return None
    limit, other = _limit_and_other(first, second)
    if limit is not None and other is not None:
        return _above_limit(limit, other)
    if first.purpose is not second.purpose or first.purpose not in _COMPARED or first.level != second.level:
        return None
    if first.purpose is Purpose.THRESHOLD and _side(first) != _side(second):
        return None
    if first.purpose in (Purpose.TARGET, Purpose.NORMAL):
        is_apart = first.high < second.low or second.high < first.low
    else:
        is_apart = not (_is_close(first.low, second.low) and _is_close(first.high, second.high))
    if not is_apart:
        return None
    name = f"The {first.purpose} of {first.subject}" if first.subject else f"The {first.purpose}"
    return f"{name} is {_printed(second)} here and {_printed(first)} elsewhere."


def are_near(first: Aspect, second: Aspect) -> bool:
    """Whether two numbers of one kind meet, rounding aside."""
    slack = 1 + _CLOSE
    return first.low <= second.high * slack and second.low <= first.high * slack


def _is_for_two_levels(first: Aspect, second: Aspect) -> bool:
    """Whether one dose by one route is given for two levels of severity."""
    return (
        first.purpose is second.purpose is Purpose.GIVEN
        and _is_dose(first)
        and bool(first.subject and first.level and second.level)
        and first.level != second.level
        and (first.low, first.high, first.routes) == (second.low, second.high, second.routes)
    )


def _is_dose(aspect: Aspect) -> bool:
    return (
        aspect.kind.split("/")[0] in ("mass", "substance", "charge", "units") and "volume" not in aspect.kind
    )


def _limit_and_other(first: Aspect, second: Aspect) -> tuple[Aspect | None, Aspect | None]:
    """A maximum, and an amount that is given."""
    pairs = ((first, second), (second, first))
    for limit, other in pairs:
        if limit.purpose is Purpose.MAXIMUM and other.purpose is Purpose.GIVEN:
            return limit, other
    return None, None


def _above_limit(limit: Aspect, other: Aspect) -> str | None:
    if (
        not (_is_dose(limit) and limit.is_named and other.is_named)
        or not limit.subject
        or other.comparator in (Comparator.MORE, Comparator.AT_LEAST)
    ):
        return None
    if other.low <= limit.high * (1 + _CLOSE):
        return None
    return (
        f"{_printed(other)} of {other.subject} is above the maximum that the text gives, {_printed(limit)}."
    )


def are_comparable(first: Aspect, second: Aspect) -> bool:
    """Whether both are of the same people, by the same route, and of one matter."""
    if first.routes != second.routes and first.routes and second.routes and not first.routes & second.routes:
        return False
    if not first.subject and not _share_words(first, second):
        return False
    one, two = first.populations, second.populations
    if one == two:
        return True
    return (first.holds_for_all and one <= two) or (second.holds_for_all and two <= one)


def _prints(one: Aspect, other: Aspect) -> bool:
    """Whether the sentence of ``one`` prints the other's number too: then it says for whom each is."""
    there = other.measure.quantity
    return any(
        (quantity.low, quantity.high, quantity.unit) == (there.low, there.high, there.unit)
        for quantity in one.measure.sentence.quantities
    )


def _share_words(first: Aspect, second: Aspect) -> bool:
    """Without a drug or analyte, the sentences must have most of their words in common."""
    one, two = _words(first), _words(second)
    shared = len(one & two)
    return (
        shared >= _LEAST_SHARED
        and 3 * shared >= 2 * min(len(one), len(two))
        and 2 * shared >= max(len(one), len(two))
    )


def _words(aspect: Aspect) -> frozenset[str]:
    sentence = aspect.measure.sentence
    text = f"{sentence.lead} {sentence.text}".lower()
    return frozenset(_STOP.findall(text)) - _GENERAL


_GENERAL = frozenset(
    "with that this from have been should patients patient days hours weeks least minimum maximum more than "
    "dose "
    "daily given give used after before when which their they there were also only other about least "
    "treatment "
    "therapy recommended typically usually every must regardless duration".split()
)


def _side(aspect: Aspect) -> str:
    if aspect.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return "below"
    return "above" if aspect.comparator in (Comparator.MORE, Comparator.AT_LEAST) else "at"


def _is_close(one: Decimal, two: Decimal) -> bool:
    return abs(one - two) <= _CLOSE * max(abs(one), abs(two))


def _printed(aspect: Aspect) -> str:
    return aspect.measure.printed
