"""What is a calculator, and what does it give? A sourced formula, its inputs, and how to read the result."""

from dataclasses import dataclass, field

from bedside.terms.identifiers import ClaimId, PublicationId
from bedside.terms.patient import Specimen


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorInput:
    """What a calculator asks for.

    ``of`` is our name of what is measured, as in ``Measurement.of``, so that a record can fill it in;
    ``units`` are UCUM codes, the one that the formula uses first; ``low`` and ``high`` are the range in which
    the formula or its source holds, in that unit. ``choices`` replaces units where the answer is a word.
    """

    key: str
    name: str
    of: str
    units: tuple[str, ...] = ()
    specimen: Specimen | None = None
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    is_required: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as printed for a reader, and the works that state it."""

    text: str
    publication_ids: tuple[PublicationId, ...]
    claim_ids: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """A calculator: what it is for, what it asks, its formula, and where it must not be trusted."""

    id: str
    name: str
    purpose: str
    inputs: tuple[CalculatorInput, ...]
    formulas: tuple[Formula, ...]
    cautions: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InputUsed:
    """An input as it was given, and as the formula used it."""

    key: str
    name: str
    given: str
    used: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationResult:
    """One result. ``value`` is unrounded, ``decimals`` is how many are shown; ``unit`` is a UCUM code."""

    key: str
    name: str
    value: float
    unit: str
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """How a source reads a result; where sources differ, each has its own."""

    text: str
    publication_ids: tuple[PublicationId, ...]
    claim_ids: tuple[ClaimId, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A calculator with its inputs filled in: results, the working with numbers, how to read it, warnings."""

    calculator: Calculator
    inputs: tuple[InputUsed, ...]
    results: tuple[CalculationResult, ...]
    working: tuple[str, ...]
    interpretations: tuple[Interpretation, ...] = field(default=())
    warnings: tuple[str, ...] = field(default=())
