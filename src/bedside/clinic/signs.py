"""What does a record say of a sign: present, absent, or nothing?

Three values, after Kleene: what is not recorded is unknown, and an unknown part leaves the whole unknown
unless the other parts settle it. Nothing is concluded from missing data (ADR 0046).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from bedside.clinic.kidney import CALCULATOR, FILTRATION, see_kidney
from bedside.clinic.listed import see_diagnosis, see_drug
from bedside.clinic.newest import (
    RECENT_DAYS,
    bring_to,
    datum_of,
    find_newest,
    keep_recent,
    place_all,
    place_value,
)
from bedside.clinic.seen import OPPOSITE, Calculate, Calculated, Seen
from bedside.terms import (
    AllTests,
    AnyTest,
    CalculatedTest,
    Datum,
    DiagnosisTest,
    DrugTest,
    FirstTest,
    MeasuredTest,
    NotTest,
    Patient,
    PersonTest,
    Presence,
    Sex,
    Sign,
    SignSeen,
    SignTest,
    Specimen,
)

T = TypeVar("T")


NOTHING_KNOWN: Mapping[SignTest, Seen] = MappingProxyType({})


def cannot_calculate(calculator: str, patient: Patient) -> Calculated:
    """For who has no calculators: every calculated sign stays unknown."""
    return Calculated(name=calculator, missing=(f"what the calculator {calculator} needs",))


def see(sign: Sign, patient: Patient, calculate: Calculate = cannot_calculate) -> SignSeen:
    """Hold a sign against the record; a sign that no record can be asked for stays unknown."""
    if sign.test is None:
        return SignSeen(sign=sign, presence=Presence.UNKNOWN, missing=(sign.text,))
    seen = see_test(sign.test, patient, calculate)
    return SignSeen(sign=sign, presence=seen.presence, data=seen.data, missing=seen.missing)


def see_test(
    test: SignTest,
    patient: Patient,
    calculate: Calculate = cannot_calculate,
    *,
    known: Mapping[SignTest, Seen] = NOTHING_KNOWN,
) -> Seen:
    """Hold a test against the record: what is said, the data that say it, and what is missing.

    ``known`` answers plain tests in the record's place: to see what a missing datum would change, or to ask
    nothing twice.
    """
    see_part = partial(see_test, patient=patient, calculate=calculate, known=known)
    match test:
        case NotTest():
            seen = see_part(test.test)
            return Seen(presence=OPPOSITE[seen.presence], data=seen.data, missing=seen.missing)
        case AllTests():
            return _join([see_part(each) for each in test.tests], Presence.ABSENT)
        case AnyTest():
            return _join([see_part(each) for each in test.tests], Presence.PRESENT)
        case FirstTest():
            return _first([see_part(each) for each in test.tests])
    return known[test] if test in known else _ask(test, patient, calculate)


def _ask(test: SignTest, patient: Patient, calculate: Calculate) -> Seen:
    match test:
        case MeasuredTest(of=of) if of == FILTRATION:
            return see_kidney(test.bounds, patient, calculate)
        case CalculatedTest(calculator=id) if id == CALCULATOR:
            return see_kidney(test.bounds, patient, calculate)
        case MeasuredTest():
            return _see_measured(test, patient)
        case CalculatedTest():
            return _see_calculated(test, patient, calculate)
        case DrugTest():
            return see_drug(test, patient)
        case DiagnosisTest():
            return see_diagnosis(test, patient)
        case PersonTest():
            return _see_person(test, patient)
    raise TypeError(f"{type(test).__name__} is no test of a sign.")


def find_plain_tests(test: SignTest | None) -> Iterable[SignTest]:
    """The tests that a test is put together from, each of which asks the record one thing."""
    match test:
        case None:
            return
        case NotTest():
            yield from find_plain_tests(test.test)
        case AllTests() | AnyTest() | FirstTest():
            for part in test.tests:
                yield from find_plain_tests(part)
        case _:
            yield test


def _join(parts: Sequence[Seen], settling: Presence) -> Seen:
    """One part that is ``settling`` settles the whole, and only such parts are its data."""
    settled = [part for part in parts if part.presence is settling]
    unknown = [part for part in parts if part.presence is Presence.UNKNOWN]
    presence = settling if settled else Presence.UNKNOWN if unknown else OPPOSITE[settling]
    return Seen(
        presence=presence,
        data=_without_repeats(datum for part in settled or parts for datum in part.data),
        missing=() if settled else _without_repeats(text for part in unknown for text in part.missing),
    )


def _first(parts: Sequence[Seen]) -> Seen:
    """The first that is known; if none is, what would make the first known comes first."""
    for part in parts:
        if part.presence is not Presence.UNKNOWN:
            return part
    return Seen(
        presence=Presence.UNKNOWN,
        data=_without_repeats(datum for part in parts for datum in part.data),
        missing=_without_repeats(text for part in parts for text in part.missing),
    )


def _without_repeats(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def name_measured(of: str, specimen: Specimen | None) -> str:
    """``magnesium (blood)``: what would have to be measured."""
    return f"{of} ({specimen})" if specimen else of


def _see_measured(test: MeasuredTest, patient: Patient) -> Seen:
    found = find_newest(patient, test.of, test.specimen, within_days=test.within_days)
    if not found:
        older = find_newest(patient, test.of, test.specimen)
        missing = name_measured(test.of, test.specimen)
        if older and test.within_days is not None:
            missing = f"{missing}, not older than {test.within_days:g} days"
        return Seen(presence=Presence.UNKNOWN, data=tuple(map(datum_of, older)), missing=(missing,))
    data = tuple(map(datum_of, found))
    presence = place_all(found, test.bounds)
    if presence is Presence.UNKNOWN:
        again = f"{name_measured(test.of, test.specimen)}, exactly, in {test.bounds.unit}"
        return Seen(presence=presence, data=data, missing=(again,))
    return Seen(presence=presence, data=data)


def _see_calculated(test: CalculatedTest, patient: Patient, calculate: Calculate) -> Seen:
    recent = keep_recent(patient)
    made = calculate(test.calculator, recent)
    if not made.results:
        is_old = len(recent.measurements) < len(patient.measurements)
        age = f", not older than {RECENT_DAYS} days" if is_old else ""
        missing = tuple(f"{text}{age}" for text in made.missing)
        return Seen(presence=Presence.UNKNOWN, data=made.data, missing=missing)
    unit = test.bounds.unit
    for value, own in sorted(made.results, key=lambda result: result[1] != unit):
        brought = bring_to(value, from_unit=own, to_unit=unit, of=made.name)
        if brought is not None:
            return Seen(presence=place_value(float(brought), test.bounds), data=made.data)
    return Seen(presence=Presence.UNKNOWN, data=made.data, missing=(f"{made.name} in {unit}",))


def _see_person(test: PersonTest, patient: Patient) -> Seen:
    parts: list[Seen] = []
    if test.age is not None:
        parts.append(_see_age(test, patient))
    if test.sex is not None:
        parts.append(_see_sex(test.sex, patient))
    if test.is_pregnant is not None:
        parts.append(_see_pregnancy(test.is_pregnant, patient))
    return _join(parts, Presence.ABSENT)


def _see_age(test: PersonTest, patient: Patient) -> Seen:
    if patient.age_years is None or test.age is None:
        return Seen(presence=Presence.UNKNOWN, missing=("age",))
    value = bring_to(patient.age_years, from_unit="a", to_unit=test.age.unit, of="age")
    if value is None:
        return Seen(presence=Presence.UNKNOWN, missing=(f"age in {test.age.unit}",))
    years = f"{patient.age_years:.1f}" if patient.age_years < 3 else f"{int(patient.age_years)}"
    datum = Datum(text=f"Age {years} years", place="Patient")
    return Seen(presence=place_value(float(value), test.age), data=(datum,))


def _see_sex(asked: Sex, patient: Patient) -> Seen:
    if patient.sex is None:
        return Seen(presence=Presence.UNKNOWN, missing=("sex",))
    presence = Presence.PRESENT if patient.sex is asked else Presence.ABSENT
    return Seen(presence=presence, data=(Datum(text=f"Sex: {patient.sex}", place="Patient"),))


def _see_pregnancy(asked: bool, patient: Patient) -> Seen:
    """A record of a man does not say that he is not pregnant; it need not."""
    if patient.sex is Sex.MALE:
        said, text = False, f"Sex: {patient.sex}"
    elif patient.is_pregnant is None:
        return Seen(presence=Presence.UNKNOWN, missing=("pregnancy",))
    else:
        said, text = patient.is_pregnant, "Pregnant" if patient.is_pregnant else "Not pregnant"
    presence = Presence.PRESENT if said is asked else Presence.ABSENT
    return Seen(presence=presence, data=(Datum(text=text, place="Patient"),))
