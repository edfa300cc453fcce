"""Can these values be? Levels, targets, doses and rates against sourced limits (``quantities.rails``)."""

import re
from collections.abc import Iterator, Sequence

from bedside.checking.aspects import Aspect, Purpose, aspects_of
from bedside.checking.catalog import found
from bedside.checking.measures import Measure, MeasuredSentence, is_of_solution
from bedside.checking.normals import UnitSlip, find_unit_slip
from bedside.quantities import rails
from bedside.quantities.rails import RailBreach, Where, find_rail_breach
from bedside.terms import Comparator, Finding, FindingCode, QuantityRole

_AMOUNTS = ("mass", "substance", "charge", "units")
_PER_TIME = {"d": rails.Purpose.DAILY_DOSE, "24.h": rails.Purpose.DAILY_DOSE}
_FLOORS = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_CEILINGS = frozenset({Comparator.LESS, Comparator.AT_MOST})
_LEVELS = frozenset({rails.Purpose.LEVEL, rails.Purpose.TARGET})
_UNBOUND = frozenset({Purpose.NORMAL, Purpose.THRESHOLD})
"""Borders that a text draws are compared with other borders, and are no levels of living people."""


def check_rails(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Values past a limit, each with the limit's source."""
    for entry in measured:
        for measure, aspect in zip(entry.measures, aspects_of(entry), strict=True):
            is_value = aspect is not None and measure.quantity.role is QuantityRole.VALUE
            breach = _breach(measure, aspect) if aspect and is_value else None
            if slip := find_unit_slip(measure):
                yield _slipped(measure, slip)
            elif breach and not _is_beside_the_matter(measure, breach):
                yield _finding(measure, breach)


def _breach(measure: Measure, aspect: Aspect) -> RailBreach | None:
    is_daily = _is_advised_a_day(aspect)
    purpose = rails.Purpose.CHANGE if is_daily else _purpose(aspect)
    if purpose is None or not aspect.subject:
        return None
    quantity = measure.quantity
    values = [quantity.low] if quantity.high is None else [quantity.low, quantity.high]
    above = (*measure.sentence.headings, measure.sentence.lead, aspect.clause)
    route = next(iter(aspect.routes)) if len(aspect.routes) == 1 else None
    where = Where(route=route, situations=above)
    name = measure.name if measure.is_salt and measure.name else aspect.subject
    unit = f"{aspect.unit}/d" if is_daily else aspect.unit
    return find_rail_breach(values, unit, of=name, purpose=purpose, where=where)


def _purpose(aspect: Aspect) -> rails.Purpose | None:
    """What the rails call this end; ``None`` where no limit could speak of it."""
    kinds = aspect.kind.split("/")
    if kinds[0] not in _AMOUNTS or aspect.purpose in _UNBOUND:
        return None
    if kinds[-1] == "volume":
        if _is_change(aspect.measure):
            return None
        if aspect.measure.is_salt or is_of_solution(aspect.measure):
            return rails.Purpose.STRENGTH
        return rails.Purpose.TARGET if aspect.purpose is Purpose.TARGET else rails.Purpose.LEVEL
    if "volume" in kinds:
        return rails.Purpose.CHANGE
    if kinds[-1] == "time":
        last = aspect.unit.rpartition("/")[2].strip("()")
        return _PER_TIME.get(last, rails.Purpose.RATE)
    return rails.Purpose.DOSE


def _is_change(measure: Measure) -> bool:
    """Whether the number is by how much a level moves, and no level."""
    number = max(measure.quantity.at, measure.quantity.start)
    before = measure.sentence.text[max(0, number - 40) : number]
    behind = measure.sentence.text[measure.quantity.end : measure.quantity.end + 24]
    return _CHANGE.search(before) is not None or _IN_A_DAY.match(behind) is not None


_IN_A_DAY = re.compile(
    r"\s(?:in|within|over|per)\s(?:a|any|the first|each|24|48)\s?(?:days?|h|hours?)?\b", re.I
)
_CHANGE = re.compile(
    r"\b(?:by|(?:rise|fall|drop|decrease|increase|change|reduction|difference|shift)s? (?:of|at)|"
    r"(?:correction|reduction|increment|change)s? (?:above|below|over|under|up to|of|"
    r"by))\s(?:[a-z]+\s){0,3}$",
    re.I,
)


def _is_advised_a_day(aspect: Aspect) -> bool:
    """Whether a level is to be moved by so much in the first day: "by 8 mmol/L in the first 24 h".

    Only where it is advised: what happened to somebody breaks no limit.
    """
    quantity, text = aspect.measure.quantity, aspect.measure.sentence.text
    number = max(quantity.at, quantity.start)
    return (
        aspect.kind in _LEVEL_KINDS
        and _FIRST_DAY.match(text, quantity.end) is not None
        and _CHANGE.search(text[max(0, number - 40) : number]) is not None
        and _MOVE.search(aspect.clause) is not None
        and _DENIED.search(aspect.clause) is None
    )


_LEVEL_KINDS = frozenset({"mass/volume", "substance/volume", "charge/volume"})
_FIRST_DAY = re.compile(
    r"\s(?:in|within|over|during|per)\s(?:(?:the|any|a|one)\s)?(?:first\s)?"
    r"(?:24[\s-]?h(?:rs?|ours?)?|1 day|day)\b",
    re.I,
)
_MOVE = re.compile(
    r"(?:^|[,;:]\s|\b(?:should|must|then|and)\s)(?:raise|increase|correct|lower|reduce|decrease)\b|"
    r"\b(?:should|must|can|may)\sbe\s(?:\w+ly\s)?(?:raised|increased|corrected|lowered|reduced|decreased)\b|"
    r"\b(?:aim|goal|target)\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|never|avoid\w*|cannot|no)\b|n['’]t\b", re.I)


def _is_beside_the_matter(measure: Measure, breach: RailBreach) -> bool:
    """A level "above 3" is no level of 3, and a dose below a limit breaches none."""
    comparator = measure.quantity.comparator
    return (comparator in _FLOORS and breach.is_above) or (comparator in _CEILINGS and not breach.is_above)


def _slipped(measure: Measure, slip: UnitSlip) -> Finding:
    return found(
        FindingCode.VALUE_IMPLAUSIBLE,
        measure.place,
        slip.sentence,
        evidence=tuple(f"limit {slip.rail.id}: {source}" for source in slip.rail.sources),
        advice="Look the unit up in the source.",
    )


def _finding(measure: Measure, breach: RailBreach) -> Finding:
    is_level = breach.rail.purpose in _LEVELS or breach.rail.purpose is rails.Purpose.CRITICAL
    return found(
        FindingCode.VALUE_IMPLAUSIBLE if is_level else FindingCode.DOSE_ABOVE_MAXIMUM,
        measure.place,
        breach.sentence,
        evidence=tuple(f"limit {breach.rail.id}: {source}" for source in breach.rail.sources),
        advice="Look the number, its unit and its analyte up in the source.",
    )
