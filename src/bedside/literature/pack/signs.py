"""How does a pack write a sign, and how a record is asked for it?

A test is one mapping with one leading word: ``measured``, ``calculated``, ``takes``, ``has``, ``person``,
``all``, ``any``, ``first`` or ``not``; see the pack format. Cause rules and pathways write it alike.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bedside.literature.pack.entry import Entry, Id, Line
from bedside.quantities import convert, find_analyte, parse_unit
from bedside.quantities.scales import read_scale
from bedside.terms import (
    AllTests,
    AnyTest,
    Bounds,
    CalculatedTest,
    ClaimId,
    DiagnosisTest,
    DrugTest,
    FirstTest,
    MeasuredTest,
    NotTest,
    PersonTest,
    PublicationId,
    Sex,
    Sign,
    SignTest,
    SignWeight,
    Specimen,
)

DAYS = {"d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}
"""Days in a UCUM day, week, month (a twelfth of a year) and year (Julian)."""

_BOUND = re.compile(r"(-?\d+(?:\.\d+)?) (\S+)")
_KNOWN_UNITS = frozenset({"%", "1", "[pH]", "ms", "a", "mo", "mL/min/{1.73_m2}", "mm[Hg]"})
HEADS = ("measured", "calculated", "takes", "has", "person", "all", "any", "first", "not_")


def _split(text: str) -> tuple[float, str]:
    match = _BOUND.fullmatch(text)
    if match is None:
        raise ValueError("is no bound: write a number, a space and a UCUM unit, such as '0.7 mmol/L'")
    return float(match[1]), match[2]


def _check_bound(text: str) -> str:
    unit = _split(text)[1]
    if unit not in _KNOWN_UNITS:
        try:
            read_scale(unit)
        except ValueError:
            parse_unit(unit)
    return text


def _check_duration(text: str) -> str:
    if _split(text)[1] not in DAYS:
        raise ValueError(f"is no time: write one of {', '.join(DAYS)} as its unit, such as '90 d' or '1 a'")
    return text


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


BoundText = Annotated[str, AfterValidator(_check_bound)]
DurationText = Annotated[str, AfterValidator(_check_duration)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed), Field(min_length=1)]


class BoundsEntry(Entry):
    """The ends of a range; each is a number with a UCUM unit, and all have the same unit."""

    at_least: BoundText | None = None
    above: BoundText | None = None
    at_most: BoundText | None = None
    below: BoundText | None = None

    @model_validator(mode="after")
    def _check_ends(self) -> "BoundsEntry":
        ends = self.ends()
        if len({unit for _, unit in ends.values()}) > 1:
            raise ValueError("has bounds in different units; write both in one")
        if {"at_least", "above"} <= ends.keys() or {"at_most", "below"} <= ends.keys():
            raise ValueError("has two bounds on one side; keep one")
        lows = [value for key, (value, _) in ends.items() if key in ("at_least", "above")]
        highs = [value for key, (value, _) in ends.items() if key in ("at_most", "below")]
        if lows and highs and lows[0] > highs[0]:
            raise ValueError("holds nothing: its lower bound is above its upper one")
        return self

    def ends(self) -> dict[str, tuple[float, str]]:
        """The ends that are written, each as value and unit."""
        given = {"at_least": self.at_least, "above": self.above, "at_most": self.at_most, "below": self.below}
        return {key: _split(text) for key, text in given.items() if text is not None}

    def bounds(self) -> Bounds | None:
        """As our word; ``None`` where no end is written."""
        ends = self.ends()
        if not ends:
            return None
        values = {key: value for key, (value, _) in ends.items()}
        return Bounds(unit=next(iter(ends.values()))[1], **values)


class TakesEntry(Entry):
    """A drug by name or class; ``stopped_within`` counts one that was stopped so recently."""

    drug: Lines | None = None
    class_: Annotated[Lines | None, Field(alias="class")] = None
    stopped_within: DurationText | None = None
    longer_than: DurationText | None = None

    @model_validator(mode="after")
    def _check_names(self) -> "TakesEntry":
        if self.drug is None and self.class_ is None:
            raise ValueError("names no drug; write `drug` or `class`")
        return self


class PersonEntry(BoundsEntry):
    """Age (the bounds), sex, pregnancy."""

    sex: Sex | None = None
    pregnant: bool | None = None

    @model_validator(mode="after")
    def _check_asked(self) -> "PersonEntry":
        ends = self.ends()
        if not ends and self.sex is None and self.pregnant is None:
            raise ValueError("asks nothing; write bounds of age, `sex` or `pregnant`")
        if any(unit not in DAYS for _, unit in ends.values()):
            raise ValueError("bounds age by something that is no time; write years as 'a'")
        return self


class TestEntry(BoundsEntry):
    """How a record is asked for a sign: one leading word, with what belongs to it."""

    __test__ = False  # No test of pytest's.

    measured: Line | None = None
    in_: Annotated[Specimen | None, Field(alias="in")] = None
    within: DurationText | None = None
    calculated: Id | None = None
    takes: TakesEntry | None = None
    has: Lines | None = None
    person: PersonEntry | None = None
    all: Annotated[tuple["TestEntry", ...], Field(min_length=1)] | None = None
    any: Annotated[tuple["TestEntry", ...], Field(min_length=1)] | None = None
    first: Annotated[tuple["TestEntry", ...], Field(min_length=1)] | None = None
    not_: Annotated["TestEntry | None", Field(alias="not")] = None

    @model_validator(mode="after")
    def _check_shape(self) -> "TestEntry":
        heads = [head for head in HEADS if getattr(self, head) is not None]
        problems: list[str] = []
        if len(heads) != 1:
            words = ", ".join(head.rstrip("_") for head in HEADS)
            problems.append(f"has {len(heads)} leading words; write one of {words}")
        has_bounds = bool(self.ends())
        wants_bounds = heads in (["measured"], ["calculated"])
        if has_bounds is not wants_bounds and len(heads) == 1:
            problems.append("lacks a bound; write `below`, `above` …" if wants_bounds else "takes no bounds")
        if heads != ["measured"] and (self.in_ is not None or self.within is not None):
            problems.append("takes neither `in` nor `within`; they belong to `measured`")
        problems.extend(self._unit_problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _unit_problems(self) -> list[str]:
        """The unit must be one that the analyte can be converted to."""
        analyte = find_analyte(self.measured) if self.measured else None
        if analyte is None:
            return []
        problems = []
        for _, unit in self.ends().values():
            for other in analyte.units:
                try:
                    convert(1, from_unit=other, to_unit=unit, of=analyte.name)
                except ValueError:
                    continue
                break
            else:
                if unit not in analyte.units and self.in_ is not Specimen.URINE_OF_A_DAY:
                    problems.append(
                        f"bounds {analyte.name} in {unit}; write one of {', '.join(analyte.units)}"
                    )
        return problems


class SignEntry(Entry):
    """A sign in words, the test that a record is asked (if it can be), and what it rests on.

    A sign that is only words may be written as that line alone.
    """

    text: Line
    when: TestEntry | None = None
    weight: SignWeight = SignWeight.FITS
    claims: tuple[Id, ...] = ()
    refs: tuple[Id, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_line(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


def make_sign(entry: SignEntry) -> Sign:
    """A sign, with its test."""
    return Sign(
        text=entry.text,
        test=make_test(entry.when) if entry.when else None,
        weight=entry.weight,
        claim_ids=tuple(map(ClaimId, entry.claims)),
        publication_ids=tuple(map(PublicationId, entry.refs)),
    )


def make_test(entry: TestEntry) -> SignTest:
    """A test as it was written; an entry is whole once it was validated."""
    if entry.all is not None:
        return AllTests(tests=tuple(map(make_test, entry.all)))
    if entry.any is not None:
        return AnyTest(tests=tuple(map(make_test, entry.any)))
    if entry.first is not None:
        return FirstTest(tests=tuple(map(make_test, entry.first)))
    if entry.not_ is not None:
        return NotTest(test=make_test(entry.not_))
    if entry.has is not None:
        return DiagnosisTest(conditions=entry.has)
    if entry.takes is not None:
        return _drug_test(entry.takes)
    if entry.person is not None:
        person = entry.person
        return PersonTest(age=person.bounds(), sex=person.sex, is_pregnant=person.pregnant)
    bounds = entry.bounds()
    if bounds is None:
        raise ValueError("A test without bounds was not validated.")
    if entry.calculated is not None:
        return CalculatedTest(calculator=entry.calculated, bounds=bounds)
    return MeasuredTest(
        of=entry.measured or "", specimen=entry.in_, bounds=bounds, within_days=_days(entry.within)
    )


def _drug_test(entry: TakesEntry) -> DrugTest:
    return DrugTest(
        drugs=entry.drug or (),
        classes=entry.class_ or (),
        within_days=_days(entry.stopped_within),
        longer_than_days=_days(entry.longer_than),
    )


def _days(text: str | None) -> float | None:
    if text is None:
        return None
    value, unit = _split(text)
    return value * DAYS[unit]
