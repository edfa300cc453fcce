"""An article leaves as text, Markdown, JSON and PDF, and its changes are told."""

import json
from dataclasses import replace

import pytest

from bedside.errors import EngineError
from bedside_web.pages.presenting.changes import ChangeKind, diff_words, find_changes

pytestmark = pytest.mark.django_db
PATH = "/articles/hypomagnesemia/definition"


@pytest.mark.parametrize(("form", "kind"), [("txt", "text/plain"), ("md", "text/markdown")])
def test_texts_carry_their_citations(client, library, form, kind):
    answer = client.get(f"{PATH}.{form}")
    assert answer.headers["Content-Type"].startswith(kind)
    assert "[1" in answer.content.decode() and "References" in answer.content.decode()


def test_json_is_the_article(client, library):
    article = json.loads(client.get(f"{PATH}.json").content)
    assert article["concept"] == "hypomagnesemia" and article["status"] == "Submitted"


def test_a_pdf_is_made_without_fetching(client, library):
    answer = client.get("/articles/hypomagnesemia/prognosis.pdf")
    if answer.status_code == 501:
        pytest.skip("Pango is not there")
    assert answer.content.startswith(b"%PDF-")


def test_without_its_libraries_a_pdf_is_refused_with_a_sentence(client, library, monkeypatch, tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(tmp_path)
    answer = client.get(f"{PATH}.pdf")
    assert answer.status_code == 501 and "Print the page instead" in answer.content.decode()


def test_a_pdf_that_takes_too_long_is_given_up_with_a_sentence(client, library, monkeypatch):
    def give_up(*_, **__):
        raise EngineError("The PDF was not drawn in 120 seconds.", may_retry=True)

    monkeypatch.setattr("bedside_web.articles.files.make_file", give_up)
    answer = client.get(f"{PATH}.pdf")
    assert answer.status_code == 503 and "This PDF took too long" in answer.content.decode()


def test_no_other_form_is_given(client, library):
    assert client.get(f"{PATH}.exe", follow=True).status_code == 404


def test_without_an_earlier_version_that_is_said(client, published):
    page = client.get(f"{PATH}/changes/").content.decode()
    assert "There is no earlier version" in page


def test_changed_numbers_are_told_first(library):
    article = library.ask("What are the causes of hypokalemia?").article
    line = article.bottom_line
    first = next(each for each in line if each.claim_id)
    before = replace(
        article, sections=(), bottom_line=(replace(first, claim_id="a"), replace(first, claim_id="b"))
    )
    after = replace(
        before,
        bottom_line=(
            replace(first, claim_id="a", text=f"In other words: {first.text}"),
            replace(first, claim_id="b", text=f"{first.text} In 7 of 10."),
        ),
    )
    kinds = [change.kind for change in find_changes(before, after)]
    assert kinds == [ChangeKind.NUMBERS, ChangeKind.REWORDED]


def test_added_and_removed_claims_are_told(library):
    article = library.ask("How is hypomagnesemia defined?").article
    fewer = replace(article, sections=())
    assert {change.kind for change in find_changes(article, fewer)} == {ChangeKind.REMOVED}
    assert {change.kind for change in find_changes(fewer, article)} == {ChangeKind.ADDED}


def test_a_difference_of_words_holds_both_texts():
    runs = diff_words("Give 2 g over 15 min.", "Give 4 g over 15 min now.")
    assert "".join(run.text for run in runs if run.kind != "added") == "Give 2 g over 15 min."
    assert "".join(run.text for run in runs if run.kind != "removed") == "Give 4 g over 15 min now."
