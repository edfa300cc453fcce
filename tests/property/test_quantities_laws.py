"""Laws of quantities: conversion goes there and back, offsets stay inside the text, nothing raises."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bedside.quantities import ANALYTES, convert, find_quantities

CONVERTED = st.sampled_from([name for name, analyte in ANALYTES.items() if analyte.valence])
UNITS = st.sampled_from(["mmol/L", "meq/L", "mg/dL", "mmol/mL", "ug/L"])
VALUES = st.decimals(min_value="0.0001", max_value="100000", places=4)


@given(VALUES, UNITS, UNITS, CONVERTED)
def test_conversion_goes_there_and_back(value, here, there, of):
    away = convert(value, from_unit=here, to_unit=there, of=of)
    back = convert(away, from_unit=there, to_unit=here, of=of)
    assert abs(back - value) <= value * Decimal("1e-20")


@given(st.text(alphabet="0123456789.,-–±<>=~% mgdLkEq/hover to()x^·", max_size=60))
def test_offsets_are_in_order_and_inside(text):
    last = 0
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.end > last
        last = quantity.end


@given(VALUES, st.sampled_from(["mmol/L", "mEq/L", "mg/dL", "%", "mL/min", "mg/kg/day"]))
def test_a_printed_value_is_read_back(value, unit):
    (found,) = find_quantities(f"It was {value} {unit} then.")
    assert found.low == value
    assert found.printed_unit == unit
