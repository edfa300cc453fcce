"""Does the page of a record tell what it means, refuse beside the field, and keep nothing of a patient?"""

import html
import json
import logging
import re
from datetime import UTC, datetime, timedelta
from typing import Any

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


def observation(id: str, code: str, value: float) -> dict[str, Any]:
    return {
        "resource": {
            "resourceType": "Observation",
            "id": id,
            "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
            "subject": {"reference": "Patient/p"},
            "effectiveDateTime": f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}",
            "valueQuantity": {"value": value, "unit": "mmol/L"},
        }
    }


RECORD: dict[str, Any] = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "p", "gender": "male", "birthDate": "1950-01-01"}},
        observation("k", "2823-3", 2.9),
    ],
}


def test_typed_fields_are_looked_at(client: Client) -> None:
    page = client.post("/patient/", TYPED)
    text = page.content.decode()
    assert page.status_code == 200
    assert "PPI-associated hypomagnesemia: fits" in text
    assert "omeprazole, since 2020-02-01" in text
    assert 'value="0.41 mmol/L"' in text


OUT_OF_PLACE = {"potassium": "7.2 mmol/L", "sodium": "108 mmol/L", "magnesium": "0.65 mmol/L"}


def shown_of(text: str) -> list[str]:
    """The conditions of the list that the result begins with, each in plain words."""
    assert text.index('id="found"') < text.index('id="looked"') < text.index('id="patient-form"')
    items = re.findall(r"<li>(.*?)</li>", text.split('id="found"')[1].split('id="looked"')[0], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in items]


def test_every_condition_stands_first_the_severe_before_others(client: Client) -> None:
    text = client.post("/patient/", OUT_OF_PLACE).content.decode()
    high, low, sodium = shown_of(text)
    assert high.startswith("Hyperkalemia Potassium 7.2 mmol/L severe, 6.5 mmol/L or more Claims: hypk2-001")
    assert low.startswith("Hypomagnesemia Magnesium 0.65 mmol/L")
    assert sodium.startswith("Hyponatremia Sodium 108 mmol/L")
    assert 'id="looked" lang="en">Hyperkalemia<' in text
    assert f"{datetime.now(UTC):%Y-%m-%d}" not in text.split('id="patient-form"')[0]  # nobody gave a date


def test_the_list_stays_where_another_is_opened(client: Client) -> None:
    text = client.post("/patient/", {**OUT_OF_PLACE, "concept": "hyponatremia"}).content.decode()
    assert shown_of(text)[0].startswith("Hyperkalemia Potassium 7.2 mmol/L")
    assert 'id="looked" lang="en">Hyponatremia<' in text


def opened(client: Client, text: str, concept: str) -> str:
    """The page behind a button of the list, with what its form sends along."""
    form = text.split('<form class="found')[1].split("</form>")[0]
    assert f'name="concept" value="{concept}"' in form
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    given = {name: html.unescape(value) for name, value in hidden}
    return client.post("/patient/", {**given, "concept": concept}).content.decode()


def test_each_opens_with_what_was_given(client: Client) -> None:
    body = {**RECORD, "entry": [*RECORD["entry"], observation("na", "2951-2", 118)]}
    upload = SimpleUploadedFile("r.json", json.dumps(body, indent=1).encode())
    for given in (OUT_OF_PLACE, {"record": json.dumps(body)}, {"file": upload}):
        text = client.post("/patient/", given).content.decode()
        assert 'id="looked" lang="en">Hyponatremia<' in opened(client, text, "hyponatremia")


def test_a_record_tells_when_it_was_measured(client: Client) -> None:
    [shown] = shown_of(client.post("/patient/", {"record": json.dumps(RECORD)}).content.decode())
    day = datetime.now(UTC) - timedelta(days=1)
    assert shown.startswith(f"Hypokalemia Potassium 2.9 mmol/L ({day:%Y-%m-%d})")


def test_values_of_the_list_are_in_the_readers_units(client: Client) -> None:
    client.post("/choose/", {"audience": "clinician", "units": "conventional"})
    high, low, _ = shown_of(client.post("/patient/", OUT_OF_PLACE).content.decode())
    assert "7.2 mEq/L printed as 7.2 mmol/L severe, 6.5 mEq/L" in high
    assert "1.58 mg/dL printed as 0.65 mmol/L" in low


def test_a_lay_reader_reads_of_each_severe_value_that_it_cannot_wait(client: Client) -> None:
    client.post("/choose/", {"audience": "patient"})
    given = {**OUT_OF_PLACE, "concept": "hypomagnesemia"}
    high, low, sodium = shown_of(client.post("/patient/", given).content.decode())
    assert high.startswith(
        "Hyperkalemia (high potassium) Potassium 7.2 mmol/L This needs urgent assessment today"
    )
    assert "urgent" not in low + sodium


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
