"""Can a quantity of this kind, of this analyte, have this unit?

Which dimensions each kind may have, which units each analyte is reported in, and which names give the kind
away (a clearance is a flow, a fractional excretion a fraction).
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bedside.quantities.analytes import Analyte, find_analyte
from bedside.quantities.scales import is_same_count, is_same_scale
from bedside.quantities.ucum import parse_unit
from bedside.terms import Quantity, QuantityKind

_PER_VOLUME = frozenset({"substance/length3", "mass/length3", "arbitrary/length3"})
_AMOUNTS = frozenset({"mass", "substance", "arbitrary"})
_PER_BODY_MASS = frozenset({"mass/mass", "substance/mass", "arbitrary/mass"})

DIMENSIONS: Mapping[QuantityKind, frozenset[str]] = MappingProxyType(
    {
        # 1/length3 counts cells; substance/mass is osmolality.
        QuantityKind.CONCENTRATION: _PER_VOLUME | {"1/length3", "substance/mass"},
        QuantityKind.AMOUNT: _AMOUNTS | _PER_BODY_MASS,
        QuantityKind.STRENGTH: _PER_VOLUME | {"1", "mass", "substance", "arbitrary", "mass/mass"},
        QuantityKind.DOSE_RATE: frozenset(
            f"{amount}/{below}" for amount in _AMOUNTS for below in ("time", "mass·time", "length2·time")
        ),
        QuantityKind.VOLUME: frozenset({"length3", "length3/mass"}),
        QuantityKind.FLOW: frozenset({"length3/time", "length3/length2·time", "length3/mass·time"}),
        QuantityKind.FRACTION: frozenset({"1"}),
        QuantityKind.RATIO: frozenset({"1", "mass/mass"}),
        QuantityKind.COUNT: frozenset({"1"}),
        QuantityKind.DURATION: frozenset({"time"}),
        QuantityKind.FREQUENCY: frozenset({"1/time"}),
    }
)

EXAMPLES: Mapping[QuantityKind, str] = MappingProxyType(
    {
        QuantityKind.CONCENTRATION: "mmol/L or mg/dL",
        QuantityKind.AMOUNT: "mg, g, mmol or meq",
        QuantityKind.STRENGTH: "%, mmol/mL or mg/mL",
        QuantityKind.DOSE_RATE: "mg/d, mmol/(24.h) or g/h",
        QuantityKind.VOLUME: "mL",
        QuantityKind.FLOW: "mL/min",
        QuantityKind.FRACTION: "%",
        QuantityKind.RATIO: "{ratio}",
        QuantityKind.COUNT: "{count}",
        QuantityKind.DURATION: "h, d, mo or a",
        QuantityKind.FREQUENCY: "/min",
    }
)

_KINDS_IN_NAMES = (
    (
        re.compile(r"(?:(?:estimated|measured|creatinine|urea|renal|kidney)\s+)*(?:clearance|e?gfr)\b", re.I),
        QuantityKind.FLOW,
    ),
    (re.compile(r"fe(?:mg|na|k|ca|urea|po4)\b|fractional excretion\b", re.I), QuantityKind.FRACTION),
    (
        re.compile(r"(?:adjusted )?(?:odds|hazard) ratio\b|relative risk\b(?! reduction)", re.I),
        QuantityKind.RATIO,
    ),
    (re.compile(r"qtc?\b", re.I), QuantityKind.DURATION),
)
"""Names that leave no choice of kind, matched where the name starts."""


def find_unit_problem(quantity: Quantity) -> str | None:
    """A sentence that says what is wrong with the unit and what to write, or ``None`` if it fits."""
    kind = _kind_in_name(quantity.name)
    if kind is not None and kind is not quantity.kind:
        return (
            f"{quantity.name} is a {kind}, not a {quantity.kind} ({quantity.unit}): "
            f"write the kind {kind!s} and a unit such as {EXAMPLES[kind]}."
        )
    try:
        dimension = parse_unit(quantity.unit).dimension
    except ValueError as error:
        return str(error)
    if dimension not in DIMENSIONS[quantity.kind] or not _is_written_as(quantity.kind, quantity.unit):
        return (
            f"{quantity.unit} ({dimension}) cannot be the unit of a {quantity.kind} ({quantity.name}): "
            f"write a unit such as {EXAMPLES[quantity.kind]}."
        )
    return _analyte_problem(quantity)


def _kind_in_name(name: str) -> QuantityKind | None:
    return next((kind for pattern, kind in _KINDS_IN_NAMES if pattern.match(name.strip())), None)


def _is_written_as(kind: QuantityKind, unit: str) -> bool:
    """Bare numbers share a dimension, so their codes must tell a percentage from a ratio or a count."""
    if kind is QuantityKind.FRACTION:
        return unit in ("%", "1", "{fraction}", "[ppth]")
    if kind in (QuantityKind.RATIO, QuantityKind.COUNT):
        return unit != "%"
    if kind is QuantityKind.STRENGTH:
        return unit == "%" or not (unit == "1" or unit.startswith("{"))
    return True


def _analyte_problem(quantity: Quantity) -> str | None:
    analyte = find_analyte(quantity.of or "")
    if analyte is None or quantity.kind is not QuantityKind.CONCENTRATION:
        return None
    if is_reported_in(quantity.unit, analyte):
        return None
    usual = " or ".join(analyte.units)
    return f"{analyte.name} is not reported in {quantity.unit} ({quantity.name}): write {usual}."


def is_reported_in(unit: str, analyte: Analyte) -> bool:
    """Whether a concentration of the analyte can be in that unit (UCUM).

    An analyte that ``has_no_other_units`` must be in one of them, or in one of the same size (``ng/mL`` for
    ``ug/L``); any other may be in all that count the same: mass, substance or international units.
    """
    if any(unit == usual or is_same_scale(unit, usual) for usual in analyte.units):
        return True
    return not analyte.has_no_other_units and any(is_same_count(unit, usual) for usual in analyte.units)
