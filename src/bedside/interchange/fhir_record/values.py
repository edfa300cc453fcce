"""What is the value? A number with a bound and a unit that fits what was measured; otherwise a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bedside.interchange.fhir_record.fields import mapping_of, number_of
from bedside.interchange.fhir_record.units import unit_of
from bedside.interchange.measurable import Measurable
from bedside.interchange.plausible import find_doubt
from bedside.interchange.typed import read_typed
from bedside.terms import Comparator

_COMPARATORS: Mapping[str | None, Comparator] = {
    None: Comparator.EQUAL,
    "<": Comparator.LESS,
    "<=": Comparator.AT_MOST,
    ">": Comparator.MORE,
    ">=": Comparator.AT_LEAST,
}
_UNITLESS = {"pH": "[pH]"}
"""What is reported without a unit, and the unit that UCUM has for it."""


class NotUsableError(Exception):
    """A datum of ours that cannot be used; the message is the reason, without a word of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, its bound, and its unit (UCUM)."""

    value: float
    unit: str
    comparator: Comparator


def read_value(part: Mapping[str, Any], measurable: Measurable) -> Value:
    """The value of an observation or a component. ``NotUsableError`` says why there is none."""
    quantity = part.get("valueQuantity")
    if isinstance(quantity, Mapping):
        value = _of_quantity(quantity, measurable)
    elif isinstance(part.get("valueString"), str):
        value = _of_text(part["valueString"], measurable)
    elif mapping_of(part.get("dataAbsentReason")):
        raise NotUsableError("the record says that it has none")
    elif any(key.startswith("value") for key in part):
        raise NotUsableError("its value is not a number with a unit")
    else:
        raise NotUsableError("it has no value")
    doubt = find_doubt(value.value, value.unit, measurable)
    if doubt is not None:
        raise NotUsableError(doubt)
    return value


def _of_quantity(quantity: Mapping[str, Any], measurable: Measurable) -> Value:
    number = number_of(quantity.get("value"))
    if number is None:
        raise NotUsableError("its value is not a finite number")
    told = quantity.get("comparator")
    comparator = _COMPARATORS.get(told) if told is None or isinstance(told, str) else None
    if comparator is None:
        raise NotUsableError("its comparator is none of <, <=, >= and >")
    return Value(value=number, unit=_unit(quantity, measurable), comparator=comparator)


def _unit(quantity: Mapping[str, Any], measurable: Measurable) -> str:
    if measurable.of in _UNITLESS and quantity.get("code", "1") == "1" and not quantity.get("unit"):
        return _UNITLESS[measurable.of]
    try:
        return measurable.unit_meant(unit_of(quantity))
    except ValueError as error:
        raise NotUsableError(str(error)) from None


def _of_text(text: str, measurable: Measurable) -> Value:
    try:
        typed = read_typed(text)
    except ValueError as error:
        raise NotUsableError(str(error)) from None
    unit = typed.unit or _UNITLESS.get(measurable.of)
    if unit is None:
        raise NotUsableError("it has no unit")
    return Value(value=typed.value, unit=unit, comparator=typed.comparator)
