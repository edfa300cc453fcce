"""How does a program read what was read of a patient? As JSON: our words, without name or identifier."""

from dataclasses import dataclass

from bedside.rendering.json import written_json
from bedside.rendering.legible import changed_texts, encodable
from bedside.terms import Patient

PATIENT_SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientReport:
    """A patient as it was read."""

    schema_version: str = PATIENT_SCHEMA_VERSION
    patient: Patient


def render_patient_json(patient: Patient) -> str:
    """The patient as indented JSON, ending with a newline."""
    return written_json(PatientReport(patient=changed_texts(patient, encodable)))
