"""How much of the element does this amount of a salt hold? 400 mg of magnesium oxide is 241 mg of magnesium.

Salts lie in ``tables/salts.toml`` with their formulas; all else is computed. A name may leave the form open
("magnesium sulfate": heptahydrate or anhydrous): then every reading is given, with the reason, and none is
chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from bedside.quantities.analytes import find_analyte, tidy, to_decimal
from bedside.quantities.formulas import atoms_in, molar_mass_of
from bedside.quantities.scales import Scale, read_scale
from bedside.quantities.sourced import Lazy, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Salt:
    """A compound given as a drug: g/mol, the element it is given for, and how many atoms of it a unit holds.

    ``fraction`` is the share of the element's mass, between 0 and 1. ``sold_as`` are names that it shares
    with other rows; ``cas`` is ``None`` where no source was met.
    """

    name: str
    formula: str
    molar_mass: Decimal
    element: str
    atoms: int
    fraction: Decimal
    also_called: tuple[str, ...]
    sold_as: tuple[str, ...]
    cas: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSalt:
    """What a name can mean: one salt, or several with the reason why none is chosen."""

    choices: tuple[Salt, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elemental:
    """One reading of an amount of a salt: mg of the salt, and mg, mmol and mEq of ``element`` in it.

    ``meq`` is ``None`` for an element without a fixed valence (phosphate, iron). ``per`` says per what, as in
    ``scales.Scale``: ``""`` for a plain amount, ``time`` for one per day.
    """

    salt: Salt
    element: str
    salt_mg: Decimal
    mg: Decimal
    mmol: Decimal
    meq: Decimal | None
    per: str


def _read_salt(row: Mapping[str, Any]) -> Salt:
    mass, (symbol, weight) = molar_mass_of(row["formula"]), _element(row["element"])
    atoms = atoms_in(row["formula"])[symbol]
    return Salt(
        name=row["name"],
        formula=row["formula"],
        molar_mass=mass,
        element=row["element"],
        atoms=atoms,
        fraction=atoms * weight / mass,
        also_called=tuple(row.get("also_called", ())),
        sold_as=tuple(row.get("sold_as", ())),
        cas=row.get("cas"),
        note=row.get("note"),
    )


SALTS: Mapping[str, Salt] = Lazy(
    lambda: {row["name"]: _read_salt(row) for row in read_table("salts")["salt"]}
)
"""All salts by their full names."""


def find_salt(name: str) -> FoundSalt | None:
    """The salt of that name, or every one that the name leaves open; ``None`` for no salt of the table.

    British spellings (sulphate) are read too.

    >>> [salt.name for salt in find_salt("magnesium sulphate").choices]
    ['magnesium sulfate heptahydrate', 'magnesium sulfate, anhydrous']
    """
    asked = " ".join(name.lower().replace("sulph", "sulf").split())
    choices = _by_name().get(asked, ())
    if len(choices) <= 1:
        return FoundSalt(choices=choices) if choices else None
    shares = ", ".join(
        f"{salt.name} ({salt.formula}) is {100 * salt.fraction:.2f} % {salt.element}" for salt in choices
    )
    return FoundSalt(choices=choices, reason=f"{asked} does not say which form is meant: {shares}.")


def elemental(value: Decimal | float, unit: str, of_salt: str, *, element: str = "") -> tuple[Elemental, ...]:
    """What an amount of a salt holds, once for each form that the name leaves open.

    ``unit`` counts the salt: a mass (``mg``, ``g``, ``g/h``) or its substance (``mmol``); milliequivalents
    are of the element. ``element`` asks for another one that the salt holds (the potassium of a phosphate).
    ``ValueError`` for an unknown salt, a unit that counts neither, or an element that is not in it.

    >>> elemental(400, "mg", "magnesium oxide")[0].mg.quantize(Decimal("0.1"))
    Decimal('241.2')
    """
    exact, scale = to_decimal(value), read_scale(unit)
    return tuple(
        _holding(salt, exact * scale.factor, scale, of=element or salt.element)
        for salt in _require(of_salt).choices
    )


def salt_for(value: Decimal | float, unit: str, *, of: str, of_salt: str) -> tuple[Elemental, ...]:
    """How much of a salt holds this amount of the element ``of``, once for each form that is meant.

    ``ValueError`` as for ``elemental``.

    >>> salt_for(12, "mmol", of="magnesium", of_salt="magnesium oxide")[0].salt_mg.quantize(Decimal(1))
    Decimal('484')
    """
    exact, scale = to_decimal(value), read_scale(unit)
    found = []
    for salt in _require(of_salt).choices:
        symbol, weight = _element(of)
        atoms = _atoms(salt, of, symbol)
        mmol = exact * scale.factor / _per_mmol(scale, of, weight)
        found.append(_row(salt, of, mmol / atoms, per=scale.per))
    return tuple(found)


def _holding(salt: Salt, amount: Decimal, scale: Scale, *, of: str) -> Elemental:
    symbol, _ = _element(of)
    if scale.counts == "mass":
        return _row(salt, of, amount / salt.molar_mass, per=scale.per)
    if scale.counts == "substance":
        return _row(salt, of, amount, per=scale.per)
    return _row(salt, of, amount / _per_mmol(scale, of, Decimal(1)) / _atoms(salt, of, symbol), per=scale.per)


def _row(salt: Salt, of: str, salt_mmol: Decimal, *, per: str) -> Elemental:
    analyte, (symbol, weight) = find_analyte(of), _element(of)
    mmol = salt_mmol * _atoms(salt, of, symbol)
    return Elemental(
        salt=salt,
        element=of,
        salt_mg=tidy(salt_mmol * salt.molar_mass),
        mg=tidy(mmol * weight),
        mmol=tidy(mmol),
        meq=tidy(mmol * analyte.valence) if analyte and analyte.valence else None,
        per=per,
    )


def _per_mmol(scale: Scale, of: str, weight: Decimal) -> Decimal:
    """How many of what the scale counts make one mmol of the element."""
    if scale.counts == "substance":
        return Decimal(1)
    if scale.counts == "mass":
        return weight
    analyte = find_analyte(of)
    if scale.counts == "charge" and analyte and analyte.valence:
        return Decimal(analyte.valence)
    raise ValueError(
        f"A salt of {of} is not counted by {scale.counts}: write mg, g or mmol"
        f"{' or meq' if analyte and analyte.valence else ''} of it."
    )


def _atoms(salt: Salt, of: str, symbol: str) -> int:
    atoms = atoms_in(salt.formula).get(symbol, 0)
    if not atoms:
        raise ValueError(f"{salt.name} ({salt.formula}) holds no {of}: ask for {salt.element}.")
    return atoms


def _element(of: str) -> tuple[str, Decimal]:
    analyte = find_analyte(of)
    if analyte is None or analyte.formula is None or analyte.molar_mass is None or len(analyte.formula) > 2:
        raise ValueError(
            f"{of!r} is no element of the table: write one such as magnesium, phosphate or iron."
        )
    return analyte.formula, analyte.molar_mass


def _require(name: str) -> FoundSalt:
    found = find_salt(name)
    if found is None:
        raise ValueError(f"{name!r} is no salt of the table: write one such as magnesium oxide.")
    return found


@cache
def _by_name() -> Mapping[str, tuple[Salt, ...]]:
    names: dict[str, tuple[Salt, ...]] = {}
    for salt in SALTS.values():
        for name in (salt.name, *salt.also_called, *salt.sold_as):
            names[name] = (*names.get(name, ()), salt)
    return names
