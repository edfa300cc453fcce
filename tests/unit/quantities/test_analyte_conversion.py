"""Conversion by analyte: exact, refused where it has no meaning."""

from decimal import Decimal

import pytest

from bedside.quantities import convert, find_analyte, in_all_units


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1.3, "meq/L", ("0.65", "1.58", "1.3")),
        (1.2, "mg/dL", ("0.49", "1.2", "0.99")),
        (Decimal("0.70"), "mmol/L", ("0.70", "1.70", "1.40")),
        (1.8, "mg/dL", ("0.74", "1.8", "1.48")),
    ],
)
def test_magnesium_stands_side_by_side_in_three_units(value, unit, shown):
    row = in_all_units(value, unit, "magnesium")
    assert (str(row.mmol_per_l), str(row.mg_per_dl), str(row.meq_per_l)) == shown


@pytest.mark.parametrize(
    ("of", "value", "from_unit", "to_unit", "near"),
    [
        ("calcium", 10, "mg/dL", "mmol/L", "2.495"),
        ("phosphorus", 1, "mmol/L", "mg/dL", "3.0974"),
        ("glucose", 100, "mg/dL", "mmol/L", "5.5507"),
        ("creatinine", 1, "mg/dL", "umol/L", "88.4017"),
        ("K+", 3.5, "mmol/L", "meq/L", "3.5"),
        ("serum magnesium", 8.12, "meq", "mmol", "4.06"),
        ("magnesium", 12, "mmol", "mg", "291.66"),
        ("Mg", 300, "mg/d", "mmol/(24.h)", "12.3431"),
    ],
)
def test_converts_what_laboratories_convert(of, value, from_unit, to_unit, near):
    result = convert(value, from_unit=from_unit, to_unit=to_unit, of=of)
    assert result.quantize(Decimal(near)) == Decimal(near)


def test_glucose_has_no_milliequivalents():
    assert in_all_units(5, "mmol/L", "glucose").meq_per_l is None
    with pytest.raises(ValueError, match="no fixed meaning"):
        convert(5, from_unit="mmol/L", to_unit="meq/L", of="glucose")


@pytest.mark.parametrize(
    ("from_unit", "to_unit", "of", "sentence"),
    [
        ("mL/min", "mmol/L", "magnesium", "no unit that an analyte converts"),
        ("mmol/d", "mg/dL", "magnesium", "different things"),
        ("mmol/L", "mg/dL", "magnesium sulfate", "A salt is not its element"),
        ("mmol/L", "mg/dL", "", "No molar mass is known"),
    ],
)
def test_refuses_with_a_sentence(from_unit, to_unit, of, sentence):
    with pytest.raises(ValueError, match=sentence):
        convert(1, from_unit=from_unit, to_unit=to_unit, of=of)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_refuses_what_is_not_finite(value):
    with pytest.raises(ValueError, match="finite"):
        convert(value, from_unit="mmol/L", to_unit="mg/dL", of="magnesium")


def test_a_salt_is_not_found_as_its_element():
    assert find_analyte("magnesium sulfate") is None
    assert find_analyte("Serum Magnesium") is not None
