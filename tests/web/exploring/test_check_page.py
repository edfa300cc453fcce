"""Is a text checked in its place, and is nothing of it kept?"""

import json
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from bedside_web.pages.exploring.example import EXAMPLE
from bedside_web.pages.exploring.linked import link_evidence
from office_files import ENCRYPTED, make_pdf, make_word

WRONG = "Serum magnesium was 1.3 mEq/L (1.3 mmol/L)."
SECRET = "Quetzalcoatlus"


def post(reader, text="", **more):
    return reader.post("/check/", {"text": text, **more})


def upload(reader, name, data, **more):
    return reader.post("/check/", {"text": "", "file": SimpleUploadedFile(name, data), **more})


def page_of(response):
    return response.content.decode()


def test_a_finding_stands_beside_its_words(reader):
    """The words are marked and numbered, and the finding leads to its explanation and back to its place."""
    page = page_of(post(reader, WRONG))
    assert '<mark class="tone-error">1.3 mmol/L</mark>' in page
    assert 'href="#finding-1"' in page and 'id="finding-1"' in page and 'href="#place-1"' in page
    assert '/check/findings/#conversion-wrong"' in page
    assert "0.65 mmol/L" in page and "<h1>1 finding</h1>" in page


def test_a_finding_leads_to_its_claims_and_works(reader, library):
    """By the titles of the works; what is no claim or work of the library stays as it is written."""
    page = page_of(post(reader, "Severe hypomagnesemia: give magnesium sulfate 4 mg IV over 4 hours."))
    assert ">The text contradicts a claim of the library</a>" in page and "contradicts-ledger<" not in page
    assert '<a href="/claims/hm-dose-007/">hm-dose-007</a>: For severe' in page
    place = "/sources/mgso4-label-empr/?claim=hm-dose-007"
    title = library.sources.find_cited("mgso4-label-empr").publication.title
    assert f'<a href="{place}">{escape(title)}' in page and "(mgso4-label-empr" not in page
    assert reader.get(place).status_code == 200


def test_the_limit_of_a_dose_leads_to_its_claims(reader):
    page = page_of(post(reader, "Hyponatremia may be corrected by 20 mmol/L in a day."))
    assert 'limit sodium-rise: <a href="/claims/hypna-003/">hypna-003</a>' in page


@pytest.mark.parametrize(
    "line", ["“hm-dose-007: x (mgso4-label-empr)”", "no-claim: <b>x</b> (no-work, other)"]
)
def test_words_that_name_nothing_are_not_linked(line):
    assert link_evidence(line) == escape(line)


def test_severity_is_told_in_words_and_by_a_sign(reader):
    page = page_of(post(reader, WRONG))
    assert '<span aria-hidden="true">✕ </span>error' in page


def test_a_text_without_findings_is_not_called_right(reader):
    page = page_of(post(reader, "Magnesium is a metal."))
    assert "Nothing was found" in page and "may still be wrong" in page


def test_the_example_says_that_it_is_wrong_and_finds_much(reader):
    page = page_of(reader.get("/check/?example"))
    assert "mistakes put in on purpose" in page
    assert page_of(post(reader, EXAMPLE)).count('class="finding tone-') >= 8


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_to_check_is_told(reader, text):
    response = post(reader, text)
    assert response.status_code == 422 and "There is nothing to check yet" in page_of(response)
    assert 'role="alert"' in page_of(response)


def test_a_text_too_long_is_told_and_given_back(reader, settings):
    settings.CHECK_MOST_CHARACTERS = 20
    response = post(reader, WRONG)
    assert response.status_code == 422 and "longer than 20 characters" in page_of(response)
    assert WRONG in page_of(response)


@pytest.mark.parametrize("name", ["note.txt", "note.md", "note.html"])
def test_a_text_file_is_checked_as_it_stands(reader, name):
    page = page_of(upload(reader, name, WRONG.encode()))
    assert name in page and "conversion-wrong" in page and "drawn out" not in page


