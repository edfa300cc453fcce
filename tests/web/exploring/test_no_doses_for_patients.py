"""A lay reader is shown no dose around an article: on claims, sources, what speaks against, the board."""

import re

import pytest

from bedside.terms import Facet
from bedside_web.articles.shelf import board_of
from bedside_web.pages.presenting.lay import holds_dose, is_ticket_of_doses, is_told

pytestmark = pytest.mark.django_db
WITHHELD = "Doses are left to those who treat you"


@pytest.fixture
def patient(client):
    client.post("/choose/", {"audience": "patient"})
    return client


@pytest.fixture
def dose(library):
    return next(
        claim
        for claim in library.ledger.claims_on("hypomagnesemia")
        if claim.facet is Facet.DOSING and not is_told(claim) and holds_dose(claim.statement)
    )


def pages_of(claim):
    work = claim.supports[0].publication_id
    return [
        f"/claims/{claim.id}/",
        f"/explore/{claim.concept}/claims/",
        f"/claims/{claim.id}/against/",
        f"/sources/{work}/?claim={claim.id}",
    ]


@pytest.mark.parametrize("place", range(4))
def test_a_dose_is_withheld_from_patients_and_shown_to_clinicians(client, dose, place):
    url = pages_of(dose)[place]
    words = dose.statement[:40]
    assert words in text_of(client.get(url))
    client.post("/choose/", {"audience": "caregiver"})
    page = text_of(client.get(url))
    assert words not in page and WITHHELD in page
    assert all(support.note not in page for support in dose.supports if holds_dose(support.note))


def test_a_patient_reads_the_plain_wording(patient, library):
    claim = next(each for each in library.ledger.claims_on("hypomagnesemia") if is_told(each))
    for url in pages_of(claim)[:2]:
        page = text_of(patient.get(url))
        assert claim.plain in page and claim.statement not in page


def test_tickets_that_compare_doses_are_withheld(patient, library):
    tickets = [each for each in board_of(library).tickets if is_ticket_of_doses(each)]
    assert tickets
    assert WITHHELD in text_of(patient.get(f"/explore/board/{tickets[0].id}/"))
    assert tickets[0].id not in text_of(patient.get("/explore/board/"))


@pytest.mark.parametrize(
    ("text", "is_dose"),
    [
        ("Give 2 g of magnesium sulfate over 15 minutes.", True),
        ("Infuse at 10 mmol/hour.", True),
        ("A bolus of 150 mL of 3% saline.", True),
        ("4 mg/kg is given.", True),
        ("Potassium under 3.5 mmol/L is low.", False),
        ("An eGFR under 30 mL/min.", False),
        ("Correct by at most 8 mmol/L in 24 hours.", False),
        ("In 42 patients, 58% had it.", False),
    ],
)
def test_a_dose_is_an_amount_and_no_level(text, is_dose):
    assert holds_dose(text) is is_dose


def text_of(response):
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", "", response.content.decode())) + response.content.decode()
