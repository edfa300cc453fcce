"""Whatever a record holds: no crash, nothing that it does not say, and nothing of who the patient is."""

import copy
import json
import math
import random
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.errors import BedsideError
from bedside.library.patients import patient_json, patient_text, read_form, read_patient
from bedside.terms import Patient
from shared_data import shared

ASKED_AT = datetime(2026, 11, 23, tzinfo=UTC)
NAMES = ("Rosalind", "Quimby", "1600 Pennsylvania", "999-12-3456", "rosalind@example.org")

LOINC, UCUM, SNOMED = "http://loinc.org", "http://unitsofmeasure.org", "http://snomed.info/sct"
WHO = {"reference": "Patient/p", "display": "Rosalind Quimby"}
PERSON = {
    "resourceType": "Patient",
    "id": "p",
    "name": [{"given": ["Rosalind"], "family": "Quimby"}],
    "address": [{"line": ["1600 Pennsylvania"]}],
    "identifier": [{"system": "urn:ssn", "value": "999-12-3456"}],
    "telecom": [{"value": "rosalind@example.org"}],
    "gender": "female",
    "birthDate": "1959-05-01",
}
RESULT = {
    "resourceType": "Observation",
    "id": "mg",
    "status": "final",
    "code": {"coding": [{"system": LOINC, "code": "2601-3", "display": "Magnesium"}]},
    "subject": WHO,
    "effectiveDateTime": "2026-11-02T08:00:00+01:00",
    "valueQuantity": {"value": 0.48, "unit": "mmol/L", "system": UCUM, "code": "mmol/L"},
    "component": [
        {"code": {"text": "Serum potassium"}, "valueQuantity": {"value": 3.1, "unit": "mmol/L"}},
    ],
}
REQUEST = {
    "resourceType": "MedicationRequest",
    "id": "rx",
    "status": "active",
    "intent": "order",
    "subject": WHO,
    "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Omeprazole 20 mg"}}],
    "medicationReference": {"reference": "#m"},
    "authoredOn": "2024-01-05",
    "dosageInstruction": [
        {"route": {"text": "Oral"}, "timing": {"repeat": {"boundsPeriod": {"start": "2024"}}}},
    ],
}
PROBLEM = {
    "resourceType": "Condition",
    "id": "c",
    "subject": WHO,
    "clinicalStatus": {"coding": [{"code": "active"}]},
    "verificationStatus": {"coding": [{"code": "confirmed"}]},
    "code": {"coding": [{"system": SNOMED, "code": "431857002", "display": "CKD 4"}]},
    "onsetDateTime": "2020",
}
RECORD: dict[str, Any] = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"fullUrl": "urn:uuid:7d0e8f7e-0000-4000-8000-000000000001", "resource": PERSON},
        {"resource": RESULT},
        {"resource": REQUEST},
        {"resource": PROBLEM},
    ],
}
"""A made record, with one of each kind, and a name, an address and a number that must not come out."""

STRANGE = (
    *(None, True, False, 0, -1, 1e308, 10**400, float("nan"), float("inf")),
    *("", " ", "\x00\x1b[31m", "\u202e", "a" * 5000, "entered-in-error"),
    *("2026-13-45", "2026-02-30", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-12:00"),
    *([], {}, [[]], [None], {"reference": "#"}, {"reference": "Patient/p"}),
    *({"coding": "x"}, {"coding": [None, 1, {"code": {}}]}),
)
KEYS = ["resourceType", "entry", "resource", "code", "coding", "status", "subject", "id"]
KINDS = ["Bundle", "Observation", "Patient", "Condition", "MedicationRequest"]
FIELDS = ["age", "sex", "pregnant", "drugs", "conditions", "magnesium", "urine sodium", "pH", "x"]


def _mutate(whole: Any, chance: random.Random) -> Any:
    """One place of a record replaced, dropped, doubled or wrapped."""
    mutated = copy.deepcopy(whole)
    holders = list(_holders(mutated))
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if not keys:
        return mutated
    key = chance.choice(keys)
    how = chance.randrange(5)
    if how == 0:
        del holder[key]
    elif how == 1:
        holder[key] = chance.choice(STRANGE)
    elif how == 2:
        holder[key] = [holder[key], chance.choice(STRANGE)]
    elif how == 3 and isinstance(holder, dict):
        holder[chance.choice(["subject", "status", "value", "code", "resourceType", "focus"])] = holder[key]
    else:
        holder[key] = {"wrapped": holder[key]}
    return mutated


def _holders(value: Any) -> Any:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def _read(whole: Any) -> Patient | None:
    try:
        return read_patient(whole, ASKED_AT)
    except BedsideError:
        return None


def _numbers(value: Any) -> set[float]:
    found = set()
    for holder in _holders(value):
        for inner in holder.values() if isinstance(holder, dict) else holder:
            if isinstance(inner, int | float) and not isinstance(inner, bool) and abs(inner) < 1e300:
                found.add(float(inner))
    return found


def _says_only_what_stands(patient: Patient, whole: Any) -> None:
    """Every value, name and code of the patient stands in the record."""
    text = json.dumps(whole, ensure_ascii=False)
    numbers = _numbers(whole)
    for one in patient.measurements:
        assert one.value in numbers
        assert math.isfinite(one.value)
    for each in (*patient.medications, *patient.diagnoses):
        for word in each.name.split():
            assert word in text
        for code in each.codes:
            assert code.code.split()[0] in text


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**9), count=st.integers(min_value=1, max_value=12))
def test_a_mutated_record_never_crashes_and_says_nothing_new(seed: int, count: int) -> None:
    chance = random.Random(seed)
    whole = RECORD
    for _ in range(count):
        whole = _mutate(whole, chance)
    patient = _read(whole)
    if patient is not None:
        _says_only_what_stands(patient, whole)
        shown = patient_json(patient) + patient_text(patient)
        assert not any(name in shown for name in NAMES)


