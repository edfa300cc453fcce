"""What a salt holds: computed from its formula, and open where its name is open."""

from decimal import Decimal

import pytest

from bedside.quantities import convert
from bedside.quantities.salts import SALTS, elemental, find_salt, salt_for


def _rounded(value):
    return int(value.quantize(Decimal(1)))


@pytest.mark.parametrize(("mmol", "element", "oxide"), [(12, 292, 484), (24, 583, 967)])
def test_magnesium_oxide_in_millimoles(mmol, element, oxide):
    (row,) = elemental(mmol, "mmol", "magnesium oxide")
    assert (_rounded(row.mg), _rounded(row.salt_mg), row.meq) == (element, oxide, 2 * mmol)
    (same,) = salt_for(mmol, "mmol", of="magnesium", of_salt="MgO")
    assert same == row


def test_four_millimoles_of_magnesium():
    assert _rounded(convert(4, from_unit="mmol", to_unit="mg", of="magnesium")) == 97


@pytest.mark.parametrize(
    "name", ["magnesium sulfate", "Magnesium  sulphate", "calcium chloride", "ferrous sulfate"]
)
def test_a_name_that_leaves_the_form_open_is_not_decided(name):
    found = find_salt(name)
    assert found is not None
    assert len(found.choices) > 1
    assert all(
        salt.formula in found.reason and f"{100 * salt.fraction:.2f} %" in found.reason
        for salt in found.choices
    )
    assert len(elemental(1, "g", name)) == len(found.choices)


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("magnesium sulfate heptahydrate", "MgSO4·7H2O"),
        ("MgSO4·7H2O", "MgSO4·7H2O"),
        ("KCl", "KCl"),
        ("milk of magnesia", "Mg(OH)2"),
        ("Aluminium hydroxide", "Al(OH)3"),
    ],
)
def test_a_full_name_is_one_salt(name, formula):
    found = find_salt(name)
    assert found is not None
    assert [salt.formula for salt in found.choices] == [formula]
    assert found.reason is None


@pytest.mark.parametrize("name", ["magnesium", "sugar", "", "sulfate"])
def test_what_is_no_salt_is_none(name):
    assert find_salt(name) is None


@pytest.mark.parametrize(
    ("value", "unit", "salt", "mg"),
    [
        (1, "g", "magnesium sulfate heptahydrate", "98.6"),
        (400, "mg", "magnesium oxide", "241.2"),
        (10, "g", "calcium gluconate, anhydrous", "931.2"),
        (300, "mg", "lithium carbonate", "56.4"),
        (2, "meq", "magnesium oxide", "24.3"),
    ],
)
def test_amounts_of_the_element(value, unit, salt, mg):
    (row,) = elemental(value, unit, salt)
    assert row.mg.quantize(Decimal("0.1")) == Decimal(mg)


def test_a_rate_of_a_salt_is_told_per_day():
    (row,) = elemental(1, "g/h", "magnesium sulfate heptahydrate")
    assert row.per == "time"
    assert row.meq.quantize(Decimal("0.1")) == Decimal("194.8")


def test_another_element_of_a_salt():
    mono, di = elemental(1, "mmol", "potassium phosphates", element="potassium")
    assert (mono.meq, di.meq) == (1, 2)
    assert all(row.mmol == 1 for row in elemental(1, "mmol", "potassium phosphates"))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: elemental(1, "g", "sugar"), "is no salt of the table"),
        (
            lambda: elemental(1, "g", "magnesium oxide", element="calcium"),
            "holds no calcium: ask for magnesium",
        ),
        (lambda: elemental(1, "g", "magnesium oxide", element="glucose"), "is no element of the table"),
        (lambda: elemental(1, "meq", "ferrous fumarate"), "not counted by charge: write mg, g or mmol of it"),
        (lambda: elemental(1, "[iU]", "magnesium oxide"), "not counted by activity"),
        (lambda: elemental(1, "mL", "magnesium oxide"), "is no unit that an analyte converts"),
    ],
)
def test_refuses_with_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()


def test_shares_agree_with_the_claims_of_the_pack():
    """Claim hm-dose-004: oxide about 60 %, hydroxide 42, citrate 16, chloride 12, lactate 10 to 12."""
    told = {
        "magnesium oxide": 60,
        "magnesium hydroxide": 42,
        "magnesium citrate, trimagnesium": 16,
        "magnesium chloride hexahydrate": 12,
        "magnesium lactate, anhydrous": 12,
        "magnesium lactate dihydrate": 10,
    }
    assert {name: round(100 * SALTS[name].fraction) for name in told} == told
