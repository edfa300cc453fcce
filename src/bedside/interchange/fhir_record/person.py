"""Who is it, as far as formulas ask? Age, sex and pregnancy; no name, no address, no identifier."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bedside.interchange.fhir_record.fields import (
    codes_of,
    first_code_of,
    mapping_of,
    mappings_of,
    names_of,
    word_of,
)
from bedside.interchange.fhir_record.moments import earliest, is_whole_date, latest, start_of
from bedside.interchange.fhir_record.observations import is_loinc
from bedside.interchange.fhir_record.reading import Reading
from bedside.interchange.fhir_record.reports import WITHDRAWN
from bedside.terms import Diagnosis, Sex

PLACE = "Patient"
DAYS_IN_A_YEAR = 365.2425
"""The mean year of the Gregorian calendar."""
OLDEST = 125
"""Years; nobody is known to have lived longer, so that more is a slip of the birth date."""
LONGEST_PREGNANCY = timedelta(days=300)
"""What was said of a pregnancy longer ago than any lasts says nothing of today."""

PREGNANCY_STATUS = "82810-3"
"""LOINC, as US Core's example of a pregnancy status has it."""
_RECORDED_SEX = ("us-core-birthsex", "us-core-individual-sex", "us-core-sex")
_SEXES = {
    "male": Sex.MALE,
    "m": Sex.MALE,
    "248153007": Sex.MALE,  # SNOMED CT, as the examples of US Core have it
    "female": Sex.FEMALE,
    "f": Sex.FEMALE,
    "248152002": Sex.FEMALE,
}
_PREGNANT = frozenset({"pregnant", "77386006", "yes", "currently pregnant", "patient currently pregnant"})
_NOT_PREGNANT = frozenset({"not pregnant", "60001007", "no", "not currently pregnant"})


def read_age(reading: Reading) -> float | None:
    """Age in years at the moment asked for; with a partial birth date, the middle of what it may be."""
    patient = reading.subject.resource
    if patient is None:
        return None
    birth = patient.body.get("birthDate")
    first, last = earliest(birth), latest(birth)
    if first is None or last is None:
        if birth is not None:
            reading.pass_over(PLACE, "the birth date is no date")
        return None
    if not is_whole_date(birth):
        reading.pass_over(PLACE, "the birth date does not tell the day, so that the age is not exact")
        first += (last - first) / 2
    age = (reading.asked_at - first).total_seconds() / 86_400 / DAYS_IN_A_YEAR
    if not 0 <= age <= OLDEST:
        reading.pass_over(PLACE, "the birth date gives no age that can be")
        return None
    return age


def read_sex(reading: Reading) -> Sex | None:
    """The sex, if gender and recorded sex (extensions of US Core) do not tell different ones."""
    patient = reading.subject.resource
    if patient is None:
        return None
    recorded = [
        word_of(extension.get("valueCode")) or word_of(mapping_of(extension.get("valueCoding")).get("code"))
        for extension in mappings_of(patient.body.get("extension"))
        if word_of(extension.get("url")).endswith(_RECORDED_SEX)
    ]
    told = {_SEXES[word] for word in (word_of(patient.body.get("gender")), *recorded) if word in _SEXES}
    if len(told) > 1:
        reading.pass_over(
            PLACE, "gender and recorded sex differ; formulas that ask for the sex are left open"
        )
    return told.pop() if len(told) == 1 else None


def note_death(reading: Reading) -> None:
    """Note that the record is of somebody who has died; nothing else changes."""
    patient = reading.subject.resource
    if patient is None:
        return
    died = earliest(patient.body.get("deceasedDateTime"))
    if patient.body.get("deceasedBoolean") is True or (died is not None and died <= reading.asked_at):
        reading.pass_over(PLACE, "the record says that the patient has died")


def read_pregnancy(reading: Reading, *, sex: Sex | None, diagnoses: tuple[Diagnosis, ...]) -> bool | None:
    """Whether the patient is pregnant, by the newest that is recent enough to tell; ``None`` if none is."""
    told = sorted((*_by_observation(reading), *_by_diagnosis(diagnoses)), key=lambda one: one[0])
    recent = [is_so for when, is_so in told if reading.asked_at - when <= LONGEST_PREGNANCY]
    if not recent:
        return None
    if recent[-1] and sex is Sex.MALE:
        reading.pass_over(PLACE, "a pregnancy is recorded of a man")
        return None
    return recent[-1]


def _by_observation(reading: Reading) -> Iterator[tuple[datetime, bool]]:
    for resource in reading.record.of_kind("Observation"):
        body = resource.body
        codes = codes_of(body.get("code"))
        if not any(is_loinc(code.system) and code.code == PREGNANCY_STATUS for code in codes):
            continue
        when = start_of(body, "effective") or earliest(body.get("issued"))
        if not reading.owns(resource, "pregnancy status") or word_of(body.get("status")) in WITHDRAWN:
            continue
        is_so = _said(body.get("valueCodeableConcept"))
        if when is None or is_so is None or reading.is_ahead(when):
            reading.pass_over(resource.place, "a pregnancy status without a date, or in words unknown to us")
            continue
        yield when, is_so


def _said(concept: object) -> bool | None:
    words = {word.lower() for word in names_of(concept)} | {first_code_of(concept)}
    is_so, is_not = bool(words & _PREGNANT), bool(words & _NOT_PREGNANT)
    return is_so if is_so is not is_not else None


def _by_diagnosis(diagnoses: tuple[Diagnosis, ...]) -> Iterator[tuple[datetime, bool]]:
    for diagnosis in diagnoses:
        if diagnosis.condition == "pregnancy" and diagnosis.since and diagnosis.is_active is not None:
            yield diagnosis.since, diagnosis.is_active
