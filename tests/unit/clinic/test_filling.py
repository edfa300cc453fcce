"""Does a record fill a calculator only with values that belong together?"""

from datetime import UTC, datetime, timedelta

from bedside.clinic.calculators import CALCULATORS, calculate, fill
from bedside.terms import Comparator, Measurement, Patient, Sex, Specimen

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def measured(of: str, value: float, unit: str, *, hours: float = 1, **more: object) -> Measurement:
    words = {"specimen": Specimen.BLOOD, "taken": NOW - timedelta(hours=hours), **more}
    return Measurement(of=of, value=value, unit=unit, place=f"Observation/{of}-{hours}", **words)


def patient(*measurements: Measurement, age: float | None = 70, sex: Sex | None = Sex.FEMALE) -> Patient:
    return Patient(asked_at=NOW, age_years=age, sex=sex, measurements=measurements)


def test_the_age_is_that_of_the_measurement() -> None:
    ten_years = 24 * 365.25 * 10
    filled = fill("egfr", patient(measured("creatinine", 1.1, "mg/dL", hours=ten_years)))
    assert not filled.missing
    assert filled.given["age"] == "60.00 a"


def test_a_child_is_no_adult_for_a_formula() -> None:
    filled = fill("egfr", patient(measured("creatinine", 0.5, "mg/dL"), age=9))
    assert filled.missing == ("Age is outside of what the formula holds for.",)
    was_a_child = fill("egfr", patient(measured("creatinine", 0.5, "mg/dL", hours=24 * 365 * 5), age=20))
    assert was_a_child.missing


def test_a_heart_rate_is_of_the_same_ecg() -> None:
    qt = measured("QT interval", 400, "ms", specimen=None)
    far = fill("qtc", patient(qt, measured("heart rate", 90, "/min", specimen=None, hours=3)))
    assert far.missing == ("Heart rate was not measured close enough to the others.",)
    near = fill("qtc", patient(qt, measured("heart rate", 90, "{beats}/min", specimen=None, hours=1.02)))
    assert calculate("qtc", near.given).results[0].shown == "490 ms"


def test_a_value_without_a_time_or_of_the_future_is_not_used() -> None:
    filled = fill("egfr", patient(measured("creatinine", 1, "mg/dL", taken=None)))
    assert filled.missing == ("Serum creatinine has no time in the record.",)
    assert fill("egfr", patient(measured("creatinine", 1, "mg/dL", hours=-2))).missing


def test_a_unit_that_cannot_be_used_is_missing() -> None:
    filled = fill("egfr", patient(measured("creatinine", 1, "mg")))
    assert filled.missing == (
        "Serum creatinine is in the record in a unit or range that the formula cannot use.",
    )


def test_a_bound_is_missing() -> None:
    filled = fill("egfr", patient(measured("creatinine", 0.2, "mg/dL", comparator=Comparator.LESS)))
    assert filled.missing == ("Serum creatinine is only a bound in the record.",)


def test_urea_or_its_nitrogen() -> None:
    rest = (measured("sodium", 140, "mmol/L"), measured("glucose", 5, "mmol/L"))
    filled = fill("osmolality", patient(*rest, measured("urea nitrogen", 14, "mg/dL")))
    assert not filled.missing
    assert "serum-urea-nitrogen" in filled.given
    both = fill(
        "osmolality", patient(*rest, measured("urea", 5, "mmol/L"), measured("urea nitrogen", 14, "mg/dL"))
    )
    assert "serum-urea-nitrogen" not in both.given


def test_a_concentration_of_a_day_needs_its_volume() -> None:
    day = Specimen.URINE_OF_A_DAY
    concentration = measured("magnesium", 0.4, "mmol/L", specimen=day)
    volume = measured("urine volume", 2000, "mL", specimen=day)
    filled = fill("urine-mg-24h", patient(concentration, volume))
    assert calculate("urine-mg-24h", filled.given).results[0].shown == "0.80 mmol/24 h"
    amount = fill("urine-mg-24h", patient(measured("magnesium", 0.8, "mmol/d", specimen=day)))
    assert calculate("urine-mg-24h", amount.given).results[0].shown == "0.80 mmol/24 h"


def test_which_of_two_sodiums_is_for_a_person_to_say() -> None:
    sodiums = (measured("sodium", 120, "mmol/L", hours=10), measured("sodium", 128, "mmol/L"))
    filled = fill("sodium-rate", patient(*sodiums))
    assert not filled.given
    assert filled.missing[0] == "Sodium before is one of several values: choose which."


def test_an_empty_record_fills_nothing_and_breaks_nothing() -> None:
    for calculator in CALCULATORS:
        filled = fill(calculator.id, Patient(asked_at=NOW))
        assert not filled.given and filled.missing
