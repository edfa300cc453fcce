"""Which numbers does a test of a record hold, and do the answers to one question leave a gap or overlap?"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bedside.terms import (
    AllTests,
    AnyTest,
    Bounds,
    CalculatedTest,
    FirstTest,
    MeasuredTest,
    NotTest,
    PathwayEdge,
    PersonTest,
    SignTest,
)

Scale = tuple[object, ...]
"""What is measured, in what, in which unit: answers on one scale can be held against each other."""
_STEP = 1e-6
"""Nearer to an end of a range than any laboratory reports."""


def bounds_in(test: SignTest) -> Iterator[Bounds]:
    """Every range that a test holds a measured or calculated value against, at any depth.

    Ages are left out: who is a child is not a finding of a source.
    """
    match test:
        case MeasuredTest() | CalculatedTest():
            yield test.bounds
        case NotTest():
            yield from bounds_in(test.test)
        case AllTests() | AnyTest() | FirstTest():
            for each in test.tests:
                yield from bounds_in(each)


def numbers_of(bounds: Bounds) -> frozenset[Decimal]:
    """The ends of a range, as exact decimals."""
    return frozenset(Decimal(str(end)).normalize() if end else Decimal(0) for end in _ends(bounds))


def find_scale(edges: Sequence[PathwayEdge]) -> Scale | None:
    """The one scale on which all these answers are ranges, if there is one."""
    scales = {_scale(edge.test) for edge in edges}
    return scales.pop() if len(scales) == 1 else None


def find_gap(edges: Sequence[PathwayEdge]) -> float | None:
    """A value that none of these ranges holds."""
    return next((value for value in _trials(edges) if not _holding(edges, value)), None)


def find_overlap(edges: Sequence[PathwayEdge]) -> float | None:
    """A value that two of these ranges hold."""
    return next((value for value in _trials(edges) if len(_holding(edges, value)) > 1), None)


def _scale(test: SignTest | None) -> Scale | None:
    match test:
        case MeasuredTest():
            return ("measured", test.of, test.specimen, test.bounds.unit, test.within_days)
        case CalculatedTest():
            return ("calculated", test.calculator, test.bounds.unit)
        case FirstTest(tests=tests) if len(set(_ranges(tests))) == 1:
            scales = tuple(_scale(each) for each in tests)
            return ("first", *scales) if all(scales) else None
        case PersonTest(age=Bounds() as age, sex=None, is_pregnant=None):
            return ("age", age.unit)
        case _:
            return None


def _ranges(tests: Sequence[SignTest]) -> list[Bounds]:
    return [each.bounds for each in tests if isinstance(each, MeasuredTest | CalculatedTest)]


def _trials(edges: Sequence[PathwayEdge]) -> list[float]:
    """Every end, and a little to both sides of it: where ranges can begin and stop to hold."""
    ends = sorted({end for edge in edges for end in _ends(_bounds(edge))})
    return [value for end in ends for value in (end - _STEP, end, end + _STEP)]


def _holding(edges: Sequence[PathwayEdge], value: float) -> list[PathwayEdge]:
    return [edge for edge in edges if _holds(_bounds(edge), value)]


def _holds(bounds: Bounds, value: float) -> bool:
    return not (
        (bounds.at_least is not None and value < bounds.at_least)
        or (bounds.above is not None and value <= bounds.above)
        or (bounds.at_most is not None and value > bounds.at_most)
        or (bounds.below is not None and value >= bounds.below)
    )


def _bounds(edge: PathwayEdge) -> Bounds:
    """The range of an edge that has a scale; where several are asked in turn, all have one range."""
    if isinstance(edge.test, PersonTest) and edge.test.age is not None:
        return edge.test.age
    test = edge.test.tests[0] if isinstance(edge.test, FirstTest) else edge.test
    assert isinstance(test, MeasuredTest | CalculatedTest)
    return test.bounds


def _ends(bounds: Bounds) -> list[float]:
    every = (bounds.at_least, bounds.above, bounds.at_most, bounds.below)
    return [end for end in every if end is not None]
