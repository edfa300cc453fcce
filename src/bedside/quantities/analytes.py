"""What is this value in another unit? Only the analyte can say: 1 mmol of magnesium is 2 mEq and 24.305 mg.

UCUM knows neither valence nor molar mass, so the arithmetic is done here, in exact decimals.
Molar masses: IUPAC Commission on Isotopic Abundances and Atomic Weights, standard atomic weights 2021,
abridged values (Prohaska et al., Pure Appl Chem 2022;94:573-600): H 1.008, C 12.011, N 14.007, O 15.999,
Na 22.990, Mg 24.305, P 30.974, Cl 35.45, K 39.098, Ca 40.078. Glucose (C6H12O6) and creatinine (C4H7N3O)
are sums of these. A salt is not its element: ``magnesium sulfate`` is refused here on purpose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyte:
    """What conversion needs: g/mol, charge of one ion, and how many decimals people print.

    ``valence`` is ``None`` where milliequivalents mean nothing (glucose) or hang on pH (phosphate,
    a mixture of ions). ``decimals`` are for mmol/L, mg/dL and mEq/L, in this order.
    """

    name: str
    molar_mass: Decimal
    valence: int | None
    decimals: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class InAllUnits:
    """One concentration side by side; ``meq_per_l`` is ``None`` for an analyte without a fixed valence."""

    mmol_per_l: Decimal
    mg_per_dl: Decimal
    meq_per_l: Decimal | None


def _analyte(name: str, molar_mass: str, valence: int | None, decimals: tuple[int, int, int]) -> Analyte:
    return Analyte(name=name, molar_mass=Decimal(molar_mass), valence=valence, decimals=decimals)


ANALYTES: Mapping[str, Analyte] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            _analyte("magnesium", "24.305", 2, (2, 2, 2)),
            _analyte("calcium", "40.078", 2, (2, 1, 2)),
            _analyte("potassium", "39.098", 1, (1, 1, 1)),
            _analyte("sodium", "22.990", 1, (0, 0, 0)),
            _analyte("phosphate", "30.974", None, (2, 1, 2)),  # reported as phosphorus: mg/dL is mg of P
            _analyte("chloride", "35.45", 1, (0, 0, 0)),
            _analyte("glucose", "180.156", None, (1, 0, 1)),
            _analyte("creatinine", "113.12", None, (3, 2, 3)),
        )
    }
)

_ALSO_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "mg": "magnesium",
        "mg2+": "magnesium",
        "mg++": "magnesium",
        "ca": "calcium",
        "ca2+": "calcium",
        "ca++": "calcium",
        "k": "potassium",
        "k+": "potassium",
        "na": "sodium",
        "na+": "sodium",
        "cl": "chloride",
        "cl-": "chloride",
        "phosphorus": "phosphate",
        "inorganic phosphate": "phosphate",
        "blood glucose": "glucose",
        "blood sugar": "glucose",
    }
)

# What a unit counts, and how many of mmol, mEq or mg it holds.
_NUMERATORS: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "mol": ("substance", Decimal(1000)),
        "mmol": ("substance", Decimal(1)),
        "umol": ("substance", Decimal("0.001")),
        "eq": ("charge", Decimal(1000)),
        "meq": ("charge", Decimal(1)),
        "kg": ("mass", Decimal(1_000_000)),
        "g": ("mass", Decimal(1000)),
        "mg": ("mass", Decimal(1)),
        "ug": ("mass", Decimal("0.001")),
    }
)
# Per what, and how many of them make a liter or a day.
_DENOMINATORS: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "": ("", Decimal(1)),
        "L": ("volume", Decimal(1)),
        "dL": ("volume", Decimal(10)),
        "mL": ("volume", Decimal(1000)),
        "d": ("time", Decimal(1)),
        "(24.h)": ("time", Decimal(1)),
        "h": ("time", Decimal(24)),
        "min": ("time", Decimal(1440)),
        "kg/d": ("time and body mass", Decimal(1)),
        "kg": ("body mass", Decimal(1)),
    }
)


def find_analyte(of: str) -> Analyte | None:
    """The analyte of that name or symbol, also with its specimen before it (``serum magnesium``)."""
    name = of.strip().lower()
    for specimen in ("serum ", "plasma ", "urine ", "urinary ", "blood ", "ionized ", "total ", "adjusted "):
        name = name.removeprefix(specimen)
    return ANALYTES.get(_ALSO_CALLED.get(name, name))


def convert(value: Decimal | float, *, from_unit: str, to_unit: str, of: str) -> Decimal:
    """``value`` of the analyte ``of`` in another unit, unrounded (28 digits).

    Units are UCUM codes: mmol, meq, mg and their powers of ten, alone or per L, dL, mL, d, h, min, kg.
    ``ValueError`` for an unknown analyte, a unit outside the table, or units of different dimension.

    >>> convert(1.3, from_unit="meq/L", to_unit="mmol/L", of="magnesium")
    Decimal('0.65')
    """
    analyte = _require_analyte(of)
    counts, factor, per = _read_unit(from_unit)
    to_counts, to_factor, to_per = _read_unit(to_unit)
    if per != to_per:
        raise ValueError(
            f"{from_unit!r} and {to_unit!r} measure different things (per {per or 'nothing'}, per "
            f"{to_per or 'nothing'}): convert between units of one dimension."
        )
    exact = to_decimal(value)
    if counts == to_counts:
        return _tidy(exact * factor / to_factor)
    mmol = exact * factor / _per_mmol(analyte, counts)
    return _tidy(mmol * _per_mmol(analyte, to_counts) / to_factor)


def in_all_units(value: Decimal | float, unit: str, of: str) -> InAllUnits:
    """A concentration in mmol/L, mg/dL and mEq/L, rounded as laboratories print that analyte.

    The unit that the value came in keeps its digits. ``ValueError`` as for ``convert``.

    >>> in_all_units(1.3, "meq/L", "magnesium").mg_per_dl
    Decimal('1.58')
    """
    analyte = _require_analyte(of)

    def shown(to_unit: str, decimals: int) -> Decimal:
        if to_unit == unit:
            return to_decimal(value)
        exact = convert(value, from_unit=unit, to_unit=to_unit, of=of)
        return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

    mmol, mg, meq = analyte.decimals
    return InAllUnits(
        mmol_per_l=shown("mmol/L", mmol),
        mg_per_dl=shown("mg/dL", mg),
        meq_per_l=shown("meq/L", meq) if analyte.valence else None,
    )


def to_decimal(value: Decimal | float) -> Decimal:
    """The decimal that is printed for ``value``: 1.3, not 1.3000000000000000444; finite or ``ValueError``."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not exact.is_finite():
        raise ValueError(f"{value!r} is no amount: write a finite number.")
    return exact


