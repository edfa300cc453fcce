"""How does a quantity of a claim stand in FHIR? As a Quantity or a Range in UCUM, as exact as it was."""

from collections.abc import Mapping
from decimal import Decimal

from bedside.interchange.fhir.elements import UCUM, Element, filled
from bedside.terms import Comparator, Quantity

_COMPARATORS: Mapping[Comparator, str] = {
    Comparator.LESS: "<",
    Comparator.AT_MOST: "<=",
    Comparator.MORE: ">",
    Comparator.AT_LEAST: ">=",
}
ABOUT = "about"
"""FHIR has no comparator for this, so the name of the value says it."""


def category(quantity: Quantity) -> Element:
    """``EvidenceVariable.category``: what it is called, and its value."""
    name = f"{quantity.name} ({ABOUT})" if quantity.comparator is Comparator.ABOUT else quantity.name
    if quantity.high is not None:
        ends = {"low": _simple(quantity, quantity.low), "high": _simple(quantity, quantity.high)}
        return {"name": name, "valueRange": ends}
    comparator = _COMPARATORS.get(quantity.comparator)
    return {"name": name, "valueQuantity": filled(comparator=comparator) | _simple(quantity, quantity.low)}


def _simple(quantity: Quantity, value: float) -> Element:
    shown = Decimal(repr(value)).normalize()
    number = int(shown) if shown == shown.to_integral_value() else value
    return {"value": number, "unit": quantity.printed_unit, "system": UCUM, "code": quantity.unit}
