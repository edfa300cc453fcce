"""Which shapes of FHIR are read: references, versions of the standard, medicines of every kind, dates."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bedside.errors import SourceError, UserError
from bedside.interchange.fhir_record import moments, read_record, strict_json
from bedside.terms import Patient, Sex

ASKED_AT = datetime(2026, 11, 23, tzinfo=UTC)
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"


def _read(*resources: dict[str, Any], **more: Any) -> Patient:
    return read_record(
        {"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}, ASKED_AT, **more
    )


def _result(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": "k",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}]},
        "valueQuantity": {"value": 4.1, "unit": "mmol/L"},
        **more,
    }


def _medicine(kind: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": "m", "status": "active", **more}


OMEPRAZOLE = {"coding": [{"system": RXNORM, "code": "7646"}]}
CONTAINED = {"resourceType": "Medication", "id": "in", "code": OMEPRAZOLE}


@pytest.mark.parametrize(
    "more",
    [
        {"medicationCodeableConcept": OMEPRAZOLE},
        {"medication": {"concept": OMEPRAZOLE}},
        {"medication": {"reference": {"reference": "Medication/x"}}},
        {"medicationReference": {"reference": "https://host.example/fhir/Medication/x"}},
        {"medicationReference": {"reference": "urn:uuid:9f0e8f7e-0000-4000-8000-000000000001"}},
        {"medicationReference": {"reference": "#in", "display": "other"}, "contained": [CONTAINED]},
        {"medicationReference": {"reference": "Medication/absent", "display": "Omeprazole 20 mg"}},
        {"medicationReference": {"identifier": {"value": "1"}, "display": "Omeprazole"}},
    ],
)
@pytest.mark.parametrize("kind", ["MedicationRequest", "MedicationStatement", "MedicationUsage"])
def test_every_way_to_name_a_medicine(kind: str, more: dict[str, Any]) -> None:
    """R4 with a concept or a reference, R5 with both in one, contained, by address, or by words alone."""
    medication = {"resourceType": "Medication", "id": "x", "code": OMEPRAZOLE}
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {"resource": _medicine(kind, **more)},
            {"fullUrl": "urn:uuid:9f0e8f7e-0000-4000-8000-000000000001", "resource": medication},
        ],
    }
    (found,) = read_record(bundle, ASKED_AT).medications
    assert (found.drug, found.is_current) == ("omeprazole", True)


def test_ingredients_of_a_mixture() -> None:
    mixture = {"resourceType": "Medication", "id": "x", "ingredient": [{"itemCodeableConcept": OMEPRAZOLE}]}
    found = _read(mixture, _medicine("MedicationRequest", medicationReference={"reference": "Medication/x"}))
    assert [one.drug for one in found.medications] == ["omeprazole"]


def test_a_dispense_lasts_as_long_as_its_supply() -> None:
    def dispense(handed: str, days: float | None) -> bool | None:
        supply = {"daysSupply": {"value": days}} if days else {}
        one = _medicine(
            "MedicationDispense", medicationCodeableConcept=OMEPRAZOLE, whenHandedOver=handed, **supply
        )
        return _read(one | {"status": "completed"}).medications[0].is_current

    assert dispense("2026-11-01", 30) is True
    assert dispense("2026-01-01", 30) is False
    assert dispense("2026-11-01", None) is None


def test_a_dose_that_was_given_is_over() -> None:
    given = _medicine(
        "MedicationAdministration",
        medicationCodeableConcept={"text": "cisplatin"},
        effectiveDateTime="2026-11-20",
    )
    (found,) = _read(given | {"status": "completed"}).medications
    assert (found.drug, found.is_current) == ("cisplatin", False)
    assert found.until == datetime(2026, 11, 20, 23, 59, 59, 999999, tzinfo=UTC)
    assert _read(given | {"status": "not-done"}).medications == ()


def test_a_period_that_ended_is_over_whatever_the_status_says() -> None:
    ended = _medicine(
        "MedicationStatement",
        medicationCodeableConcept=OMEPRAZOLE,
        effectivePeriod={"start": "2020", "end": "2025-03"},
    )
    (found,) = _read(ended).medications
    assert found.is_current is False
    assert (found.since, found.until) == (
        datetime(2020, 1, 1, tzinfo=UTC),
        datetime(2025, 3, 31, 23, 59, 59, 999999, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("adherence", "is_current"),
    [("taking", True), ("taking-as-directed", True), ("not-taking", False), ("", None)],
)
def test_r5_statements_tell_by_adherence(adherence: str, is_current: bool | None) -> None:
    told = _medicine(
        "MedicationStatement",
        medication={"concept": OMEPRAZOLE},
        adherence={"code": {"coding": [{"code": adherence}]}},
    )
    assert _read(told | {"status": "recorded"}).medications[0].is_current is is_current


def test_a_lone_resource_and_a_list_are_records() -> None:
    assert len(read_record(_result(), ASKED_AT).measurements) == 1
    assert (
        len(
            read_record(
                [_result(), _result(id="other", effectiveDateTime="2020-01-01")], ASKED_AT
            ).measurements
        )
        == 2
    )


def test_bundles_within_bundles_and_parameters() -> None:
    inner = {"resourceType": "Bundle", "entry": [{"resource": _result()}]}
    assert len(_read(inner).measurements) == 1
    parameters = {"resourceType": "Parameters", "parameter": [{"name": "x", "resource": inner}]}
    assert len(read_record(parameters, ASKED_AT).measurements) == 1
    deep = inner
    for _ in range(100):
        deep = {"resourceType": "Bundle", "entry": [{"resource": deep}]}
    assert read_record(deep, ASKED_AT).measurements == ()


def test_lists_within_lists_end() -> None:
    nested: Any = [_result()]
    for _ in range(2_000):
        nested = [nested]
    with pytest.raises(SourceError):
        read_record(nested, ASKED_AT)


def test_one_id_on_two_servers_is_two_resources() -> None:
    def entry(host: str, value: float) -> dict[str, Any]:
        result = _result(valueQuantity={"value": value, "unit": "mmol/L"})
        return {"fullUrl": f"https://{host}.example/Observation/k", "resource": result}

    both = {"resourceType": "Bundle", "entry": [entry("one", 4.1), entry("two", 4.2)]}
    assert [one.value for one in read_record(both, ASKED_AT).measurements] == [4.1, 4.2]


def test_a_supply_at_the_end_of_the_calendar() -> None:
    far = {"whenHandedOver": "9999-12-01", "daysSupply": {"value": 3000}}
    one = _medicine("MedicationDispense", medicationCodeableConcept=OMEPRAZOLE, **far)
    assert _read(one).medications[0].until is None


def test_what_a_transaction_deletes_is_not_there() -> None:
    entry = {"request": {"method": "DELETE"}, "resource": _result()}
    assert read_record({"resourceType": "Bundle", "entry": [entry]}, ASKED_AT).measurements == ()


def test_an_empty_bundle_is_an_empty_record() -> None:
    assert read_record({"resourceType": "Bundle"}, ASKED_AT) == Patient(asked_at=ASKED_AT)


def test_a_patient_that_an_observation_contains() -> None:
    person = {"resourceType": "Patient", "id": "p", "gender": "male", "birthDate": "2000-01-01"}
    found = read_record(_result(contained=[person], subject={"reference": "#p"}), ASKED_AT)
    assert (found.sex, len(found.measurements)) == (Sex.MALE, 1)


def test_subjects_by_any_of_their_names() -> None:
    person = {"resourceType": "Patient", "id": "p"}
    entry = {"fullUrl": "https://host.example/fhir/Patient/p", "resource": person}
    for told in (
        "Patient/p",
        "https://host.example/fhir/Patient/p",
        "Patient/p/_history/3",
        "https://other.example/Patient/p",
    ):
        result = {"resource": _result(subject={"reference": told})}
        assert (
            len(read_record({"resourceType": "Bundle", "entry": [entry, result]}, ASKED_AT).measurements) == 1
        )


def test_observations_of_two_without_their_patients_are_not_mixed() -> None:
    two = [_result(subject={"reference": "Patient/a"}), _result(id="b", subject={"reference": "Patient/b"})]
    with pytest.raises(UserError, match="2 patients"):
        read_record(two, ASKED_AT)
    assert [one.place for one in read_record(two, ASKED_AT, subject="b").measurements] == ["Observation/b"]
    with pytest.raises(UserError, match="no patient with the id"):
        read_record(two, ASKED_AT, subject="c")


def test_a_value_in_words_is_read_if_it_is_certain() -> None:
    assert _read(_result(valueString="4,1 mmol/l") | {"valueQuantity": None}).measurements[0].value == 4.1
    for doubtful in ("4.1", "4.1 or 4.2 mmol/L", "hemolyzed", "1,234 mmol/L"):
        assert _read(_result(valueString=doubtful) | {"valueQuantity": None}).measurements == ()


def test_the_specimen_must_be_the_one_of_the_code() -> None:
    urine = {"resourceType": "Specimen", "id": "s", "type": {"text": "Urine"}}
    found = _read(urine, _result(specimen={"reference": "Specimen/s"}))
    assert found.measurements == ()
    assert "specimen" in found.unread[0].reason


def test_a_report_gives_its_time_to_results_without_one() -> None:
    report = {
        "resourceType": "DiagnosticReport",
        "status": "final",
        "effectiveDateTime": "2026-11-01",
        "result": [{"reference": "Observation/k"}],
    }
    assert _read(report, _result()).measurements[0].taken == datetime(2026, 11, 1, tzinfo=UTC)


def test_places_hold_no_text_that_is_no_id() -> None:
    """An id that is none of FHIR's could be a name."""
    (one,) = _read(_result(id="Rosalind Quimby")).measurements
    assert one.place == "Observation (number 1 of the record)"


