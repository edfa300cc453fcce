"""How does a calculator stand on its page? Its fields with what was typed, and what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from bedside.errors import CalculationError
from bedside.rendering import format_reference
from bedside.terms import (
    Calculation,
    Calculator,
    CalculatorInput,
    ClaimId,
    Formula,
    Interpretation,
    Publication,
    PublicationId,
)
from bedside_web.articles.shelf import open_library
from bedside_web.pages.presenting.article_page import source_url

UNIT = ".unit"
"""What is added to an input's key for the name of its list of units."""
_UNIT_IS_TYPED = frozenset("abcdefghijklmnopqrstuvwxyz%µμ/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """An input with what was typed, the unit that was chosen, and what is wrong with it."""

    asked: CalculatorInput
    typed: str
    unit: str
    error: str
    units: tuple[tuple[str, str], ...]

    @property
    def is_optional(self) -> bool:
        """Whether it may be left out."""
        return not self.asked.is_required or self.asked.instead_of is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWork:
    """A work behind a calculator: its number, how it is cited, and where what we hold of it stands."""

    number: int
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with the numbers of its works and its claims."""

    text: str
    works: tuple[int, ...]
    claim_ids: tuple[ClaimId, ...]
    is_disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCalculator:
    """A calculator for its page; ``calculation`` is ``None`` until something was calculated."""

    calculator: Calculator
    fields: tuple[ShownField, ...]
    formulas: tuple[Told, ...]
    cautions: tuple[Told, ...]
    readings: tuple[Told, ...]
    works: tuple[ShownWork, ...]
    calculation: Calculation | None
    errors: Mapping[str, str]


def list_families() -> list[tuple[str, list[Calculator]]]:
    """Every calculator, by family, in the order of the library."""
    every = open_library().clinic.calculators()
    return [(name, list(some)) for name, some in groupby(every, key=lambda each: each.family)]


def calculators_on(claims: Iterable[ClaimId | None]) -> tuple[Calculator, ...]:
    """The calculators whose result one of these claims speaks of."""
    shown = set(claims)
    return tuple(each for each in open_library().clinic.calculators() if shown & set(each.claim_ids))


def show_calculator(calculator: Calculator, posted: Mapping[str, str]) -> ShownCalculator:
    """The page of a calculator, with the calculation of what was posted, or what is wrong with it."""
    clinic = open_library().clinic
    calculation: Calculation | None = None
    errors: Mapping[str, str] = {}
    if posted:
        try:
            calculation = clinic.calculate(calculator.id, _given(calculator, posted))
        except CalculationError as error:
            errors = error.problems
    works = clinic.works(calculation or calculator)
    numbers = {work.id: number for number, work in enumerate(works, 1)}
    return ShownCalculator(
        calculator=calculator,
        fields=tuple(_field(asked, posted, errors) for asked in calculator.inputs),
        formulas=tuple(_told(each, numbers) for each in calculator.formulas),
        cautions=tuple(_told(each, numbers) for each in calculator.cautions),
        readings=tuple(_told(each, numbers) for each in calculation.interpretations) if calculation else (),
        works=tuple(_work(number, work) for number, work in enumerate(works, 1)),
        calculation=calculation,
        errors=errors,
    )


def _given(calculator: Calculator, posted: Mapping[str, str]) -> dict[str, str]:
    """What was typed; a bare number gets the unit that was chosen beside it."""
    given = {}
    for asked in calculator.inputs:
        typed = posted.get(asked.key, "").strip()
        unit = posted.get(asked.key + UNIT, "")
        has_unit = bool(_UNIT_IS_TYPED.intersection(typed.lower()))
        if typed and unit in asked.units and not has_unit:
            typed = f"{typed} {unit}"
        given[asked.key] = typed
    return given


def _field(asked: CalculatorInput, posted: Mapping[str, str], errors: Mapping[str, str]) -> ShownField:
    chosen = posted.get(asked.key + UNIT, "")
    return ShownField(
        asked=asked,
        typed=posted.get(asked.key, "")[:200],
        unit=chosen if chosen in asked.units else "",
        error=errors.get(asked.key, ""),
        units=tuple(zip(asked.units, asked.printed_units, strict=True)),
    )


def _told(each: Formula | Interpretation, numbers: Mapping[PublicationId, int]) -> Told:
    return Told(
        text=each.text,
        works=tuple(numbers[id] for id in each.publication_ids if id in numbers),
        claim_ids=each.claim_ids,
        is_disputed=isinstance(each, Interpretation) and each.is_disputed,
    )


def _work(number: int, work: Publication) -> ShownWork:
    return ShownWork(number=number, text=format_reference(work), url=source_url(work.id))
