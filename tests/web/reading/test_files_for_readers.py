"""Files say what they are: of a demonstration, without commands; a PDF is made in its turn, once."""

import json
import re

import pytest

from bedside_web.articles import files

pytestmark = pytest.mark.django_db
PATH = "/articles/hypomagnesemia/definition"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(files, "_KEPT", type(files._KEPT)())


@pytest.fixture
def made(monkeypatch):
    """PDF files that are made in no time, and of what."""
    found = []
    monkeypatch.setattr(files, "make_pdf", lambda article: found.append(article) or b"%PDF-1")
    return found


def test_files_of_a_demonstration_say_so(client, library, settings, made):
    settings.IS_DEMO = True
    for form in ("txt", "md", "json", "pdf"):
        answer = client.get(f"{PATH}.{form}")
        assert 'filename="bedside-demo-hypomagnesemia-definition.' in answer.headers["Content-Disposition"]
    assert made[0].status_note.startswith("Demonstration: no real person signed this.")
    assert "Demonstration: no real person signed this." in client.get(f"{PATH}.txt").content.decode()
    note = json.loads(client.get(f"{PATH}.json").content)["status_note"]
    assert note.startswith("Demonstration: no real person signed this.")


def test_other_files_do_not(client, library):
    answer = client.get(f"{PATH}.txt")
    assert "demo-" not in answer.headers["Content-Disposition"] and b"Demonstration" not in answer.content


@pytest.mark.parametrize("form", ["txt", "md", "html"])
def test_files_hold_no_command_to_ask_on(client, library, form):
    text = client.get(f"{PATH}.{form}").content.decode()
    assert not any(command in text for command in ("--follow-up", "bedside ingest", "bedside replay"))


def test_a_page_that_found_nothing_holds_no_command(client, library):
    page = client.post("/ask/", {"question": "Does acupuncture cure baldness?"}, follow=True).content.decode()
    assert "bedside ingest" not in page


def test_a_pdf_is_made_once(client, library, made):
    assert {client.get(f"{PATH}.pdf").content for _ in range(3)} == {b"%PDF-1"}
    assert len(made) == 1
    client.post("/choose/", {"audience": "nurse"})
    client.get(f"{PATH}.pdf")
    assert len(made) == 2


def test_few_pdfs_are_kept(monkeypatch, made):
    monkeypatch.setattr(files, "KEPT_PDFS", 2)
    for number in (1, 2, 1, 3, 1):
        files.make_pdf_in_turn("article", (number,))
    assert len(made) == 3
    files.make_pdf_in_turn("article", (2,))
    assert len(made) == 4


def test_a_second_pdf_waits_and_is_refused_with_a_sentence(client, library, settings, made):
    settings.PDF_MOST_WAIT = 0.01
    with files._TURN:
        answer = client.get(f"{PATH}.pdf")
    assert answer.status_code == 503 and "Try again in a minute" in answer.content.decode()
    assert client.get(f"{PATH}.pdf").status_code == 200


def test_each_pdf_counts_like_a_question_and_texts_do_not(client, library, settings, made):
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 2
    who = {"REMOTE_ADDR": "192.0.2.77"}
    assert [client.get(f"{PATH}.pdf", **who).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(f"{PATH}.txt", **who).status_code == 200


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_every_form_that_a_page_offers_can_be_fetched(client, library, audience):
    """To patients this page tells nothing, and cites nothing."""
    page = client.get(f"/articles/hypophosphatemia/dosing/?audience={audience}").content.decode()
    offered = {each for each in re.findall(r'href="(/articles/[^"]+\.[\w.]+)"', page) if ".pdf" not in each}
    assert len(offered) == (9 if audience == "clinician" else 6)
    assert {client.get(each).status_code for each in offered} == {200}