@settings(max_examples=200, deadline=None)
@given(
    whole=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["resourceType", "entry", "resource", "code", "coding", "status", "subject", "id"]
                ),
                inner | st.sampled_from(KINDS),
                max_size=5,
            )
        ),
        max_leaves=30,
    )
)
def test_any_json_is_read_or_refused(whole: Any) -> None:
    _read(whole)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_patient(data, ASKED_AT)
    except BedsideError as error:
        assert "Traceback" not in str(error)


@settings(max_examples=200, deadline=None)
@given(
    fields=st.dictionaries(
        st.sampled_from(
            ["age", "sex", "pregnant", "drugs", "conditions", "magnesium", "urine sodium", "pH", "x"]
        ),
        st.text(max_size=60),
        max_size=6,
    )
)
def test_any_form_is_read_or_refused(fields: dict[str, str]) -> None:
    try:
        read_form(fields, ASKED_AT)
    except BedsideError as error:
        assert "Traceback" not in str(error)


def test_the_whole_record_is_read_and_names_nobody() -> None:
    patient = read_patient(RECORD, ASKED_AT)
    assert [(one.of, one.value) for one in patient.measurements] == [("magnesium", 0.48), ("potassium", 3.1)]
    assert [one.drug for one in patient.medications] == ["omeprazole"]
    assert [one.condition for one in patient.diagnoses] == ["chronic kidney disease"]
    assert patient.unread == ()
    shown = patient_json(patient) + patient_text(patient)
    assert not any(name in shown for name in NAMES)


def test_canary_a_word_that_does_not_stand_there_is_seen() -> None:
    patient = read_patient(RECORD, ASKED_AT)
    other = json.loads(json.dumps(RECORD).replace("0.48", "0.49"))
    with pytest.raises(AssertionError):
        _says_only_what_stands(patient, other)


def test_the_order_of_entries_changes_nothing() -> None:
    """But the order of what is listed."""
    turned = {**RECORD, "entry": RECORD["entry"][::-1]}
    one, other = read_patient(RECORD, ASKED_AT), read_patient(turned, ASKED_AT)
    assert set(one.measurements) == set(other.measurements)
    assert (one.age_years, one.medications, one.diagnoses) == (
        other.age_years,
        other.medications,
        other.diagnoses,
    )


def test_an_entry_that_is_there_twice_is_read_once() -> None:
    doubled = {**RECORD, "entry": [*RECORD["entry"], *RECORD["entry"]]}
    assert read_patient(doubled, ASKED_AT) == read_patient(RECORD, ASKED_AT)


def test_of_two_versions_the_newer_counts() -> None:
    observation = RECORD["entry"][1]["resource"]
    newer = {**observation, "status": "entered-in-error", "meta": {"versionId": "2"}, "component": []}
    older = {**observation, "meta": {"versionId": "1"}}
    for versions in ([older, newer], [newer, older]):
        assert read_patient(versions, ASKED_AT).measurements == ()


@pytest.mark.parametrize("folder", ["fhir_r4_examples", "us_core_examples", "synthea_r4"])
def test_real_sets_are_read(folder: str) -> None:
    """Every file is read, or refused for several patients; and two mutants of each."""
    chance = random.Random(folder)
    for file in sorted(shared(folder).glob("*.json")):
        try:
            patient = read_patient(file.read_bytes(), ASKED_AT)
        except BedsideError as error:
            assert "patients" in str(error), file.name
            continue
        whole = json.loads(file.read_bytes())
        _says_only_what_stands(patient, whole)
        if file.stat().st_size < 100_000:
            _read(_mutate(whole, chance))
            _read(_mutate(_mutate(whole, chance), chance))
