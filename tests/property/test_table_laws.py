"""Laws of the tables: conversion comes back, verdicts hang on no unit, salts hold less than they weigh."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bedside.quantities import ANALYTES, convert
from bedside.quantities.arithmetic import Amount, is_rounded_to, total_of_schedule
from bedside.quantities.formulas import atoms_in, molar_mass_of
from bedside.quantities.rails import Purpose, find_rail_breach, rails
from bedside.quantities.salts import SALTS, elemental, salt_for
from bedside.quantities.scales import read_scale

WEIGHED = st.sampled_from([analyte for analyte in ANALYTES.values() if analyte.molar_mass])
SUBSTANCES = st.sampled_from(["mmol/L", "umol/L", "nmol/L", "pmol/L", "mmol/(24.h)"])
MASSES = st.sampled_from(["mg/dL", "ug/L", "ng/mL", "pg/mL", "g/L", "mg/d"])
VALUES = st.decimals(min_value="0.001", max_value="100000", places=3)
LEVELS = st.sampled_from([rail for rail in rails() if rail.purpose in (Purpose.CRITICAL, Purpose.LEVEL)])


@given(VALUES, WEIGHED, SUBSTANCES, MASSES)
def test_every_analyte_is_converted_there_and_back(value, analyte, here, there):
    if read_scale(here).per != read_scale(there).per:
        return
    away = convert(value, from_unit=here, to_unit=there, of=analyte.name)
    back = convert(away, from_unit=there, to_unit=here, of=analyte.name)
    assert abs(back - value) <= value * Decimal("1e-20")
    assert away > 0


@given(VALUES, WEIGHED)
def test_every_unit_of_an_analyte_gives_one_amount(value, analyte):
    """By whichever unit one goes, the substance is the same."""
    direct = convert(value, from_unit="mg/L", to_unit="mmol/L", of=analyte.name)
    for unit in analyte.units:
        if read_scale(unit).counts == "charge" and not analyte.valence:
            continue
        step = convert(value, from_unit="mg/L", to_unit=unit, of=analyte.name)
        assert abs(
            convert(step, from_unit=unit, to_unit="mmol/L", of=analyte.name) - direct
        ) <= direct * Decimal("1e-20")


@given(VALUES, LEVELS)
def test_a_verdict_does_not_hang_on_the_unit(value, rail):
    """In micro-units of the same count, a level is past its limit or it is not, all the same."""
    scaled, small = value * 1000, {"mmol/L": "umol/L", "mg/dL": "ug/dL", "umol/L": "nmol/L"}.get(rail.unit)
    if small is None:
        return
    one = find_rail_breach(value, rail.unit, of=rail.of, purpose=rail.purpose)
    two = find_rail_breach(scaled, small, of=rail.of, purpose=rail.purpose)
    assert (one is None) is (two is None)
    assert one is None or two is None or (one.rail, one.is_above) == (two.rail, two.is_above)


@given(LEVELS, VALUES, VALUES)
def test_farther_out_is_no_better(rail, value, more):
    """What lies beyond a breach is a breach."""
    if rail.high is not None and find_rail_breach(value, rail.unit, of=rail.of, purpose=rail.purpose):
        beyond = find_rail_breach(max(value, rail.high) + more, rail.unit, of=rail.of, purpose=rail.purpose)
        assert beyond is not None
        assert beyond.is_above


@given(VALUES, st.sampled_from(list(SALTS.values())))
def test_a_salt_holds_less_than_its_mass_and_weighs_back(value, salt):
    assert 0 < salt.fraction < 1
    (row,) = elemental(value, "mg", salt.name)
    assert 0 < row.mg < row.salt_mg
    (back,) = salt_for(row.mg, "mg", of=salt.element, of_salt=salt.name)
    assert abs(back.salt_mg - value) <= value * Decimal("1e-20")


@given(st.dictionaries(st.sampled_from(["H", "C", "N", "O", "Mg", "Cl"]), st.integers(1, 30), min_size=1))
def test_a_formula_weighs_what_its_atoms_weigh(atoms):
    formula = "".join(f"{symbol}{count}" for symbol, count in atoms.items())
    assert atoms_in(formula) == atoms
    assert molar_mass_of(f"({formula})2") == 2 * molar_mass_of(formula)
    assert molar_mass_of(f"{formula}·3H2O") == molar_mass_of(formula) + 3 * molar_mass_of("H2O")


@given(VALUES, st.integers(1, 4))
def test_what_is_rounded_to_its_digits_closes(value, digits):
    places = value.adjusted() - digits
    printed = value.quantize(Decimal(1).scaleb(places))
    assert is_rounded_to(value, printed)
    assert not is_rounded_to(value, printed * 10)


@given(VALUES, st.integers(1, 50))
def test_a_schedule_adds_up(value, doses):
    closing = total_of_schedule(Amount(value=value, unit="mg"), doses=doses)
    assert closing.computed.value == sum([value] * doses)
