"""Which filtration rate is the one of now, and when is there none?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bedside.clinic.feeding import feed_calculator
from bedside.clinic.kidney import KIDNEY_DAYS
from bedside.clinic.signs import see_test
from bedside.terms import (
    Bounds,
    CalculatedTest,
    Comparator,
    FirstTest,
    MeasuredTest,
    Measurement,
    Patient,
    Presence,
    Sex,
    Specimen,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PRESENT, ABSENT, UNKNOWN = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN
BELOW_30 = Bounds(unit="mL/min/{1.73_m2}", below=30)
MEASURED = MeasuredTest(of="eGFR", specimen=None, bounds=BELOW_30)
CALCULATED = CalculatedTest(calculator="egfr", bounds=BELOW_30)


def rate(value: float, days: float) -> Measurement:
    unit = "mL/min/{1.73_m2}"
    taken = NOW - timedelta(days=days)
    return Measurement(of="eGFR", specimen=None, value=value, unit=unit, place="O/1", taken=taken)


def creatinine(value: float, days: float, **more: object) -> Measurement:
    given = {"of": "creatinine", "unit": "mg/dL", "specimen": Specimen.BLOOD, "place": "O/2", **more}
    return Measurement(value=value, taken=NOW - timedelta(days=days), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measurements", "expected"),
    [
        ((), UNKNOWN),
        ((rate(95, 1),), ABSENT),
        ((rate(20, 1),), PRESENT),
        ((rate(95, KIDNEY_DAYS + 1),), UNKNOWN),
        ((creatinine(6, 1),), PRESENT),
        ((creatinine(0.9, KIDNEY_DAYS + 1),), UNKNOWN),
        ((rate(95, 2700), creatinine(6, 1)), PRESENT),
        ((rate(95, 30), creatinine(6, 1)), PRESENT),
        ((rate(95, 1), creatinine(6, 30)), ABSENT),
        ((rate(95, 1), creatinine(6, 1)), ABSENT),
        # The newest creatinine is a bound, which gives no rate; no older value is of now.
        ((rate(95, 30), creatinine(5, 1, comparator=Comparator.MORE)), UNKNOWN),
        ((creatinine(0.9, 30), creatinine(5, 1, comparator=Comparator.MORE)), UNKNOWN),
    ],
)
@pytest.mark.parametrize("test", [MEASURED, CALCULATED, FirstTest(tests=(MEASURED, CALCULATED))])
def test_the_newest_counts_however_it_is_asked_for(
    test: MeasuredTest, measurements: tuple[Measurement, ...], expected: Presence
) -> None:
    patient = Patient(asked_at=NOW, age_years=60, sex=Sex.MALE, measurements=measurements)
    assert see_test(test, patient, feed_calculator).presence is expected


def test_what_would_tell_it_is_named() -> None:
    patient = Patient(asked_at=NOW, age_years=60, sex=Sex.MALE, measurements=(rate(95, 2700),))
    seen = see_test(MEASURED, patient, feed_calculator)
    assert seen.missing[0] == "eGFR, not older than 90 days"
    assert "2019" in seen.data[0].text
    child = replace(patient, age_years=6, measurements=(rate(95, 30), creatinine(6, 1)))
    assert see_test(MEASURED, child, feed_calculator).presence is UNKNOWN


def test_nothing_is_calculated_from_old_values() -> None:
    low = CalculatedTest(calculator="corrected-calcium", bounds=Bounds(unit="mmol/L", below=2.2))
    given = {"specimen": Specimen.BLOOD, "place": "O/3"}
    for days, expected in ((1, PRESENT), (91, UNKNOWN)):
        taken = NOW - timedelta(days=days)
        values = (
            Measurement(of="calcium", value=1.7, unit="mmol/L", taken=taken, **given),  # type: ignore[arg-type]
            Measurement(of="albumin", value=40, unit="g/L", taken=taken, **given),  # type: ignore[arg-type]
        )
        patient = Patient(asked_at=NOW, measurements=values)
        seen = see_test(low, patient, feed_calculator)
        assert seen.presence is expected
        assert expected is PRESENT or "not older than 90 days" in seen.missing[0]
