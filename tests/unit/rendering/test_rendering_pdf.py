"""A PDF is drawn by a program of its own: what it takes, and whatever befalls it, ends with that program."""

import subprocess
import sys

import pytest

from bedside import Library
from bedside.errors import EngineError, FormUnavailable
from bedside.rendering import pdf_drawer
from bedside.rendering.pdf import render_pdf


@pytest.fixture(scope="module")
def article():
    with Library.open() as library:
        return library.ask("What is hypermagnesemia?").article


@pytest.fixture
def drawn_by(monkeypatch, tmp_path):
    """Another WeasyPrint in the place of the one that is installed."""

    def put(program: str) -> None:
        (tmp_path / "weasyprint.py").write_text(program)
        monkeypatch.syspath_prepend(tmp_path)

    return put


DRAWS = """
import sys
from bedside import Library
from bedside.errors import FormUnavailable
from bedside.rendering.pdf import render_pdf
with Library.open() as library:
    article = library.ask("What is hypermagnesemia?").article
try:
    assert render_pdf(article).startswith(b"%PDF-")
except FormUnavailable:
    sys.exit(9)
print(sorted({"weasyprint", "fontTools", "pydyf"} & sys.modules.keys()))
"""


def test_what_draws_is_not_loaded_by_who_asks():
    done = subprocess.run([sys.executable, "-c", DRAWS], capture_output=True, text=True, check=False)
    if done.returncode == 9:
        pytest.skip("Pango is not there")
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_without_what_draws_the_form_is_unavailable(article, drawn_by):
    drawn_by("raise ImportError")
    with pytest.raises(FormUnavailable, match="PDF files need Pango"):
        render_pdf(article)


def test_a_drawer_that_hangs_is_given_up(article, drawn_by):
    drawn_by("import time; time.sleep(600)")
    with pytest.raises(EngineError, match="was not drawn in") as told:
        render_pdf(article, most_seconds=0.5)
    assert told.value.may_retry


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("raise ValueError('words of the page')", r"\(ValueError\)"),
        ("import os; os.kill(os.getpid(), 9)", r"\(it ended with -9\)"),
    ],
)
def test_a_drawer_that_fails_is_told_without_words_of_the_page(article, drawn_by, program, told):
    drawn_by(program)
    with pytest.raises(EngineError, match=told) as failed:
        render_pdf(article)
    assert not failed.value.may_retry and "words" not in str(failed.value)


def test_nothing_is_fetched_for_a_pdf():
    with pytest.raises(ValueError, match="Nothing is fetched"):
        pdf_drawer._refuse("http://127.0.0.1/")


def test_pages_are_numbered_and_citations_bracketed():
    import pypdfium2

    with Library.open() as library:
        cited = library.ask("How is hypomagnesemia defined?").article
    try:
        pdf = pypdfium2.PdfDocument(render_pdf(cited))
    except FormUnavailable:
        pytest.skip("Pango is not there")
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert cited.bottom_line and "[1]" in pages[0]
