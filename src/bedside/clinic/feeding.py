"""What does a calculator make of a record? Its inputs filled from it, or what the record lacks."""

from collections.abc import Sequence

from bedside.clinic.calculators import calculate, fill
from bedside.clinic.seen import Calculated
from bedside.errors import UserError
from bedside.quantities.shown import show_unit
from bedside.terms import Calculation, Datum, Patient

NOT_THERE = " is not in the record"
"""What is said of an input that is missing; where things are listed as missing, once is enough."""


def feed_calculator(id: str, patient: Patient) -> Calculated:
    """The results of a calculator fed from the record; a sign keeps unknown what cannot be calculated."""
    filled = fill(id, patient)
    name = filled.calculator.name
    if filled.missing:
        missing = tuple(text.removesuffix(".").removesuffix(NOT_THERE) for text in filled.missing)
        return Calculated(name=name, data=filled.data, missing=missing)
    try:
        made = calculate(id, filled.given)
    except UserError:
        return Calculated(
            name=name, data=filled.data, missing=(f"values that {name} can be calculated from",)
        )
    results = tuple((each.value, each.unit) for each in made.results)
    return Calculated(name=name, results=results, data=(_datum(made, filled.data),), inputs=filled.data)


def _datum(made: Calculation, inputs: Sequence[Datum]) -> Datum:
    """``FEMg 0.9 % (calculated)``; its place names those of its inputs."""
    first = made.results[0]
    unit = f" {first.printed_unit or show_unit(first.unit)}" if first.unit != "1" else ""
    places = ", ".join(dict.fromkeys(each.place for each in inputs))
    return Datum(text=f"{first.name} {first.value:.{first.decimals}f}{unit} (calculated)", place=places)
