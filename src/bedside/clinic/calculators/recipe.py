"""What is a calculator made of? Its word, and a function from values to results."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bedside.quantities.shown import show_unit
from bedside.terms import (
    CalculationResult,
    Calculator,
    CalculatorInput,
    ClaimId,
    Formula,
    Interpretation,
    PublicationId,
    Specimen,
)

_SYMBOLS = {"magnesium": "mg", "sodium": "na", "potassium": "k", "calcium": "ca", "chloride": "cl"}
_UNITS: Mapping[str, tuple[str, ...]] = {
    "magnesium": ("mmol/L", "mg/dL", "meq/L"),
    "calcium": ("mmol/L", "mg/dL", "meq/L"),
    "sodium": ("mmol/L", "meq/L"),
    "potassium": ("mmol/L", "meq/L"),
    "chloride": ("mmol/L", "meq/L"),
    "bicarbonate": ("mmol/L", "meq/L"),
    "phosphate": ("mmol/L", "mg/dL"),
    "creatinine": ("mg/dL", "umol/L", "mmol/L"),
    "urea": ("mmol/L", "mg/dL"),
    "urea nitrogen": ("mmol/L", "mg/dL"),
    "glucose": ("mmol/L", "mg/dL"),
    "ethanol": ("mmol/L", "mg/dL", "g/L"),
    "albumin": ("g/dL", "g/L"),
    "osmolality": ("mosm/kg", "mmol/kg", "mosm/L"),
}
_TITLES = {Specimen.BLOOD: "Serum", Specimen.URINE: "Urine"}


class CannotReckonError(ValueError):
    """Values that are each possible and together give nothing; a sentence for each input's key."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The inputs as the formula uses them: numbers in the first unit of each, and words of a choice."""

    numbers: Mapping[str, Decimal]
    words: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Decimal:
        """The number of an input that was given."""
        return self.numbers[key]

    def get(self, key: str) -> Decimal | None:
        """The number, or ``None`` if it was not given."""
        return self.numbers.get(key)

    def either(self, *keys: str) -> str:
        """The one of ``keys`` that was given."""
        return next(key for key in keys if key in self.numbers)

    def shown(self, key: str) -> str:
        """The number with its unit, to be read: ``0.494 mmol/L``."""
        return f"{readable(self.numbers[key])} {show_unit(self.units[key])}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a formula gives: as in ``Calculation``."""

    results: tuple[CalculationResult, ...]
    working: tuple[str, ...]
    interpretations: tuple[Interpretation, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A calculator with its formula. ``reckon`` raises ``CannotReckonError``; it never divides by zero."""

    calculator: Calculator
    reckon: Callable[[Values], Reckoned]

    def __post_init__(self) -> None:
        """Print the units of each input."""
        asked = tuple(
            replace(each, printed_units=tuple(show_unit(unit) or unit for unit in each.units))
            for each in self.calculator.inputs
        )
        object.__setattr__(self, "calculator", replace(self.calculator, inputs=asked))


def measured(of: str, specimen: Specimen, **more: object) -> CalculatorInput:
    """An input that a laboratory measures: ``urine-mg``, ``serum-creatinine``."""
    title = _TITLES[specimen]
    asked = CalculatorInput(
        key=f"{title.lower()}-{_SYMBOLS.get(of, of).replace(' ', '-')}",
        name=f"{title} {of}",
        of=of,
        units=_UNITS[of],
        specimen=specimen,
    )
    return replace(asked, **more)  # type: ignore[arg-type]


def blood(of: str, **more: object) -> CalculatorInput:
    """An input measured in serum or plasma."""
    return measured(of, Specimen.BLOOD, **more)


def urine(of: str, **more: object) -> CalculatorInput:
    """An input measured in a spot urine."""
    return measured(of, Specimen.URINE, **more)


def stated(text: str, *publications: str, claims: tuple[str, ...] = ()) -> Formula:
    """A formula, the works that state it, and the claims of the packs."""
    return Formula(
        text=text,
        publication_ids=tuple(map(PublicationId, publications)),
        claim_ids=tuple(map(ClaimId, claims)),
    )


def claims(*ids: str) -> tuple[ClaimId, ...]:
    """Ids of claims of the packs."""
    return tuple(map(ClaimId, ids))


def says(
    text: str, *publications: str, claims: tuple[str, ...] = (), is_disputed: bool = False
) -> Interpretation:
    """How works read a result, or what they warn of."""
    return Interpretation(
        text=text,
        publication_ids=tuple(map(PublicationId, publications)),
        claim_ids=tuple(map(ClaimId, claims)),
        is_disputed=is_disputed,
    )


def result(
    key: str, name: str, value: Decimal, *, unit: str = "1", decimals: int | None = None
) -> CalculationResult:
    """A result; decimals are ``usual_decimals`` of the value if not given."""
    return CalculationResult(
        key=key,
        name=name,
        value=float(value),
        unit=unit,
        decimals=usual_decimals(value) if decimals is None else decimals,
        printed_unit=show_unit(unit),
    )


def usual_decimals(value: Decimal) -> int:
    """Three digits that mean something, at most three decimals."""
    return max(0, min(3, 2 - value.adjusted())) if value else 0


def readable(value: Decimal) -> str:
    """Four digits that mean something, without trailing zeros or an exponent."""
    if not value:
        return "0"
    kept = round(value, max(0, 3 - value.adjusted()))
    text = f"{kept:f}".replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text


def require_above_zero(values: Values, *keys: str) -> None:
    """Raise for inputs that stand below a line and are zero."""
    problems = {key: "is zero, so that nothing can be divided by it." for key in keys if values[key] <= 0}
    if problems:
        raise CannotReckonError(problems)
