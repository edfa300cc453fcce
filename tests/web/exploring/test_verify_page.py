"""Does the page tell of a file what the command does, and is nothing of the file kept?"""

import random
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bedside.terms import FileForm
from bedside_web.articles import files
from bedside_web.trail.models import Event

PATH = "/articles/hypomagnesemia/definition"
FORMS = [form.suffix.removeprefix(".") for form in FileForm if form is not FileForm.PDF]


def verified(reader, data, name="file"):
    return reader.post("/verify/", {"file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_this_site_is_as_it_left(reader, library, form):
    """Whatever it is called: its form is told by what is in it."""
    response = verified(reader, reader.get(f"{PATH}.{form}").content)
    page = response.content.decode()
    assert response.status_code == 200 and "As it left" in page and "Its claims stand" in page
    assert "Intact: all" in page and "Not as it left" not in page


def test_a_changed_number_is_shown_where_it_stands(reader, library):
    text = reader.get(f"{PATH}.md").content.decode()
    changed = re.sub(r"\b0\.7 mmol/L", "0.9 mmol/L", text.split("<!--")[0], count=1)
    assert changed != text.split("<!--")[0]
    page = verified(reader, text.replace(text.split("<!--")[0], changed).encode()).content.decode()
    assert "Not as it left" in page
    assert re.search(r"at about <del>0\.7</del> <ins>0\.9</ins> mmol/L", page) and "/claims/hm-def-" in page


def test_a_claim_that_the_board_amended_stands_otherwise(reader, library, monkeypatch):
    data = reader.get(f"{PATH}.txt").content
    from dataclasses import replace

    claim = library.ledger.claim("hm-def-001")
    amended = {claim.id: replace(claim, statement="Magnesium is low below another limit.")}
    monkeypatch.setattr(files, "amended_claims", lambda: amended)
    page = verified(reader, data).content.decode()
    assert "As it left" in page and "Some claims stand otherwise now" in page
    assert 'href="/claims/hm-def-001/"' in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "It is empty"),
        (b"Quetzalcoatlus", "no imprint"),
        (b"%PDF-1.7 Quetzalcoatlus", ""),
        (b"PK\x03\x04 Quetzalcoatlus", ""),
        (b"{" * 10_000, ""),
    ],
)
def test_what_is_no_file_of_ours_is_told(reader, library, data, said):
    response = verified(reader, data)
    page = response.content.decode()
    assert response.status_code == 422 and "The file was not verified." in page and said in page
    assert "Quetzalcoatlus" not in page


def test_any_bytes_are_answered(reader, library):
    chance = random.Random(20261123)
    good = reader.get(f"{PATH}.docx").content
    for _ in range(40):
        spoiled = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        assert verified(reader, bytes(spoiled)).status_code in (200, 422)


def test_nothing_chosen_and_too_much_are_told(reader, settings):
    response = reader.post("/verify/")
    assert response.status_code == 422 and "Choose a file first." in response.content.decode()
    settings.CHECK_MOST_BYTES = 1_000
    response = verified(reader, b"x" * 1_001)
    assert response.status_code == 422 and "larger than" in response.content.decode()


def test_one_waits_for_ones_turn(reader, library, settings):
    settings.PDF_MOST_WAIT = 0
    with files._TURN:
        response = verified(reader, b"Bedside")
    assert response.status_code == 503 and "Try again in a minute" in response.content.decode()


def test_nothing_of_the_file_is_kept(reader, library, caplog):
    before = Event.objects.count()
    response = verified(reader, b"Quetzalcoatlus", name="Quetzalcoatlus.txt")
    assert "no-store" in response["Cache-Control"]
    assert Event.objects.count() == before and "Quetzalcoatlus" not in caplog.text


def test_the_way_leads_there(reader):
    assert 'href="/verify/"' in reader.get("/check/").content.decode()
    page = reader.get("/verify/")
    assert page.status_code == 200 and 'name="file"' in page.content.decode()
