"""Whatever somebody changes in a file is found, and what changes no word is not taken for a change."""

import random
import zipfile
from io import BytesIO

import pytest

from bedside.library import verify_file
from bedside.terms import FileForm
from exported import MUTATIONS, before_imprint, body_of, split, with_body

EDITED = (FileForm.TEXT, FileForm.MARKDOWN, FileForm.HTML, FileForm.JSON, FileForm.WORD, FileForm.JATS)
SEEDS = 7
"""Six forms, five changes, seven lots: 210 changed files."""


@pytest.mark.parametrize("form", EDITED)
@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda each: each.__name__)
def test_each_change_of_a_file_is_found_in_its_place(library, made, form, mutate):
    data = made(form)
    before, seen, after = split(form, body_of(form, data))
    for seed in range(SEEDS):
        changed = mutate(seen, random.Random(f"{form} {mutate.__name__} {seed}"))
        assert changed is not None and changed != seen, "this change finds nothing to change"
        verified = verify_file(library, with_body(form, data, before + changed + after))
        assert not verified.is_intact, (seed, form)
        assert verified.report.changed, (seed, form)


def test_a_changed_statement_is_named(library, article, made):
    statement = article.bottom_line[0]
    for form in (FileForm.TEXT, FileForm.MARKDOWN, FileForm.HTML, FileForm.JSON, FileForm.WORD):
        text = body_of(form, made(form))
        assert "reduced absorption" in text
        changed = text.replace("reduced absorption", "increased absorption", 1)
        (first, *rest) = verify_file(library, with_body(form, made(form), changed)).report.changed
        assert (first.place, first.claim_id) == ("Bottom line, statement 1", statement.claim_id), form
        assert "reduced absorption" in first.was and "increased absorption" in first.now
        assert not rest


def test_a_word_replaced_everywhere_is_found_where_it_stands(library, made):
    text = made(FileForm.MARKDOWN).decode()
    verified = verify_file(library, text.replace("0.7 mmol/L", "0.9 mmol/L").encode())
    assert "The imprint itself was changed" in verified.report.faults[0]
    assert {"hm-def-001"} <= {each.claim_id for each in verified.report.changed}


def test_an_added_sentence_is_found(library, made):
    for form in (FileForm.TEXT, FileForm.MARKDOWN):
        text = made(form).decode()
        changed = text.replace("Disclaimer", "Take 4 g at once. Disclaimer", 1)
        assert not verify_file(library, changed.encode()).is_intact
        cut = before_imprint(text)
        assert not verify_file(library, (cut + "Take 4 g at once.\n" + text[len(cut) :]).encode()).is_intact


def test_a_link_that_leads_elsewhere_and_a_hidden_sentence_are_found(library, made):
    page = made(FileForm.HTML).decode()
    elsewhere = page.replace("https://pubmed.ncbi.nlm.nih.gov/", "https://example.org/", 1)
    hidden = page.replace('<li data-claim="', '<li hidden data-claim="', 1)
    styled = page.replace("</style>", ".bedside li { display: none }</style>", 1)
    for changed in (elsewhere, hidden, styled):
        assert changed != page and not verify_file(library, changed.encode()).is_intact
    word = body_of(FileForm.WORD, made(FileForm.WORD))
    vanished = word.replace("<w:rPr>", "<w:rPr><w:vanish/>", 1)
    assert not verify_file(library, with_body(FileForm.WORD, made(FileForm.WORD), vanished)).is_intact


@pytest.mark.parametrize(
    "shown",
    [
        '<w:r><w:sym w:font="Arial" w:char="0031"/></w:r>',
        "<w:r><w:noBreakHyphen/></w:r>",
        "<w:r><w:ptab/></w:r>",
        "<w:r><w:drawing/></w:r>",
        "<w:r><w:pict/></w:r>",
        "<w:r><w:object/></w:r>",
        '<w:fldSimple w:instr="QUOTE 4"/>',
        '<w:fldSimple w:instr="PAGE"/>',
        "<w:r><w:instrText>= 2 + 2</w:instrText></w:r>",
        "<w:altChunk/>",
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>',
        '<w:bdo w:val="rtl"/>',
    ],
)
def test_what_shows_in_a_word_file_without_being_a_text_is_found(library, made, shown):
    """A sign of a font, a field, a picture: a reader sees it, and no text node holds it."""
    word = body_of(FileForm.WORD, made(FileForm.WORD))
    added = word.replace("</w:p>", f"{shown}</w:p>", 1)
    verified = verify_file(library, with_body(FileForm.WORD, made(FileForm.WORD), added))
    assert added != word and not verified.is_intact and verified.report.faults


def test_words_struck_out_and_numbers_of_a_list_are_found(library, made):
    word = body_of(FileForm.WORD, made(FileForm.WORD))
    struck = word.replace("<w:rPr>", "<w:rPr><w:strike/>", 1)
    numbered = word.replace("<w:pPr>", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>', 1)
    for changed in (struck, numbered):
        assert changed != word
        assert not verify_file(library, with_body(FileForm.WORD, made(FileForm.WORD), changed)).is_intact


@pytest.mark.parametrize(
    "form", [FileForm.RIS, FileForm.BIBTEX, FileForm.CSL_JSON], ids=lambda form: form.value
)
def test_a_changed_reference_is_found_by_its_number(library, made, form):
    text = made(form).decode()
    assert "S829" in text
    changed = verify_file(library, text.replace("S829", "S830", 1).encode()).report.changed
    assert [each.place for each in changed] == ["reference 3"]


@pytest.mark.parametrize("form", [form for form in FileForm if form not in (FileForm.PDF, FileForm.WORD)])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(library, made, form):
    data = made(form)
    dos = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    for harmless in (dos, data.replace(b"\r\n", b"\n"), data + b"\n\n", b"\xef\xbb\xbf" + data):
        assert verify_file(library, harmless).is_intact, form


def test_more_spaces_between_words_change_nothing(library, made):
    for form in (FileForm.TEXT, FileForm.MARKDOWN, FileForm.HTML):
        text = made(form).decode()
        cut = before_imprint(text)
        assert verify_file(library, (cut.replace(". ", ".  ") + text[len(cut) :]).encode()).is_intact


def test_a_word_file_that_was_packed_again_is_intact(library, made):
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(made(FileForm.WORD))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    assert packed.getvalue() != made(FileForm.WORD)
    assert verify_file(library, packed.getvalue()).is_intact


def test_each_form_is_made_alike_twice_and_read_back(library, article, made):
    from bedside.library import export_article

    for form in FileForm:
        if form is FileForm.PDF:
            continue
        assert export_article(library, article, form) == made(form)
        verified = verify_file(library, made(form))
        assert verified.is_intact and verified.is_current
        assert verified.report.imprint.form is form
        shown = {each.claim_id for each in (*article.bottom_line, *article.sections[0].statements)}
        assert shown <= {each.id for each in verified.report.imprint.claims}
