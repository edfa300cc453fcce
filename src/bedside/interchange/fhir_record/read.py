"""What does a FHIR record say of one patient? A Bundle, a resource or a list in, a ``Patient`` out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bedside.errors import Problem, SourceError
from bedside.interchange.fhir_record.bundle import read_resources
from bedside.interchange.fhir_record.conditions import read_diagnoses
from bedside.interchange.fhir_record.medications import read_medications
from bedside.interchange.fhir_record.observations import read_measurements
from bedside.interchange.fhir_record.person import note_death, read_age, read_pregnancy, read_sex
from bedside.interchange.fhir_record.reading import Reading
from bedside.interchange.fhir_record.strict_json import read_json
from bedside.interchange.fhir_record.subjects import find_subject
from bedside.terms import Patient


def read_record(
    bundle: Mapping[str, Any] | list[Any] | bytes, asked_at: datetime, *, subject: str | None = None
) -> Patient:
    """The patient of a record as of ``asked_at`` (UTC if it has no zone). Keeps no name and no identifier.

    ``subject`` chooses one of several patients by the id of its Patient resource. What bears on us and could
    not be used stands in ``unread``, with its place and the reason. ``SourceError`` for what is no FHIR,
    ``UserError`` for a record of several patients of whom none was chosen.
    """
    whole = read_json(bundle) if isinstance(bundle, bytes) else bundle
    record = read_resources(whole)
    if not record.by_kind and not (isinstance(whole, Mapping) and whole.get("resourceType") == "Bundle"):
        raise SourceError(
            "The record could not be read.",
            (
                Problem(
                    place="the record",
                    line=None,
                    met="It is JSON, but holds no FHIR resource.",
                    advice="Give a FHIR Bundle or resource: an object with a resourceType, or a list.",
                ),
            ),
        )
    moment = asked_at if asked_at.tzinfo else asked_at.replace(tzinfo=UTC)
    reading = Reading(record=record, subject=find_subject(record, subject), asked_at=moment)
    return _read(reading)


def _read(reading: Reading) -> Patient:
    note_death(reading)
    age, sex = read_age(reading), read_sex(reading)
    diagnoses = read_diagnoses(reading)
    return Patient(
        asked_at=reading.asked_at,
        age_years=age,
        sex=sex,
        is_pregnant=read_pregnancy(reading, sex=sex, diagnoses=diagnoses),
        measurements=read_measurements(reading),
        unknown=tuple(dict.fromkeys(reading.unknown)),
        medications=read_medications(reading),
        diagnoses=diagnoses,
        unread=tuple(dict.fromkeys(reading.unread)),
    )