def test_death_is_told_and_sexes_that_differ_are_left_open() -> None:
    extension = [
        {"url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex", "valueCode": "M"}
    ]
    found = _read(
        {"resourceType": "Patient", "gender": "female", "extension": extension, "deceasedBoolean": True}
    )
    assert found.sex is None
    assert {one.reason.split(";")[0] for one in found.unread} == {
        "the record says that the patient has died",
        "gender and recorded sex differ",
    }


@pytest.mark.parametrize("birth", ["2027-01-01", "1850-01-01", "yesterday", 1959, ["1959"]])
def test_birth_dates_that_cannot_be(birth: Any) -> None:
    found = _read({"resourceType": "Patient", "birthDate": birth})
    assert found.age_years is None
    assert found.unread


def test_infants_have_parts_of_a_year() -> None:
    age = _read({"resourceType": "Patient", "birthDate": "2026-08-23"}).age_years
    assert age is not None and 0.24 < age < 0.26


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01T00:00:00+00:00", "2024-12-31T23:59:59.999999+00:00"),
        ("2024-02", "2024-02-01T00:00:00+00:00", "2024-02-29T23:59:59.999999+00:00"),
        ("2024-02-03", "2024-02-03T00:00:00+00:00", "2024-02-03T23:59:59.999999+00:00"),
        ("2024-02-03T04:05:06+07:00", "2024-02-03T04:05:06+07:00", "2024-02-03T04:05:06+07:00"),
        ("2024-02-03T04:05:06.789Z", "2024-02-03T04:05:06.789000+00:00", "2024-02-03T04:05:06.789000+00:00"),
    ],
)
def test_dates_are_spans(text: str, first: str, last: str) -> None:
    assert moments.earliest(text) == datetime.fromisoformat(first)
    assert moments.latest(text) == datetime.fromisoformat(last)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-02-30", "0001-01-01", "9999-12-31T00:00:00Z", "x", None, 2024]
)
def test_what_is_no_date(text: Any) -> None:
    assert moments.earliest(text) is None


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "MOST_BYTES", 10)
    with pytest.raises(SourceError) as caught:
        read_record(b'{"resourceType": "Bundle"}', ASKED_AT)
    assert "more than 0 MiB" in caught.value.problems[0].met


def test_a_byte_order_mark_is_no_problem() -> None:
    assert read_record(b'\xef\xbb\xbf{"resourceType": "Bundle"}', ASKED_AT) == Patient(asked_at=ASKED_AT)


def test_an_error_tells_the_line_and_none_of_the_words() -> None:
    with pytest.raises(SourceError) as caught:
        read_record(b'{"resourceType":\n "Bundle", Rosalind}', ASKED_AT)
    assert caught.value.problems[0].line == 2
    assert "Rosalind" not in str(caught.value) + str(caught.value.problems)