@pytest.mark.parametrize(
    ("name", "data"),
    [("leaflet.pdf", make_pdf([[WRONG]])), ("leaflet.docx", make_word([{"text": WRONG}]))],
)
def test_the_words_drawn_out_of_a_file_are_checked(reader, name, data):
    page = page_of(upload(reader, name, data))
    assert "conversion-wrong" in page and "drawn out of the file" in page
    assert 'name="is_drawn" value="on"' in page and "Text with" not in page


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "The file is empty."),
        ("a.txt", b"\xff\xfe\x00", "not UTF-8"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old Office file"),
        ("a.png", b"\x89PNG\r\n", "a picture"),
        ("a.docx", b"PK\x03\x04rest", "damaged ZIP archive"),
        ("a.pdf", b"%PDF-1.4 rest", "cannot be opened"),
        ("a.pdf", make_pdf([[WRONG]], encrypt=ENCRYPTED), "encrypted"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(reader, name, data, said):
    response = upload(reader, name, data)
    assert response.status_code == 422 and said in page_of(response)
    assert "/proc/" not in page_of(response)


def test_a_file_too_large_is_refused(reader, settings):
    settings.CHECK_MOST_BYTES = 10
    assert "larger than 0 MB" in page_of(upload(reader, "a.txt", WRONG.encode()))


def test_a_request_too_large_to_keep_in_memory_is_refused_and_never_written_to_a_disk(reader, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    response = upload(reader, "a.txt", WRONG.encode())
    assert response.status_code == 422 and "larger than 10 MB" in page_of(response)


def test_a_download_is_the_report_of_the_library(reader):
    """JSON, SARIF and HTML are those that ``bedside check`` writes."""
    report = post(reader, WRONG, form="json")
    assert report["Content-Disposition"] == 'attachment; filename="text.check.json"'
    assert json.loads(report.content)["texts"][0]["findings"][0]["code"] == "conversion-wrong"
    assert json.loads(post(reader, WRONG, form="sarif").content)["version"] == "2.1.0"
    assert b"conversion-wrong" in post(reader, WRONG, form="html").content


def test_the_mended_text_has_its_own_line_ends(reader):
    text = "Serum magnesium below 1.3 mEq/L is low.\r\nSymptoms begin at a serum magnesium of 1.2 mg/dL.\r\n"
    page = page_of(upload(reader, "note.md", text.encode()))
    assert 'name="has_returns" value="on"' in page and "Text with" in page
    response = post(reader, text, name="note.md", has_returns="on", form="mended")
    mended = response.content.decode()
    assert response["Content-Disposition"] == 'attachment; filename="note.mended.md"'
    assert "1.2 mg/dL (0.99 mEq/L)" in mended and mended.count("\r\n") == 2
    assert "\r" not in post(reader, text, form="mended").content.decode()


@pytest.mark.parametrize("name", ["../../etc/passwd", 'a";\r\nSet-Cookie: x=1', "<script>.md", "…"])
def test_a_name_can_break_neither_header_nor_page(reader, name):
    response = post(reader, WRONG, name=name, form="json")
    told = response["Content-Disposition"]
    assert told.startswith('attachment; filename="') and told.count('"') == 2
    assert "/" not in told and "\n" not in told
    assert "<script>.md" not in page_of(post(reader, WRONG, name=name))


def test_markup_of_the_text_is_shown_and_not_obeyed(reader):
    page = page_of(post(reader, "</textarea><script>alert(1)</script><mark> 1.3 mEq/L (1.3 mmol/L)\u202e"))
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_nothing_of_the_text_is_kept_or_logged(reader, caplog, django_assert_num_queries):
    """No query, no cookie that tells of it, no line in a log, and no copy in any cache."""
    with caplog.at_level(logging.DEBUG), django_assert_num_queries(0):
        response = post(reader, f"{SECRET} had a serum magnesium of 1.3 mEq/L (1.3 mmol/L).")
    assert SECRET in page_of(response)
    assert "no-store" in response["Cache-Control"]
    assert SECRET not in caplog.text and SECRET not in str(response.cookies)


def test_who_waits_too_long_for_a_turn_is_told_and_loses_nothing(reader, settings):
    from bedside_web.articles import shelf

    settings.CHECK_MOST_WAIT = 0.01
    with shelf._TURN:
        response = post(reader, WRONG)
    assert response.status_code == 503 and "Try again in a minute" in page_of(response)
    assert WRONG in page_of(response)
    assert post(reader, WRONG).status_code == 200


def test_texts_that_come_at_once_are_all_checked(reader):
    from concurrent.futures import ThreadPoolExecutor

    from django.test import Client

    with ThreadPoolExecutor(6) as pool:
        pages = list(pool.map(lambda n: page_of(post(Client(), f"Case {n}. {WRONG}")), range(6)))
    assert all(f"Case {n}." in page and "conversion-wrong" in page for n, page in enumerate(pages))


def test_a_text_in_the_address_is_not_read(reader):
    page = page_of(reader.get(f"/check/?text={SECRET}"))
    assert SECRET not in page.split("<main")[1].split("</main>")[0]


def test_the_form_is_guarded(client):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/check/", {"text": WRONG}).status_code == 403


def test_every_code_is_explained_with_its_example(reader):
    from bedside.terms import FindingCode

    page = page_of(reader.get("/check/findings/"))
    assert all(f'<h3 id="{code}">' in page for code in FindingCode)
    assert page.count("</span>Found</figcaption>") == len(FindingCode)
    assert page.count("</span>Better</figcaption>") == len(FindingCode)


def test_silence_of_the_rules_is_not_called_right(client, db):
    text = "A serum magnesium of 0.6 mmol/L is low. The sky is a pleasant blue today."
    page = client.post("/check/", {"text": text}).content.decode()
    assert "no rule had anything to say. That does not mean that they are right." in page
