"""What is a calculator, and what does it give? A sourced formula, its inputs, and how to read the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from bedside.terms.identifiers import ClaimId, PublicationId
from bedside.terms.patient import Datum, Specimen


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorInput:
    """What a calculator asks for.

    ``of`` is our name of what is measured, as in ``Measurement.of``, so that a record can fill it in;
    ``units`` are UCUM codes, the one that the formula uses first, and ``printed_units`` the same as people
    write them; ``low`` and ``high`` are the range in which the formula or its source holds, in that first
    unit. ``choices`` replaces units where the answer is a word. ``instead_of`` is the key of the input that
    this one can stand for: one of the two is given, never both.
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
    printed_units: tuple[str, ...] = ()
    instead_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as printed for a reader, and the works that state it."""

    text: str
    publication_ids: tuple[PublicationId, ...]
    claim_ids: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """What works say of a result or a formula; where they differ, each has its own, and ``is_disputed``."""

    text: str
    publication_ids: tuple[PublicationId, ...]
    claim_ids: tuple[ClaimId, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """A calculator: what it is for, what it asks, its formula, and where it must not be trusted.

    ``family`` names its group for a list; ``claim_ids`` are claims of the packs that speak of its result, so
    that an article that shows one can offer it.
    """

    id: str
    family: str
    name: str
    purpose: str
    inputs: tuple[CalculatorInput, ...]
    formulas: tuple[Formula, ...]
    cautions: tuple[Interpretation, ...] = ()
    concepts: tuple[str, ...] = ()
    claim_ids: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InputUsed:
    """An input as it was given, and as the formula used it."""

    key: str
    name: str
    given: str
    used: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationResult:
    """One result. ``value`` is unrounded, ``decimals`` is how many are shown; ``unit`` is a UCUM code.

    ``printed_unit`` is the unit as people write it, empty for a bare number.
    """

    key: str
    name: str
    value: float
    unit: str
    decimals: int
    printed_unit: str = ""

    @property
    def shown(self) -> str:
        """The value as it is read: rounded half up, with its unit."""
        rounded = Decimal(repr(self.value)).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        plain = abs(rounded) if rounded == 0 else rounded
        return f"{plain:f} {self.printed_unit}".rstrip().replace("-", "−")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A calculator with its inputs filled in: results, the working with numbers, how to read it, warnings."""

    calculator: Calculator
    inputs: tuple[InputUsed, ...]
    results: tuple[CalculationResult, ...]
    working: tuple[str, ...]
    interpretations: tuple[Interpretation, ...] = field(default=())
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCalculator:
    """What a record gives to a calculator: its inputs as texts, the data they come from, and what is missing.

    ``given`` can be calculated with if ``missing`` is empty; each of ``missing`` is a sentence.
    """

    calculator: Calculator
    given: Mapping[str, str]
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()
