"""Do the pages of calculators calculate, refuse beside the field, and keep nothing of a patient?"""

import logging
import re

import pytest
from django.test import Client

from bedside import Library

VALUES = {
    "urine-mg": "12",
    "urine-mg.unit": "mg/dL",
    "serum-mg": "1.1 mg/dL",
    "urine-creatinine": "90 mg/dL",
    "serum-creatinine": "80 µmol/L",
}

pytestmark = pytest.mark.django_db


def test_every_calculator_has_a_page(client: Client, library: Library) -> None:
    listed = client.get("/calculators/").content.decode()
    for calculator in library.clinic.calculators():
        assert f'href="/calculators/{calculator.id}/"' in listed
        page = client.get(f"/calculators/{calculator.id}/")
        text = page.content.decode()
        assert page.status_code == 200
        assert len(re.findall(r"<h1[ >]", text)) == 1
        assert all(f'id="in-{asked.key}"' in text for asked in calculator.inputs)


def test_a_result_has_its_working_and_its_works(client: Client) -> None:
    text = client.post("/calculators/femg/", VALUES).content.decode()
    assert "15.7 %" in text
    assert "0.7 ×" in text
    assert 'href="/claims/hm-dx-005/"' in text
    assert 'href="/sources/ijkd-2010-evidence/"' in text


def test_a_unit_that_was_typed_counts_before_the_list(client: Client) -> None:
    typed = client.post("/calculators/femg/", {**VALUES, "urine-mg": "12 mg/dL", "urine-mg.unit": "mmol/L"})
    assert "15.7 %" in typed.content.decode()


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(client: Client) -> None:
    page = client.post("/calculators/femg/", {**VALUES, "serum-mg": "7.77 mg", "urine-creatinine": ""})
    text = page.content.decode()
    assert page.status_code == 422
    assert 'value="7.77 mg"' in text
    assert text.count("Serum magnesium cannot be in mg") == 2  # in the summary and beside the field
    assert text.count('aria-invalid="true"') == 2
    assert "15.7 %" not in text


def test_an_address_calculates_nothing(client: Client) -> None:
    text = client.get("/calculators/femg/", VALUES).content.decode()
    assert "15.7 %" not in text
    assert "80 µmol/L" not in text


def test_nothing_is_cached_or_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        page = client.post("/calculators/femg/", {**VALUES, "serum-mg": "7.77 mg"})
    assert "no-store" in page["Cache-Control"]
    assert "7.77" not in caplog.text


def test_lay_readers_get_no_form(client: Client) -> None:
    client.cookies["bedside_choices"] = "patient|as printed"
    page = client.post("/calculators/femg/", VALUES)
    assert page.status_code == 200
    assert "calculator-form" not in page.content.decode()
    assert "15.7 %" not in page.content.decode()


def test_hostile_posts_end_in_a_page(client: Client) -> None:
    for typed in (
        "<script>alert(1)</script>",
        "9" * 5000 + " mg/dL",
        "\x00 mg/dL",
        "１２ mg/dL",
        "1e999 mg/dL",
        "-",
    ):
        page = client.post("/calculators/femg/", {**VALUES, "serum-mg": typed, "no-such": "1"})
        assert page.status_code == 422
        assert "<script>alert" not in page.content.decode()
    assert client.get("/calculators/no-such/").status_code == 404


def test_an_article_offers_the_calculator_of_its_claims(client: Client) -> None:
    text = client.get("/articles/hypomagnesemia/diagnosis/").content.decode()
    assert 'href="/calculators/femg/"' in text
    assert "/calculators/free-water-deficit/" not in text


def test_lay_articles_offer_none(client: Client) -> None:
    client.cookies["bedside_choices"] = "patient|as printed"
    assert "/calculators/" not in client.get("/articles/hypomagnesemia/diagnosis/").content.decode()
