"""How is a test of a record said in FHIRPath, so that it never says more than the test?

An expression is asked of a Bundle. It holds only if every observation that it asks for agrees, each in a unit
that it names and without a comparator; so an expression that holds, holds for the newest one too. Drugs,
conditions and calculators are not said: their codes are not known well enough, and ``{}`` (nothing) is the
condition that is never met.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bedside.interchange.measurable import Measurable, measurables
from bedside.quantities import convert, find_analyte
from bedside.quantities.shown import print_like
from bedside.terms import (
    AllTests,
    AnyTest,
    Bounds,
    EdgeKind,
    FirstTest,
    MeasuredTest,
    NotTest,
    PathwayEdge,
    PathwayNode,
    PersonTest,
    SignTest,
    Specimen,
)

NEVER = "{}"
"""Empty is not true: the condition that no record meets, and a person decides."""
_LOINC = "http://loinc.org"
_FINAL = "(status = 'final' or status = 'amended' or status = 'corrected')"
_SIDES = (("at_least", ">=", "<"), ("above", ">", "<="), ("at_most", "<=", ">"), ("below", "<", ">="))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A test as two expressions: what holds when it is so, and when it is known not to be so."""

    present: str
    absent: str


def condition_of(node: PathwayNode, edge: PathwayEdge) -> str | None:
    """When an edge is taken; ``NEVER`` where no record can say, ``None`` for an edge always taken."""
    if edge.kind is EdgeKind.THEN:
        return None
    when = [other for other in node.edges if other.kind is EdgeKind.WHEN]
    known = [each for each in (_said(other.test) for other in when) if each is not None]
    if len(known) < len(when):
        return NEVER
    none_holds = _every([each.absent for each in known])
    if edge.kind is EdgeKind.OTHERWISE:
        return none_holds
    if edge.kind is EdgeKind.UNKNOWN:
        if any(isinstance(other.test, FirstTest) for other in when):
            return NEVER  # what is asked next, such as a calculator, may know
        settled = [each.present for each in known] + ([] if _is_covered(node) else [none_holds])
        return f"({_any(settled)}).not()"
    place = when.index(edge)
    before = [] if _is_covered(node) else [each.absent for each in known[:place]]
    return _every([*before, known[place].present])


def _is_covered(node: PathwayNode) -> bool:
    """Whether the answers are ranges of one measurement: the rules of packs let each value have one."""
    tests = [_leading(edge.test) for edge in node.edges if edge.kind is EdgeKind.WHEN]
    asked = {(test.of, test.specimen, test.bounds.unit) for test in tests if isinstance(test, MeasuredTest)}
    is_whole = all(edge.kind is not EdgeKind.OTHERWISE for edge in node.edges)
    return is_whole and len(asked) == 1 and all(isinstance(test, MeasuredTest) for test in tests)


def _leading(test: SignTest | None) -> SignTest | None:
    """Of several that are asked in turn the first: what it says, they all say together."""
    return test.tests[0] if isinstance(test, FirstTest) else test


def measured_in(test: SignTest | None) -> list[Measurable]:
    """What a test measures that has codes, for the data that a program must bring."""
    match test:
        case MeasuredTest():
            row = _row(test.of, test.specimen)
            return [row] if row else []
        case AllTests() | AnyTest():
            return [row for each in test.tests for row in measured_in(each)]
        case FirstTest():
            return measured_in(_leading(test))
        case NotTest():
            return measured_in(test.test)
        case _:
            return []


def _said(test: SignTest | None) -> Said | None:
    match test:
        case MeasuredTest(within_days=None):
            return _measured(test)
        case PersonTest():
            return _person(test)
        case FirstTest():
            return _said(_leading(test))
        case NotTest():
            inner = _said(test.test)
            return Said(present=inner.absent, absent=inner.present) if inner else None
        case AllTests() | AnyTest():
            parts = [_said(each) for each in test.tests]
            known = [each for each in parts if each is not None]
            if len(known) < len(parts):
                return None
            present, absent = [each.present for each in known], [each.absent for each in known]
            if isinstance(test, AllTests):
                return Said(present=_every(present), absent=_any(absent))
            return Said(present=_any(present), absent=_every(absent))
        case _:
            return None


def _measured(test: MeasuredTest) -> Said | None:
    row = _row(test.of, test.specimen)
    ranges = _in_units(test.bounds, row) if row else []
    if row is None or not ranges:
        return None
    codes = " or ".join(f"code = '{code}'" for code in row.loinc)
    found = (
        f"Bundle.entry.resource.ofType(Observation).where({_FINAL} and "
        f"code.coding.where(system = '{_LOINC}' and ({codes})).exists())"
    )
    inside = _any([_every([f"value.code = '{each.unit}'", *_ends(each)]) for each in ranges])
    outside = _any(
        [_every([f"value.code = '{each.unit}'", _any(_ends(each, opposite=True))]) for each in ranges]
    )
    return Said(present=_all_of(found, inside), absent=_all_of(found, outside))


def _all_of(found: str, holds: str) -> str:
    """All of at least one; ``all()`` alone holds for none."""
    return f"({found}.exists() and {found}.all(value.comparator.empty() and {holds}))"


def _row(of: str, specimen: Specimen | None) -> Measurable | None:
    return next(
        (row for row in measurables() if (row.of, row.specimen) == (of, specimen) and row.loinc), None
    )


def _in_units(bounds: Bounds, row: Measurable) -> list[Bounds]:
    """The range in every unit in which the analyte is reported, as it is printed there; its own first."""
    analyte = find_analyte(row.of)
    others = [] if analyte is None or row.specimen is Specimen.URINE_OF_A_DAY else list(analyte.units)
    ranges = [bounds]
    for unit in others:
        if unit != bounds.unit:
            ends = {
                name: print_like(convert(value, from_unit=bounds.unit, to_unit=unit, of=row.of), value)
                for name, _, _ in _SIDES
                if (value := getattr(bounds, name)) is not None
            }
            ranges.append(Bounds(unit=unit, **ends))
    return ranges


def _ends(bounds: Bounds, *, opposite: bool = False) -> list[str]:
    return [
        f"value.value {against if opposite else sign} {getattr(bounds, name):g}"
        for name, sign, against in _SIDES
        if getattr(bounds, name) is not None
    ]


def _person(test: PersonTest) -> Said | None:
    """Age in whole years and sex; whether somebody is pregnant is not said."""
    if test.is_pregnant is not None:
        return None
    present, absent = [], []
    if test.sex is not None:
        gender = "Bundle.entry.resource.ofType(Patient).gender"
        present.append(f"({gender} = '{test.sex}')")
        absent.append(f"({gender}.exists() and ({gender} = '{test.sex}').not())")
    for name, sign, against in _SIDES if test.age is not None else ():
        years = getattr(test.age, name)
        if years is None:
            continue
        if name in ("above", "at_most") or test.age is None or test.age.unit != "a" or years != int(years):
            return None  # whoever is 18 years and a day old is above 18, which no birthday tells
        born = "Bundle.entry.resource.ofType(Patient).birthDate"
        turned = {">=": "<=", "<": ">"}
        present.append(f"({born} {turned[sign]} today() - {years:g} years)")
        absent.append(f"({born} {turned[against]} today() - {years:g} years)")
    return Said(present=_every(present), absent=_any(absent))


def _every(parts: Sequence[str]) -> str:
    return f"({' and '.join(parts)})" if len(parts) > 1 else parts[0]


def _any(parts: Sequence[str]) -> str:
    return f"({' or '.join(parts)})" if len(parts) > 1 else parts[0]
