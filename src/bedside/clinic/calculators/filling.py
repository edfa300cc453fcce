"""What of a record goes into a calculator? The newest values of the right specimen, close enough together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from bedside.clinic.calculators.reading import read_number
from bedside.clinic.calculators.run import find_calculator
from bedside.clinic.newest import day_of
from bedside.quantities.analytes import to_decimal
from bedside.quantities.shown import show_unit
from bedside.terms import CalculatorInput, Comparator, Datum, FilledCalculator, Measurement, Patient

CLOSE_ENOUGH = timedelta(hours=24)
"""How far apart blood and urine may be; like the others below a choice of ours, which no source gives."""

_CLOSE: Mapping[str, timedelta] = MappingProxyType(
    {"heart rate": timedelta(minutes=5), "body weight": timedelta(days=30)}
)
"""Where another time holds: the heart rate must be of the ECG, a weight changes slowly."""

_YEAR = timedelta(days=365.25)

Candidates = Mapping[str, Sequence[Measurement]]


def fill(id: str, patient: Patient) -> FilledCalculator:
    """The inputs that ``patient`` gives to a calculator, with the data used and a sentence for each missing.

    Only values with a time, not of the future, without a comparator and in a usable unit are taken; the
    newest moment that all can be had of is chosen, and what lies within 24 hours of it (a heart rate within
    5 minutes, a weight within 30 days). The age is the one of that moment. Raises ``UserError`` for an
    unknown calculator.
    """
    calculator = find_calculator(id)
    candidates = {each.key: _candidates(each, patient) for each in calculator.inputs}
    anchor = _anchor(calculator.inputs, candidates)
    twice = _asked_twice(calculator.inputs)
    given: dict[str, str] = {}
    data: list[Datum] = []
    for asked in calculator.inputs:
        if asked.instead_of in given or asked.key in twice:
            continue
        told = _of_person(asked, patient, anchor) or _measured(asked, candidates[asked.key], anchor)
        if told is not None:
            given[asked.key] = told[0]
            data.append(told[1])
    missing = tuple(
        _why_missing(asked, patient, is_twice=asked.key in twice)
        for asked in calculator.inputs
        if not _is_satisfied(asked, calculator.inputs, given)
    )
    return FilledCalculator(calculator=calculator, given=given, data=tuple(data), missing=missing)


def _asked_twice(inputs: Sequence[CalculatorInput]) -> frozenset[str]:
    """Inputs of one measurement at two times: which two is for a person to say."""
    counts = Counter((each.of, each.specimen) for each in inputs if each.units and not each.instead_of)
    return frozenset(
        each.key for each in inputs if counts[each.of, each.specimen] > 1 and not each.instead_of
    )


def _is_satisfied(
    asked: CalculatorInput, inputs: Sequence[CalculatorInput], given: Mapping[str, str]
) -> bool:
    stands = [each.key for each in inputs if each.instead_of == asked.key]
    is_wanted = asked.is_required and not asked.instead_of
    return not is_wanted or any(key in given for key in (asked.key, *stands))


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
        and _is_usable(asked, _as_typed(each))
    ]
    return sorted(fitting, key=_time, reverse=True)


def _is_usable(asked: CalculatorInput, typed: str) -> bool:
    """Whether the formula could use it: the unit fits, and the value lies where the formula holds."""
    try:
        read_number(asked, typed)
    except ValueError:
        return False
    return True


def _as_typed(measurement: Measurement) -> str:
    return f"{to_decimal(measurement.value):f} {measurement.unit}"


def _time(measurement: Measurement) -> datetime:
    assert measurement.taken is not None
    return measurement.taken


def _anchor(inputs: Sequence[CalculatorInput], candidates: Candidates) -> datetime | None:
    """The oldest among the newest values that the formula needs: all can be had then."""
    newest = [
        _time(candidates[asked.key][0])
        for asked in inputs
        if asked.is_required and candidates[asked.key] and asked.of not in _CLOSE
    ]
    return min(newest) if newest else None


def _measured(
    asked: CalculatorInput, candidates: Sequence[Measurement], anchor: datetime | None
) -> tuple[str, Datum] | None:
    if not candidates or anchor is None:
        return None
    chosen = min(candidates, key=lambda each: abs(_time(each) - anchor))
    if abs(_time(chosen) - anchor) > _CLOSE.get(asked.of, CLOSE_ENOUGH):
        return None
    value = f"{to_decimal(chosen.value):f} {show_unit(chosen.unit)}"
    shown = f"{asked.name} {value}{day_of(chosen)}"
    return _as_typed(chosen), Datum(text=shown, place=chosen.place)


def _of_person(asked: CalculatorInput, patient: Patient, anchor: datetime | None) -> tuple[str, Datum] | None:
    """Age and sex; the age is that of the moment of the measurements."""
    if asked.of == "sex" and patient.sex is not None:
        return str(patient.sex), Datum(text=f"Sex {patient.sex}", place="Patient")
    if asked.of != "age" or patient.age_years is None:
        return None
    years = patient.age_years - ((patient.asked_at - anchor) / _YEAR if anchor else 0)
    typed = f"{years:.2f} a"
    if not _is_usable(asked, typed):
        return None
    return typed, Datum(text=f"Age {int(years)} years", place="Patient")


def _why_missing(asked: CalculatorInput, patient: Patient, *, is_twice: bool) -> str:
    if is_twice:
        return f"{asked.name} is one of several values: choose which."
    if asked.of == "age" and patient.age_years is not None:
        return f"{asked.name} is outside of what the formula holds for."
    any_of = [
        each for each in patient.measurements if each.of == asked.of and each.specimen is asked.specimen
    ]
    if not any_of:
        return f"{asked.name} is not in the record."
    if all(each.comparator is not Comparator.EQUAL for each in any_of):
        return f"{asked.name} is only a bound in the record."
    if all(each.taken is None for each in any_of):
        return f"{asked.name} has no time in the record."
    if not any(_is_usable(asked, _as_typed(each)) for each in any_of):
        return f"{asked.name} is in the record in a unit or range that the formula cannot use."
    if asked.of in _CLOSE:
        return f"{asked.name} was not measured close enough to the others."
    return f"{asked.name} was not measured within 24 hours of the others."
