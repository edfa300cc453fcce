"""What is read of a record or a form? Each datum as one line, what was not used as another."""

import json
from datetime import UTC, datetime
from pathlib import Path

from bedside.library.patients import read_form, read_patient
from bedside.terms import Comparator, Diagnosis, Measurement, Medication, Patient
from runners.running import Given, Outcome, runner

ASKED_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MAGNESIUM = {
    "resourceType": "Observation",
    "id": "mg",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "2601-3"}]},
    "effectiveDateTime": "2026-11-02",
    "valueQuantity": {"value": 0.48, "system": "http://unitsofmeasure.org", "code": "mmol/L"},
}


@runner(
    "read a record",
    sample={"resources": [MAGNESIUM]},
    refused={"text": "<Bundle/>"},
)
def read_resources(given: Given, folder: Path) -> Outcome:
    """A Bundle of ``resources`` (or the ``text`` of a file) as of 23 November 2026."""
    if "text" in given:
        data = given["text"].encode()
    else:
        entries = [{"resource": resource} for resource in given["resources"]]
        data = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()
    return _told(read_patient(data, ASKED_AT, subject=given.get("subject")))


@runner("read a form", sample={"fields": {"magnesium": "0.48 mmol/L"}}, refused={"fields": {"age": "old"}})
def read_fields(given: Given, folder: Path) -> Outcome:
    """The fields of a form, as typed on 23 November 2026."""
    return _told(read_form(given["fields"], ASKED_AT))


def _told(patient: Patient) -> Outcome:
    return {
        "person": {
            "age": None if patient.age_years is None else round(patient.age_years, 1),
            "sex": patient.sex,
            "pregnant": patient.is_pregnant,
        },
        "measured": [_measured(one) for one in patient.measurements],
        "medicines": [_medicine(one) for one in patient.medications],
        "conditions": [_condition(one) for one in patient.diagnoses],
        "measured and not known": list(patient.unknown),
        "not used": [f"{one.place}: {one.reason}" for one in patient.unread],
    }


def _measured(one: Measurement) -> str:
    bound = "" if one.comparator is Comparator.EQUAL else f"{one.comparator} "
    where = f" in {one.specimen}" if one.specimen else ""
    when = f" on {one.taken:%Y-%m-%d}" if one.taken else ""
    return f"{one.of}{where} {bound}{one.value:g} {one.unit}{when}"


def _medicine(one: Medication) -> str:
    current = {True: "taken", False: "not taken", None: "not told"}[one.is_current]
    since = f" since {one.since:%Y-%m-%d}" if one.since else ""
    until = f" until {one.until:%Y-%m-%d}" if one.until else ""
    return f"{one.drug or 'unknown'} ({'; '.join(one.drug_classes)}): {current}{since}{until}"


def _condition(one: Diagnosis) -> str:
    active = {True: "active", False: "not active", None: "not told"}[one.is_active]
    return f"{one.condition or 'unknown'}: {active}"
