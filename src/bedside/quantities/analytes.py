"""What is this value in another unit? Only the analyte can say: 1 mmol of magnesium is 2 mEq and 24.305 mg.

UCUM knows neither valence nor molar mass, so the arithmetic is done here, in exact decimals. The analytes
lie in ``tables/analytes.toml``, each with its formula, and the weights of their atoms in
``tables/elements.toml``: IUPAC abridged standard atomic weights 2021 (Prohaska et al., Pure Appl Chem
2022;94:573-600).
A salt is not its element: ``magnesium sulfate`` is refused here on purpose, see ``salts``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from bedside.quantities.formulas import molar_mass_of
from bedside.quantities.scales import read_scale
from bedside.quantities.sourced import Lazy, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyte:
    """What is known of an analyte: g/mol, charge of one ion, its units, and how many decimals people print.

    ``molar_mass`` and ``formula`` are ``None`` where a mole means nothing or is not agreed on (ferritin).
    ``valence`` is ``None`` where milliequivalents mean nothing (glucose) or hang on pH (phosphate,
    a mixture of ions). ``decimals`` are for mmol/L, mg/dL and mEq/L, in this order; ``units`` are the UCUM
    codes that laboratories report it in, with the decimals that we print.
    """

    name: str
    molar_mass: Decimal | None
    valence: int | None
    decimals: tuple[int, int, int]
    kind: str
    formula: str | None
    cas: str | None
    also_called: tuple[str, ...]
    units: Mapping[str, int]
    has_no_other_units: bool
    specimens: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InAllUnits:
    """One concentration side by side; ``meq_per_l`` is ``None`` for an analyte without a fixed valence."""

    mmol_per_l: Decimal
    mg_per_dl: Decimal
    meq_per_l: Decimal | None


_DECIMALS = 2
"""How many decimals stand where the table names none for that unit."""

_SPECIMENS = ("serum ", "plasma ", "urine ", "urinary ", "blood ", "ionized ", "total ", "adjusted ")


def _read_analyte(row: Mapping[str, Any]) -> Analyte:
    formula, units = row.get("formula"), row["units"]
    mmol, mg, meq = row.get("side_by_side") or (
        units.get(unit, _DECIMALS) for unit in ("mmol/L", "mg/dL", "meq/L")
    )
    return Analyte(
        name=row["name"],
        molar_mass=molar_mass_of(formula) if formula else None,
        valence=row.get("valence"),
        decimals=(mmol, mg, meq),
        kind=row["kind"],
        formula=formula,
        cas=row.get("cas"),
        also_called=tuple(row.get("also_called", ())),
        units=units,
        has_no_other_units=row.get("has_no_other_units", False),
        specimens=tuple(row["specimens"]),
        note=row.get("note"),
    )


ANALYTES: Mapping[str, Analyte] = Lazy(
    lambda: {row["name"]: _read_analyte(row) for row in read_table("analytes")["analyte"]}
)


@cache
def _names() -> Mapping[str, Analyte]:
    """Every name and other name. The table has each once, which a test holds."""
    return {name: analyte for analyte in ANALYTES.values() for name in (analyte.name, *analyte.also_called)}


def find_analyte(of: str) -> Analyte | None:
    """The analyte of that name or symbol, also with its specimen before it (``serum magnesium``)."""
    name = of.strip().lower()
    whole = _names().get(name)
    if whole is not None:
        return whole
    for specimen in _SPECIMENS:
        name = name.removeprefix(specimen)
    return _names().get(name)


def convert(value: Decimal | float, *, from_unit: str, to_unit: str, of: str) -> Decimal:
    """``value`` of the analyte ``of`` in another unit, unrounded (28 digits).

    Units are UCUM codes: mmol, meq, mg, [iU] and their powers of ten, alone or per L, dL, mL, d, h, min, kg.
    ``ValueError`` for an unknown analyte, a unit outside the table, units of different dimension, or mass
    against substance where the analyte has no molar mass.

    >>> convert(1.3, from_unit="meq/L", to_unit="mmol/L", of="magnesium")
    Decimal('0.65')
    """
    analyte = _require_analyte(of)
    here, there = read_scale(from_unit), read_scale(to_unit)
    if here.per != there.per:
        raise ValueError(
            f"{from_unit!r} and {to_unit!r} measure different things (per {here.per or 'nothing'}, per "
            f"{there.per or 'nothing'}): convert between units of one dimension."
        )
    exact = to_decimal(value)
    if here.counts == there.counts:
        return tidy(exact * here.factor / there.factor)
    mmol = exact * here.factor / _per_mmol(analyte, here.counts)
    return tidy(mmol * _per_mmol(analyte, there.counts) / there.factor)


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
    """Whether both units are in the table and per the same thing, so that an analyte could tie them.

    International units are tied to none but themselves.
    """
    try:
        here, there = read_scale(from_unit), read_scale(to_unit)
    except ValueError:
        return False
    return here.per == there.per and (here.counts == "activity") == (there.counts == "activity")


def _require_analyte(of: str) -> Analyte:
    analyte = find_analyte(of)
    if analyte is None:
        raise ValueError(
            f"No molar mass is known for {of!r}: write one of {', '.join(list(ANALYTES)[:8])} or another of "
            f"the {len(ANALYTES)} analytes of the table. A salt is not its element; convert the element that "
            "it holds."
        )
    return analyte


def _per_mmol(analyte: Analyte, counts: str) -> Decimal:
    if counts == "substance":
        return Decimal(1)
    if counts == "activity" or analyte.molar_mass is None:
        raise ValueError(
            f"{analyte.name} has no molar mass that all agree on, or units that no mass defines: "
            f"write {' or '.join(analyte.units)}."
        )
    if counts == "mass":
        return analyte.molar_mass
    if analyte.valence is None:
        raise ValueError(
            f"Milliequivalents of {analyte.name} have no fixed meaning: write mmol or mg instead of meq."
        )
    return Decimal(analyte.valence)


def tidy(value: Decimal) -> Decimal:
    """Without trailing zeros, and without an exponent where a plain number is meant."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and 0 < exponent < 20 else value
