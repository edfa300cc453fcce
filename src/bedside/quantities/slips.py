"""Is the unit more likely wrong than the value? Limits that are a choice of ours, for what has no rail.

No source gives them. They are wide: beyond them a value was most likely typed in another unit, as 88 µmol/L
of creatinine in mg/dL, or 25 g/L of albumin in g/dL. Where sources tell, ``rails`` holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bedside.quantities.analytes import convert
from bedside.quantities.shown import show_unit
from bedside.terms import Specimen


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limit:
    low: Decimal
    high: Decimal
    unit: str
    others: Mapping[str, Decimal] = field(default_factory=dict)
    """How much of ``unit`` another unit is, where no analyte tells it."""


def _limit(low: str, high: str, unit: str, **more: Mapping[str, Decimal]) -> _Limit:
    return _Limit(low=Decimal(low), high=Decimal(high), unit=unit, **more)


_IN_BLOOD = {
    "creatinine": _limit("0.05", "50", "mg/dL"),
    "albumin": _limit("0.5", "8", "g/dL"),
    "calcium": _limit("0.7", "10", "mmol/L"),
}
_OF_BODY = {
    # The pound is exactly 0.45359237 kg (NIST SP 811).
    "body weight": _limit(
        "0.2", "700", "kg", others={"g": Decimal("0.001"), "[lb_av]": Decimal("0.45359237")}
    ),
    "heart rate": _limit("10", "400", "/min", others={"{beats}/min": Decimal(1), "{Beats}/min": Decimal(1)}),
    "QT interval": _limit("100", "1000", "ms", others={"s": Decimal(1000)}),
    # Nobody is known to have lived longer; babies are younger than any lower limit.
    "age": _limit("0", "125", "a", others={"mo": 1 / Decimal(12)}),
}


def find_slip(value: Decimal | float, unit: str, *, of: str, specimen: Specimen | None) -> str | None:
    """The limit that the value breaks, ``above 50 mg/dL``; ``None`` if it keeps all that there are.

    ``unit`` is a UCUM code; ``of`` is the name of ``Measurement.of``. The value itself is never told.
    """
    limit = _IN_BLOOD.get(of) if specimen is Specimen.BLOOD else _OF_BODY.get(of)
    met = _brought(value, unit, limit=limit, of=of) if limit else None
    if limit is None or met is None or limit.low <= met <= limit.high:
        return None
    side, end = ("below", limit.low) if met < limit.low else ("above", limit.high)
    return f"{side} {end:f} {show_unit(limit.unit)}"


def _brought(value: Decimal | float, unit: str, *, limit: _Limit, of: str) -> Decimal | None:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if unit == limit.unit:
        return exact
    if unit in limit.others:
        return exact * limit.others[unit]
    try:
        return convert(exact, from_unit=unit, to_unit=limit.unit, of=of)
    except ValueError:
        return None
