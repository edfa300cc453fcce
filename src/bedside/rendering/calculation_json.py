"""How does a program read calculators and calculations? As JSON: our words, with the works behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bedside.rendering.citations import format_reference, link_of
from bedside.rendering.json import written_json
from bedside.rendering.legible import changed_texts, encodable
from bedside.terms import Calculation, CalculationResult, Calculator, Publication, PublicationId

CALCULATION_SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """A work behind a calculator: its id, as it is cited, and where it can be opened."""

    id: PublicationId
    reference: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationReport:
    """A calculation with its works; ``shown`` is each result as it is read."""

    schema_version: str = CALCULATION_SCHEMA_VERSION
    status: str
    shown: tuple[str, ...]
    calculation: Calculation
    works: tuple[CitedWork, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorsReport:
    """Every calculator."""

    schema_version: str = CALCULATION_SCHEMA_VERSION
    calculators: tuple[Calculator, ...]


def render_calculation_json(calculation: Calculation, works: Sequence[Publication]) -> str:
    """The calculation as indented JSON, ending with a newline."""
    report = CalculationReport(
        status="Submitted, pending human review",
        shown=tuple(_shown(each) for each in calculation.results),
        calculation=changed_texts(calculation, encodable),
        works=tuple(
            CitedWork(id=work.id, reference=format_reference(work), link=link_of(work)) for work in works
        ),
    )
    return written_json(report)


def render_calculators_json(calculators: Sequence[Calculator]) -> str:
    """The calculators as indented JSON, ending with a newline."""
    return written_json(CalculatorsReport(calculators=tuple(calculators)))


def _shown(result: CalculationResult) -> str:
    return f"{result.name} {result.shown}"
