"""What of a record goes into a calculator? The newest values of the right specimen, close enough together."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bedside.clinic.calculators.run import find_calculator
from bedside.quantities.analytes import to_decimal
from bedside.quantities.shown import show_unit
from bedside.terms import CalculatorInput, Comparator, Datum, FilledCalculator, Measurement, Patient

CLOSE_ENOUGH = timedelta(hours=24)
"""How far apart blood and urine may be; a choice of ours, which no source gives."""

_AGE, _SEX = "age", "sex"


def fill(id: str, patient: Patient) -> FilledCalculator:
    """The inputs that ``patient`` gives to a calculator, with the data used and a sentence for each missing.

    Only values with a time, not of the future and without a comparator are used; the newest common moment is
    chosen, and everything within 24 hours of it. Raises ``UserError`` for an unknown calculator.
    """
    calculator = find_calculator(id)
    candidates = {each.key: _candidates(each, patient) for each in calculator.inputs}
    anchor = _anchor(calculator.inputs, candidates)
    given: dict[str, str] = {}
    data: list[Datum] = []
    missing: list[str] = []
    for asked in calculator.inputs:
        if asked.instead_of in given or any(asked.key == key for key in given):
            continue
        told = _of_person(asked, patient) or _measured(asked, candidates[asked.key], anchor)
        if told is not None:
            given[asked.key], datum = told
            data += [datum] if datum else []
    for asked in calculator.inputs:
        stands = [each.key for each in calculator.inputs if each.instead_of == asked.key]
        if (
            asked.is_required
            and not asked.instead_of
            and not any(key in given for key in (asked.key, *stands))
        ):
            missing.append(_why_missing(asked, patient, anchor))
    return FilledCalculator(calculator=calculator, given=given, data=tuple(data), missing=tuple(missing))


def _candidates(asked: CalculatorInput, patient: Patient) -> Sequence[Measurement]:
    """What could be used, newest first."""
    fitting = [
        each
        for each in patient.measurements
        if each.of == asked.of
        and each.specimen is asked.specimen
        and each.comparator is Comparator.EQUAL
        and each.taken is not None
        and each.taken <= patient.asked_at
    ]
    return sorted(fitting, key=_time, reverse=True)


def _time(measurement: Measurement) -> datetime:
    assert measurement.taken is not None
    return measurement.taken


def _anchor(
    inputs: Sequence[CalculatorInput], candidates: dict[str, Sequence[Measurement]]
) -> datetime | None:
    """The oldest among the newest values that the formula needs of a laboratory: all can be had then."""
    newest = [
        _time(candidates[asked.key][0])
        for asked in inputs
        if asked.specimen is not None and asked.is_required and candidates[asked.key]
    ]
    return min(newest) if newest else None


def _measured(
    asked: CalculatorInput, candidates: Sequence[Measurement], anchor: datetime | None
) -> tuple[str, Datum | None] | None:
    if not candidates:
        return None
    if asked.specimen is None or anchor is None:
        chosen = candidates[0]
    else:
        chosen = min(candidates, key=lambda each: abs(_time(each) - anchor))
        if abs(_time(chosen) - anchor) > CLOSE_ENOUGH:
            return None
    number = f"{to_decimal(chosen.value):f}"
    shown = f"{asked.name} {number} {show_unit(chosen.unit)} ({_time(chosen):%Y-%m-%d})"
    return f"{number} {chosen.unit}", Datum(text=shown, place=chosen.place)


def _of_person(asked: CalculatorInput, patient: Patient) -> tuple[str, Datum | None] | None:
    if asked.of == _AGE and patient.age_years is not None:
        return f"{to_decimal(patient.age_years):f} a", Datum(
            text=f"Age {patient.age_years:g} years", place="Patient"
        )
    if asked.of == _SEX and patient.sex is not None:
        return str(patient.sex), Datum(text=f"Sex {patient.sex}", place="Patient")
    return None


def _why_missing(asked: CalculatorInput, patient: Patient, anchor: datetime | None) -> str:
    any_of = [
        each for each in patient.measurements if each.of == asked.of and each.specimen is asked.specimen
    ]
    if not any_of:
        return f"{asked.name} is not in the record."
    if any(each.comparator is not Comparator.EQUAL for each in any_of) and len(any_of) == 1:
        return f"{asked.name} is only a bound in the record."
    if all(each.taken is None for each in any_of):
        return f"{asked.name} has no time in the record."
    return f"{asked.name} was not measured within 24 hours of the others."
