"""Arithmetic that a text implies: what comes out, and whether what is printed is that."""

from decimal import Decimal

import pytest

from bedside.quantities.arithmetic import (
    amount,
    amount_of_rate,
    content_of_volume,
    dose_for_weight,
    element_in_salt,
    find_salts_weighing,
    fractional_excretion_of_magnesium,
    is_rounded_to,
    total_of_schedule,
)


def _told(closing):
    return str(closing.computed.value), closing.computed.unit, closing.closes


def test_dose_by_weight():
    closing = dose_for_weight(amount("50", "mg/kg"), weight=amount(20, "kg"), printed=amount(1, "g"))
    assert _told(closing) == ("1000", "mg", True)
    assert closing.working == "50 mg/kg × 20 kg = 1000 mg"
    wrong = dose_for_weight(amount("15", "mg/kg/d"), weight=amount(70, "kg"), printed=amount(1500, "mg/d"))
    assert _told(wrong) == ("1050", "mg/d", False)
    assert dose_for_weight(amount(10, "mg/kg"), weight=amount(1500, "g")).computed.value == 15


def test_rate_over_time():
    assert _told(amount_of_rate(amount(150, "mg/min"), time=amount(20, "min"), printed=amount(3, "g"))) == (
        "3000",
        "mg",
        True,
    )
    assert amount_of_rate(amount(20, "mmol/(24.h)"), time=amount(3, "d")).computed.value == 60
    assert amount_of_rate(amount(10, "meq/h"), time=amount(4, "h"), printed=amount(20, "meq")).closes is False
    assert amount_of_rate(amount(1, "g/h"), time=amount(20, "min"), printed=amount("0.33", "g")).closes


def test_strength_of_a_volume():
    dextrose = content_of_volume(amount(25, "%"), volume=amount(50, "mL"), printed=amount("12.5", "g"))
    assert _told(dextrose) == ("12.5", "g", True)
    assert (
        content_of_volume(amount(25, "%"), volume=amount(50, "mL"), printed=amount(25, "g")).closes is False
    )
    assert content_of_volume(amount(2, "mmol/mL"), volume=amount(10, "mL")).computed == amount(20, "mmol")
    assert content_of_volume(amount(3, "%"), volume=amount("0.15", "L"), printed=amount("4.5", "g")).closes


def test_salt_to_element():
    (right,) = element_in_salt(amount(12, "mmol"), salt="magnesium oxide", printed=amount(292, "mg"))
    assert right.closes
    (wrong,) = element_in_salt(amount(12, "mmol"), salt="magnesium oxide", printed=amount(480, "mg"))
    assert wrong.closes is False
    forms = element_in_salt(amount(1, "g"), salt="magnesium sulfate", printed=amount("8.12", "meq"))
    assert [form.closes for form in forms] == [True, False]
    (rate,) = element_in_salt(amount(1, "g/h"), salt="magnesium oxide", printed=amount(603, "mg/h"))
    assert rate.closes
    assert rate.computed.unit == "mg/h"


@pytest.mark.parametrize(
    ("given", "printed", "names"),
    [
        ("12", "480", ["magnesium oxide"]),
        ("24", "967", ["magnesium oxide"]),
        ("4", "160", ["magnesium oxide"]),
        ("12", "292", []),
        ("4", "97", []),
        ("12", "12", []),
    ],
)
def test_a_salt_that_was_taken_for_its_element(given, printed, names):
    found = find_salts_weighing(amount(given, "mmol"), of="magnesium", printed=amount(printed, "mg"))
    assert [salt.name for salt in found] == names


def test_total_of_a_schedule():
    assert _told(
        total_of_schedule(amount(1, "g"), every=amount(6, "h"), doses=4, printed=amount(4, "g"))
    ) == (
        "4",
        "g",
        True,
    )
    assert total_of_schedule(amount(1, "g"), every=amount(6, "h"), during=amount(1, "d")).computed.value == 4
    assert total_of_schedule(amount("8.12", "meq"), doses=4, printed=amount("32.5", "meq")).closes


def test_fractional_excretion_of_magnesium():
    """Worked by hand: 100 × 2 × 1 ÷ (0.7 × 0.5 × 100) = 5.71."""
    closing = fractional_excretion_of_magnesium(
        amount("2", "mmol/L"),
        serum_magnesium=amount("0.5", "mmol/L"),
        urine_creatinine=amount(100, "mg/dL"),
        serum_creatinine=amount(1, "mg/dL"),
        printed=amount("5.7", "%"),
    )
    assert closing.computed.value.quantize(Decimal("0.01")) == Decimal("5.71")
    assert closing.closes
    mixed = fractional_excretion_of_magnesium(
        amount("4.861", "mg/dL"),
        serum_magnesium=amount("1", "meq/L"),
        urine_creatinine=amount("8840", "umol/L"),
        serum_creatinine=amount(1, "mg/dL"),
    )
    assert abs(mixed.computed.value - closing.computed.value) < Decimal("0.01")


@pytest.mark.parametrize(
    "call",
    [
        lambda: dose_for_weight(amount(1, "mg"), weight=amount(1, "kg")),
        lambda: amount_of_rate(amount(1, "mg"), time=amount(1, "h")),
        lambda: amount_of_rate(amount(1, "mg/h"), time=amount(1, "kg")),
        lambda: content_of_volume(amount(1, "mg"), volume=amount(1, "mL")),
        lambda: total_of_schedule(amount(1, "g")),
        lambda: fractional_excretion_of_magnesium(
            amount(1, "mmol/L"),
            serum_magnesium=amount(0, "mmol/L"),
            urine_creatinine=amount(1, "mg/dL"),
            serum_creatinine=amount(1, "mg/dL"),
        ),
    ],
)
def test_units_that_do_not_fit_are_refused(call):
    with pytest.raises(ValueError, match=r"write|needs"):
        call()


@pytest.mark.parametrize(
    ("value", "printed", "is_so"),
    [
        ("241.2", "241", True),
        ("241.2", "240", True),
        ("241.2", "200", False),
        ("8.12", "8", True),
        ("1.3", "1", False),
        ("0.654", "0.65", True),
        ("0.654", "0.66", False),
        ("4.06", "4", True),
        ("0", "0", True),
        ("5", "0", False),
    ],
)
def test_tolerance_follows_the_digits_printed(value, printed, is_so):
    assert is_rounded_to(Decimal(value), Decimal(printed)) is is_so
