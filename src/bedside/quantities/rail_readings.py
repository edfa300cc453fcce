"""What is this value in the unit of a limit? By analyte, by the salt's formula, or by scale alone.

A salt is counted as itself or as the element that the limit is of; a name that leaves the form open gives one
reading for each.
"""

from collections.abc import Mapping
from decimal import Decimal

from bedside.quantities.analytes import convert, tidy
from bedside.quantities.salts import Elemental, elemental, find_salt
from bedside.quantities.scales import read_scale

MAX_SLACK = Decimal("0.03")
"""A converted value may be off by half of its last digit, and by 3 % at most."""


def read_against(value: Decimal, unit: str, *, of: str, limit: tuple[str, str]) -> tuple[Decimal, ...]:
    """``value`` of ``of`` in the unit of a limit, once for each form that ``of`` leaves open.

    ``limit`` is what the limit is of, and its unit (UCUM; ``%`` is a strength, g in 100 mL). Empty if no unit
    fits. An element's limit counts the element in a salt.
    """
    limit_of, limit_unit = limit
    unit, limit_unit = ("g/dL" if code == "%" else code for code in (unit, limit_unit))
    holds_element = is_element_of(limit_of, of)
    if unit == limit_unit and not holds_element:
        return (value,)
    try:
        if find_salt(of) is not None:
            held = elemental(value, unit, of, element=limit_of if holds_element else "")
            return tuple(_from_salt(row, limit_unit, counts_salt=not holds_element) for row in held)
        return (convert(value, from_unit=unit, to_unit=limit_unit, of=limit_of.removeprefix("ionized ")),)
    except ValueError:
        return ()


def find_slack(value: Decimal, unit: str, limit_unit: str) -> Decimal:
    """By which share a value may be off, for its printed digits, where mass is held against substance."""
    try:
        if read_scale(unit).counts == read_scale(limit_unit).counts:
            return Decimal(0)
    except ValueError:
        return Decimal(0)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or not value:
        return Decimal(0)
    return min(Decimal(5).scaleb(exponent - 1) / abs(value), MAX_SLACK)


def is_element_of(element: str, of: str) -> bool:
    """Whether the limit is of an element and the value of a salt."""
    return find_salt(of) is not None and find_salt(element) is None


def _from_salt(row: Elemental, limit_unit: str, *, counts_salt: bool) -> Decimal:
    """The amount of the salt, or of the element in it. ``ValueError`` if the unit counts neither."""
    scale = read_scale(limit_unit)
    amounts: Mapping[str, Decimal | None] = {"mass": row.mg, "substance": row.mmol, "charge": row.meq}
    amount = row.salt_mg if counts_salt and scale.counts == "mass" else amounts.get(scale.counts)
    if scale.per != row.per or amount is None or (counts_salt and scale.counts != "mass"):
        raise ValueError(
            f"{limit_unit!r} does not count what is per {row.per or 'nothing'} of {row.salt.name}."
        )
    return tidy(amount / scale.factor)
