"""Which numbers of a sentence become quantities of a claim, and which wait for a person?"""

import re
from dataclasses import dataclass
from typing import TypeVar

from bedside.quantities import (
    FoundQuantity,
    Subject,
    dimension_of,
    find_analyte,
    find_quantities,
    find_unit_problem,
    name_subjects,
)
from bedside.terms import Quantity, QuantityKind, QuantityRole

Item = TypeVar("Item")
_MEASURES = frozenset({QuantityRole.VALUE, QuantityRole.DURATION, QuantityRole.FREQUENCY})
_PER_VOLUME = frozenset({"substance/length3", "mass/length3", "arbitrary/length3"})
_AMOUNTS = frozenset({"mass", "substance", "arbitrary"})
_KINDS = {
    **{f"{amount}/{below}": QuantityKind.DOSE_RATE for amount in _AMOUNTS for below in ("time", "mass·time")},
    **dict.fromkeys(_AMOUNTS, QuantityKind.AMOUNT),
    "length3/time": QuantityKind.FLOW,
    "length3/length2·time": QuantityKind.FLOW,
}
"""Dimensions that leave no choice of kind; of the others a person decides."""
_DOSE = re.compile(r"(?:[kmun]?g|[mun]?mol|m?eq|m?\[iU\])(?:/(?:kg|m2|h|min|d|wk|dose|\(\d+\.h\)|[/.])*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The quantities that a sentence surely states, and what it prints beside them."""

    quantities: tuple[Quantity, ...]
    untyped: tuple[str, ...]
    bare: tuple[str, ...]


def read_numbers(text: str, *, to_name: str) -> Numbers:
    """The numbers of ``text``. A quantity's name begins with ``to_name``, since a sentence gives none."""
    found = find_quantities(text)
    typed: list[Quantity] = []
    untyped: list[str] = []
    bare: list[str] = []
    for quantity, subject in zip(found, name_subjects(text, found), strict=True):
        printed = text[quantity.start : quantity.end]
        if quantity.role is QuantityRole.VALUE and quantity.unit is None:
            bare.append(printed)
        elif quantity.role in _MEASURES and quantity.unit:
            made = _typed(quantity, subject, to_name)
            typed.extend([made] if made else [])
            untyped.extend([] if made else [printed])
    return Numbers(quantities=_once(typed), untyped=_once(untyped), bare=_once(bare))


def prints_a_dose(text: str) -> bool:
    """Whether the text prints an amount of something, alone or per weight or time."""
    return any(each.unit is not None and _DOSE.fullmatch(each.unit) for each in find_quantities(text))


def prints_a_measure(text: str) -> bool:
    """Whether the text prints a number with a unit."""
    return any(each.unit is not None and each.role in _MEASURES for each in find_quantities(text))


def _typed(found: FoundQuantity, subject: Subject | None, to_name: str) -> Quantity | None:
    """The quantity, where its unit and what it is of leave no choice; else ``None``."""
    if (
        subject is None
        or subject.of is None
        or found.role is not QuantityRole.VALUE
        or found.spread is not None
    ):
        return None
    kind = _kind_of(found, subject)
    if kind is None or found.unit is None:
        return None
    made = Quantity(
        name=f"{to_name} {subject.of}",
        kind=kind,
        comparator=found.comparator,
        low=float(found.low),
        high=None if found.high is None else float(found.high),
        unit=found.unit,
        printed_unit=found.printed_unit or found.unit,
        of=subject.of,
        specimen=subject.specimen if kind is QuantityKind.CONCENTRATION else None,
    )
    return made if find_unit_problem(made) is None else None


def _kind_of(found: FoundQuantity, subject: Subject) -> QuantityKind | None:
    try:
        dimension = dimension_of(found.unit or "")
    except ValueError:
        return None
    if dimension in _PER_VOLUME:
        return QuantityKind.CONCENTRATION if subject.specimen and find_analyte(subject.of or "") else None
    return _KINDS.get(dimension)


def _once(items: list[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
