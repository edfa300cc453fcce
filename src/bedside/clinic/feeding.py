"""What does a calculator make of a record? Its inputs filled from it, or what the record lacks."""

from bedside.clinic.calculators import calculate, fill
from bedside.clinic.signs import Calculated
from bedside.errors import UserError
from bedside.terms import Patient


def feed_calculator(id: str, patient: Patient) -> Calculated:
    """The results of a calculator fed from the record; a sign keeps unknown what cannot be calculated."""
    filled = fill(id, patient)
    name = filled.calculator.name
    if filled.missing:
        return Calculated(name=name, data=filled.data, missing=filled.missing)
    try:
        made = calculate(id, filled.given)
    except UserError:
        return Calculated(
            name=name, data=filled.data, missing=(f"values that {name} can be calculated from",)
        )
    results = tuple((each.value, each.unit) for each in made.results)
    return Calculated(name=name, results=results, data=filled.data)
