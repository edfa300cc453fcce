"""Do programs that did not make our files open them, and read the same? Pandoc and PDFium, on a sample.

``benchmarks/exports/measure.py`` runs the same over every article that ships.
"""

import io
import re
import zipfile

import pypdfium2
import pytest

from bedside import Library
from bedside.errors import UserError
from bedside.library import export_article, verify_file
from bedside.rendering import legible, statements_of
from bedside.terms import FileForm
from exported import LISTS, SPOKEN, differing_references, letters, missing_statements, read_by_pandoc

QUESTIONS = {
    "What are the causes of hypomagnesemia?": "clinician",
    "How is hypokalemia treated?": "nurse",
    "What is hypercalcemia?": "patient",
}


@pytest.fixture(scope="module")
def library(homes):
    with Library.open() as opened:
        yield opened


@pytest.fixture(scope="module", params=QUESTIONS)
def article(request, library):
    return library.ask(request.param, audience=QUESTIONS[request.param]).article


@pytest.mark.parametrize("form", SPOKEN, ids=lambda form: form.value)
def test_pandoc_reads_every_statement_with_its_numbers(library, article, form, tmp_path):
    words = read_by_pandoc(form, export_article(library, article, form), tmp_path)
    assert statements_of(article)
    assert not missing_statements(form, article, words)
    for must in (article.disclaimer, article.status_note, article.title):
        assert letters(must) in letters(words) or form is FileForm.JATS


@pytest.mark.parametrize("form", LISTS, ids=lambda form: form.value)
def test_pandoc_reads_the_same_references(library, article, form):
    works = [library.sources.find_cited(each.publication_id).publication for each in article.references]
    assert not differing_references(form, export_article(library, article, form), works)


def test_ris_and_bibtex_name_each_pmid_and_doi(library, article):
    works = [library.sources.find_cited(each.publication_id).publication for each in article.references]
    ris = export_article(library, article, FileForm.RIS).decode()
    bibtex = export_article(library, article, FileForm.BIBTEX).decode()
    pmids = [work.pmid for work in works if work.pmid]
    assert re.findall(r"^AN  - (\d+)\r$", ris, re.MULTILINE) == pmids
    assert re.findall(r"^  pmid = \{(\d+)\},$", bibtex, re.MULTILINE) == pmids
    assert re.findall(r"^DO  - (.+)\r$", ris, re.MULTILINE) == [work.doi for work in works if work.doi]


def test_a_pdf_holds_every_statement_and_its_imprint(library):
    pytest.importorskip("weasyprint", exc_type=ImportError)
    article = library.ask("What is hypermagnesemia?").article
    data = export_article(library, article, FileForm.PDF)
    pdf = pypdfium2.PdfDocument(data)
    words = letters("".join(page.get_textpage().get_text_range() for page in pdf))
    assert [pdf.get_attachment(n).get_name() for n in range(pdf.count_attachments())] == [
        "bedside-imprint.json"
    ]
    pdf.close()
    assert all(letters(each.text) in words for each in statements_of(legible(article)))
    assert verify_file(library, data).is_intact
    other = library.ask("What is hypermagnesemia?", audience="nurse").article
    forged = export_article(library, other, FileForm.PDF)
    assert verify_file(library, forged).is_intact
    assert not verify_file(library, _with_imprint_of(forged, data)).is_intact


def _with_imprint_of(data: bytes, other: bytes) -> bytes:
    """A PDF with the imprint of another one: what somebody gets who prints an article anew."""
    from_pdf, to_pdf = pypdfium2.PdfDocument(other), pypdfium2.PdfDocument(data)
    to_pdf.get_attachment(0).set_data(bytes(from_pdf.get_attachment(0).get_data()))
    made = io.BytesIO()
    to_pdf.save(made)
    return made.getvalue()


def test_word_opens_with_its_properties(library, article):
    from docx import Document

    data = export_article(library, article, FileForm.WORD)
    core = Document(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.identifier) == (article.title, "Bedside", article.id)
    assert core.content_status == "Submitted" and article.question not in core.comments
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        text = archive.read("word/document.xml").decode()
    anchors = set(re.findall(r'w:anchor="(ref-\d+)"', text))
    assert anchors and anchors <= set(re.findall(r'w:name="(ref-\d+)"', text))


def test_an_answer_is_never_taken_for_literature(library, article, tmp_path):
    """Our JATS bears no PMID and no DOI, so that no answer comes back as evidence for the next one."""
    from bedside.literature import find_reader
    from bedside.ports import ReadPublication

    path = tmp_path / "article.xml"
    path.write_bytes(export_article(library, article, FileForm.JATS))
    problems = []
    read = list(find_reader(path).read(path, on_problem=problems.append))
    assert not [each for each in read if isinstance(each, ReadPublication)]
    assert "PMID" in str(problems[0])


def test_an_answer_that_cites_nothing_has_no_list_of_references(library):
    nothing = library.ask("Does acupuncture cure baldness?").article
    for form in LISTS:
        with pytest.raises(UserError, match="cites nothing"):
            export_article(library, nothing, form)
    for form in (*SPOKEN, FileForm.TEXT, FileForm.JSON):
        assert verify_file(library, export_article(library, nothing, form)).is_intact
