"""Does an article leave the API in every form, as a file that says later whether it is intact?"""

import json

import jsonschema
import pytest

from bedside.library import verify_file
from bedside.rendering import article_schema
from bedside.terms import FileForm
from bedside_web.articles import files

ADDRESS = "articles/hyperphosphatemia/cause"
QUICK = [form for form in FileForm if form is not FileForm.PDF]


@pytest.mark.parametrize("form", QUICK)
def test_every_form_verifies(desk, library, form):
    answer = desk.program("reader").get(f"{ADDRESS}?format={form.value}")
    assert answer.status_code == 200 and answer["Content-Type"] == form.media_type
    assert f"hyperphosphatemia-cause{form.suffix}" in answer["Content-Disposition"]
    verified = verify_file(library, answer.content)
    assert verified.is_intact and verified.is_current


NAMED_ONLY = (FileForm.JSON, FileForm.HTML, FileForm.FHIR_R5)
"""Forms that `Accept` cannot choose: both releases of FHIR have one name."""


@pytest.mark.parametrize("form", [form for form in QUICK if form not in NAMED_ONLY])
def test_a_form_is_chosen_by_what_is_accepted(desk, form):
    kind = form.media_type.partition(";")[0]
    program = desk.program("reader")
    answer = program.get(ADDRESS, Accept=f"{kind}, application/json;q=0.5")
    assert answer["Content-Type"] == form.media_type and "Accept" in answer["Vary"]
    assert (
        program.get(ADDRESS, Accept=f"{kind};q=0.5, application/json")["Content-Type"] == "application/json"
    )


@pytest.mark.parametrize(
    "accept",
    [
        "*/*",
        "application/json",
        "image/webp",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
    ],
    ids=["anything", "JSON", "what there is none of", "a browser", "an old client"],
)
def test_others_get_the_plain_article(desk, accept):
    answer = desk.program("reader").get(ADDRESS, Accept=accept)
    jsonschema.validate(answer.json(), article_schema())
    assert answer["Content-Type"] == "application/json" and "imprint" not in answer.json()


def test_json_with_its_imprint_keeps_to_the_schema_too(desk):
    given = json.loads(desk.program("reader").get(f"{ADDRESS}?format=json").content)
    jsonschema.validate(given, article_schema())
    assert given.pop("imprint")["form"] == "json"
    assert given == desk.program("reader").get(ADDRESS).json()


def test_each_form_has_a_tag_of_its_own(desk):
    program = desk.program("reader")
    tags = {form: program.get(f"{ADDRESS}?format={form}")["ETag"] for form in ("markdown", "ris")}
    assert len({*tags.values(), program.get(ADDRESS)["ETag"]}) == 3
    for form, tag in tags.items():
        assert program.get(f"{ADDRESS}?format={form}", If_None_Match=tag).status_code == 304
    assert program.get(f"{ADDRESS}?format=text", If_None_Match=tags["ris"]).status_code == 200


def test_the_audience_counts_for_files_too(desk):
    program = desk.program("reader")
    made = {program.get(f"{ADDRESS}?format=text&audience={who}").content for who in ("clinician", "patient")}
    assert len(made) == 2


def test_a_pdf_is_made_in_its_turn(desk, monkeypatch):
    program = desk.program("reader")
    monkeypatch.setattr(files, "_KEPT", type(files._KEPT)())
    monkeypatch.setattr(files, "make_pdf", lambda article: b"%PDF-1")
    answer = program.get(f"{ADDRESS}?format=pdf")
    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "application/pdf", b"%PDF-1")


@pytest.mark.parametrize(("fails", "status"), [(files.PdfUnavailable, 501), (files.PdfBusy, 503)])
def test_a_pdf_that_cannot_be_made_is_a_problem(desk, monkeypatch, fails, status):
    def fail(*_: object) -> bytes:
        raise fails("away")

    monkeypatch.setattr("bedside_web.api.files.make_pdf_in_turn", fail)
    answer = desk.program("reader").get(f"{ADDRESS}?format=pdf")
    assert answer.status_code == status and answer.json()["detail"]


def test_what_takes_long_to_make_counts_like_a_question(desk, settings):
    settings.ASKS_PER_MINUTE = 1
    program = desk.program("reader")
    assert program.get(f"{ADDRESS}?format=markdown").status_code == 200
    assert program.get(f"{ADDRESS}?format=docx").status_code == 429
