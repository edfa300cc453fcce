"""A unit that cannot belong to its quantity is refused, with what to write instead."""

import pytest

from bedside.quantities import find_unit_problem
from bedside.terms import Comparator, Quantity, QuantityKind


def _quantity(name, kind, unit, of=None):
    return Quantity(
        name=name,
        kind=QuantityKind(kind),
        comparator=Comparator.EQUAL,
        low=1.0,
        unit=unit,
        printed_unit=unit,
        of=of,
    )


@pytest.mark.parametrize(
    ("name", "kind", "unit", "of", "sentence"),
    [
        ("serum magnesium", "concentration", "mL/min", "magnesium", "cannot be the unit of a concentration"),
        ("creatinine clearance", "flow", "mg/dL", "creatinine", "cannot be the unit of a flow"),
        ("creatinine clearance", "concentration", "mg/dL", "creatinine", "is a flow, not a concentration"),
        ("eGFR", "concentration", "mg/dL", None, "is a flow"),
        ("FEMg", "fraction", "mmol/L", None, "cannot be the unit of a fraction"),
        ("FEMg", "concentration", "mmol/L", "magnesium", "is a fraction, not a concentration"),
        ("FEMg", "fraction", "{ratio}", None, "such as %"),
        ("odds ratio, thiazide", "fraction", "%", None, "is a ratio"),
        ("glucose", "concentration", "meq/L", "glucose", "write mmol/L or mg/dL"),
        ("sodium", "concentration", "mg/dL", "sodium", "write mmol/L or meq/L"),
        ("magnesium", "concentration", "mmol/d", "magnesium", "cannot be"),
        ("oral magnesium", "dose rate", "mmol", "magnesium", "mg/d"),
        ("dose", "amount", "mEq", None, "is not a UCUM code"),
        ("cetuximab doses", "count", "%", None, "cannot be"),
    ],
)
def test_is_refused(name, kind, unit, of, sentence):
    problem = find_unit_problem(_quantity(name, kind, unit, of))
    assert problem is not None
    assert sentence in problem


@pytest.mark.parametrize(
    ("name", "kind", "unit", "of"),
    [
        ("magnesium", "concentration", "meq/L", "magnesium"),
        ("creatinine clearance", "flow", "mL/min", "creatinine"),
        ("FEMg", "fraction", "%", None),
        ("magnesium IV", "dose rate", "mg/kg/d", "magnesium"),
        ("concentration", "strength", "%", None),
        ("magnesium sulfate 50%", "strength", "mmol/mL", "magnesium sulfate"),
        ("relative risk reduction, eclampsia", "fraction", "%", None),
        ("insulin", "amount", "[iU]", "insulin"),
        ("PTH", "concentration", "[iU]/L", None),
        ("cetuximab doses", "count", "{count}", None),
    ],
)
def test_fits(name, kind, unit, of):
    assert find_unit_problem(_quantity(name, kind, unit, of)) is None


@pytest.mark.parametrize(
    ("of", "unit"),
    [
        ("digoxin", "ng/mL"),
        ("digoxin", "mg/L"),
        ("ferritin", "ng/mL"),
        ("TSH", "m[iU]/L"),
        ("ALT", "[iU]/L"),
        ("magnesium", "mmol/L"),
        ("glucose", "mg/(100.mL)"),
        ("lidocaine", "mg/mL"),
    ],
)
def test_an_analyte_of_the_table_may_be_in_all_units_that_count_the_same(of, unit):
    assert find_unit_problem(_quantity(of, "concentration", unit, of)) is None


@pytest.mark.parametrize(
    ("of", "unit"),
    [("ferritin", "mmol/L"), ("TSH", "mg/dL"), ("ALT", "mmol/L"), ("CRP", "meq/L"), ("bicarbonate", "mg/dL")],
)
def test_another_dimension_is_told(of, unit):
    problem = find_unit_problem(_quantity(of, "concentration", unit, of))
    assert problem is not None
    assert "is not reported in" in problem