def is_convertible(from_unit: str, to_unit: str) -> bool:
    """Whether both units are in the table and per the same thing, so that an analyte could tie them."""
    try:
        return _read_unit(from_unit)[2] == _read_unit(to_unit)[2]
    except ValueError:
        return False


def _require_analyte(of: str) -> Analyte:
    analyte = find_analyte(of)
    if analyte is None:
        raise ValueError(
            f"No molar mass is known for {of!r}: write one of {', '.join(ANALYTES)}. "
            "A salt is not its element; convert the element that it holds."
        )
    return analyte


def _read_unit(code: str) -> tuple[str, Decimal, str]:
    """What the unit counts, how much of it per one liter, day or kg, and which of these."""
    numerator, _, denominator = code.partition("/")
    if numerator not in _NUMERATORS or denominator not in _DENOMINATORS:
        raise ValueError(
            f"{code!r} is no unit that an analyte converts: write mmol, meq or mg (or g, ug, mol, umol), "
            "alone or per L, dL, mL, d, h, min or kg."
        )
    counts, factor = _NUMERATORS[numerator]
    per, times = _DENOMINATORS[denominator]
    return counts, factor * times, per


def _per_mmol(analyte: Analyte, counts: str) -> Decimal:
    if counts == "substance":
        return Decimal(1)
    if counts == "mass":
        return analyte.molar_mass
    if analyte.valence is None:
        raise ValueError(
            f"Milliequivalents of {analyte.name} have no fixed meaning: write mmol or mg instead of meq."
        )
    return Decimal(analyte.valence)


def _tidy(value: Decimal) -> Decimal:
    """Without trailing zeros, and without an exponent where a plain number is meant."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and 0 < exponent < 20 else value
