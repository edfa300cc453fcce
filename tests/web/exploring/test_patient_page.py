"""Does the page of a record tell what it means, refuse beside the field, and keep nothing of a patient?"""

import json
import logging
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db

TYPED = {
    "magnesium": "0.41 mmol/L",
    "potassium": "3.1 mmol/L",
    "age": "71",
    "sex": "female",
    "drugs": "omeprazole since 2020-02-01",
}
RECORD = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "p", "gender": "male", "birthDate": "1950-01-01"}},
        {
            "resource": {
                "resourceType": "Observation",
                "id": "k",
                "status": "final",
                "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}]},
                "subject": {"reference": "Patient/p"},
                "effectiveDateTime": f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}",
                "valueQuantity": {"value": 2.9, "unit": "mmol/L"},
            }
        },
    ],
}


def test_typed_fields_are_looked_at(client: Client) -> None:
    page = client.post("/patient/", TYPED)
    text = page.content.decode()
    assert page.status_code == 200
    assert "PPI-associated hypomagnesemia: fits" in text
    assert "omeprazole, since 2020-02-01" in text
    assert "Hypokalemia</button>" in text  # what else the record shows
    assert 'value="0.41 mmol/L"' in text


def test_a_condition_can_be_chosen(client: Client) -> None:
    text = client.post("/patient/", {**TYPED, "concept": "hypokalemia"}).content.decode()
    assert "Hypomagnesemia: fits" in text
    text = client.post("/patient/", {**TYPED, "concept": "hyponatremia"}).content.decode()
    assert "does not tell whether there is hyponatremia" in text


@pytest.mark.parametrize("way", ["paste", "file"])
def test_a_record_is_looked_at(client: Client, way: str) -> None:
    body = json.dumps(RECORD)
    given = {"record": body} if way == "paste" else {"file": SimpleUploadedFile("r.json", body.encode())}
    text = client.post("/patient/", given).content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    assert "The record shows hypokalemia: Potassium 2.9 mmol/L" in words


def test_what_is_wrong_stands_beside_its_field(client: Client) -> None:
    page = client.post("/patient/", {**TYPED, "magnesium": "0.77 kilograms"})
    text = page.content.decode()
    assert page.status_code == 422
    assert text.count('aria-invalid="true"') == 1
    assert "PPI-associated" not in text


@pytest.mark.parametrize("record", ["{", "[]", '{"resourceType": "Bundle", "entry": 7}', "\x00", "nul"])
def test_what_is_no_record_is_refused(client: Client, record: str) -> None:
    page = client.post("/patient/", {"record": record})
    assert page.status_code in (200, 422)
    assert "PPI" not in page.content.decode().split("<form")[0]


def test_nothing_of_it_is_kept_or_told(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        page = client.post("/patient/", {**TYPED, "conditions": "zebrafish disease"})
    assert "no-store" in page["Cache-Control"]
    assert "zebrafish" not in caplog.text and "omeprazole" not in caplog.text
    assert "sessionid" not in client.cookies


def test_an_address_looks_at_nothing(client: Client) -> None:
    text = client.get("/patient/", TYPED).content.decode()
    assert "PPI-associated" not in text and "0.41 mmol/L" not in text


def test_lay_readers_get_no_suggestion(client: Client) -> None:
    assert "Consider:" in client.post("/patient/", TYPED).content.decode()
    client.post("/choose/", {"audience": "patient"})
    text = client.post("/patient/", TYPED).content.decode()
    assert "What this record says" in text and "It does not tell what to take or to stop" in text
    assert "Consider:" not in text


def test_it_can_be_found(client: Client) -> None:
    for place in ("/", "/explore/"):
        assert 'href="/patient/"' in client.get(place).content.decode()
