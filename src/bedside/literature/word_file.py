"""What does a Word file (.docx) say? Headings by style, paragraphs, lists, tables, then its notes.

The archive is looked at before python-docx opens it; macros, embedded files and links are never touched.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, file_id, read_whole
from bedside.literature.flow import Flow
from bedside.literature.passages import make_passages
from bedside.literature.reader import OnProblem
from bedside.literature.word_archive import BROKEN_ARCHIVE, find_fault, is_word_archive
from bedside.literature.word_text import StyleOf, W, fill, outline_level, paragraph_text
from bedside.literature.wording import one_line
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, Origin, Publication, ReadDepth

if TYPE_CHECKING:
    from docx.document import Document

_ZIP = b"PK\x03\x04"
_NOTES = (("footnotes", "footnote", "Footnotes"), ("endnotes", "endnote", "Endnotes"))
_TEMPLATE_AUTHORS = frozenset({"python-docx", "microsoft office user", "user", "admin", "owner", "author"})
_TEMPLATE_MADE = date(2013, 12, 23)
"""The day of the empty file that python-docx copies."""
_WORDS_FIRST_YEAR = 1983
_BROKEN_PARTS = (etree.XMLSyntaxError, KeyError, AttributeError, TypeError, RecursionError)
"""python-docx takes for granted that every part is there and of its kind."""
_TEMPLATE_TITLES = frozenset({"word document", "untitled", "document"})


class WordReader:
    """Reads ``.docx`` files; those with macros are refused."""

    name = "Word (.docx)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the file is a ZIP archive that holds Word's parts."""
        if not head.startswith(_ZIP):
            return False
        try:
            with path.open("rb") as stream:
                return is_word_archive(stream)
        except OSError:
            return False

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The file as one publication; a damaged or hostile file is one problem."""
        try:
            data = read_whole(path)
            fault = find_fault(BytesIO(data))
        except (*BROKEN_FILE, *BROKEN_ARCHIVE) as error:
            met = f"The Word file cannot be opened: {_reason(error)}."
            on_problem(_problem(path, met, "Save or fetch it again."))
            return
        if fault:
            advice = "Save it anew as .docx, without password or macros; the file was left out."
            on_problem(_problem(path, f"The Word file was refused: {fault}.", advice))
            return
        found = _read(data, path, on_problem)
        if found is not None:
            yield found


def _read(data: bytes, path: Path, on_problem: OnProblem) -> ReadPublication | None:
    import docx  # only who reads Word files waits for it
    from docx.opc.exceptions import OpcError

    try:
        word = docx.Document(BytesIO(data))
        id, title = file_id(path), _title(word) or path.stem
        flow = Flow(title=title)
        _drop_hidden_runs(word)
        fill(flow, word.element.body, _styles(word))
        _fill_notes(flow, word)
        passages = make_passages(id, flow.parts(), read_depth=ReadDepth.FULL_TEXT)
        publication = _publication(word, path, title)
    except (*BROKEN_ARCHIVE, *_BROKEN_PARTS, OpcError) as error:
        met = f"The Word file is damaged: {_reason(error)}."
        on_problem(_problem(path, met, "Save or fetch it again."))
        return None
    if not passages:
        on_problem(
            _problem(path, "The Word file holds no text.", "If it holds pictures of text, run OCR first.")
        )
        return None
    return ReadPublication(publication=publication, passages=passages)


def _publication(word: "Document", path: Path, title: str) -> Publication:
    stated = word.core_properties
    authors = one_line(stated.author or "")
    return Publication(
        id=file_id(path),
        kind=EvidenceKind.ARTICLE,
        title=title,
        origin=Origin.LITERATURE,
        authors=None if authors.lower() in _TEMPLATE_AUTHORS else authors or None,
        year=_year(word),
        language=one_line(stated.language or "") or None,
    )


def _title(word: "Document") -> str | None:
    """The title in the properties, else the one paragraph of the style Title."""
    title = one_line(word.core_properties.title or "")
    if title and title.lower() not in _TEMPLATE_TITLES:
        return title
    styled = [_plain(p._p) for p in word.paragraphs if p.style is not None and p.style.name == "Title"]
    return styled[0] if len(styled) == 1 and styled[0] else None


def _plain(paragraph: etree._Element) -> str:
    return one_line(paragraph_text(paragraph))


def _year(word: "Document") -> int | None:
    """The year in which the file was made; that of a template is none."""
    made = word.core_properties.created
    is_stated = made is not None and made.year >= _WORDS_FIRST_YEAR and made.date() != _TEMPLATE_MADE
    return made.year if made and is_stated else None


def _styles(word: "Document") -> StyleOf:
    """What each paragraph style is: a heading of a level, an item, hidden; styles inherit."""
    known: dict[str, tuple[int | None, bool, bool]] = {}
    by_id = {style.style_id: style for style in word.styles}
    for id in by_id:
        line: list[Any] = []
        above = by_id.get(id)
        while above is not None and above not in line and len(line) < 20:
            line.append(above)
            above = getattr(above, "base_style", None)
        known[id] = (
            next((level for style in line if (level := _heading_level(style)) is not None), None),
            any(str(style.name or "").startswith("List ") for style in line),
            any(style.element.find(f"{W}rPr/{W}vanish") is not None for style in line),
        )
    return lambda id: known.get(id or "", (None, False, False))


def _drop_hidden_runs(word: "Document") -> None:
    """Take out the runs whose character style hides them."""
    hidden = {style.style_id for style in word.styles if style.element.find(f"{W}rPr/{W}vanish") is not None}
    for mark in list(word.element.body.iter(f"{W}rStyle")):
        run = next(mark.iterancestors(f"{W}r"), None)
        above = None if run is None else run.getparent()
        if mark.get(f"{W}val") in hidden and run is not None and above is not None:
            above.remove(run)


def _heading_level(style: Any) -> int | None:
    """From the style's name, which is English in every edition of Word, or its outline level."""
    name = str(style.name or "")
    if name == "Title":
        return 1
    if name.startswith("Heading ") and name[8:].isdecimal() and len(name) < 11:
        return int(name[8:])
    outline = style.element.find(f"{W}pPr/{W}outlineLvl")
    stated = outline.get(f"{W}val", "") if outline is not None else ""
    return outline_level(stated)


def _fill_notes(flow: Flow, word: "Document") -> None:
    """Footnotes and endnotes at the end, under their own heading; separators are no notes."""
    for relation, element, heading in _NOTES:
        for part in (r.target_part for r in word.part.rels.values() if not r.is_external):
            if not str(part.partname).endswith(f"/{relation}.xml"):
                continue
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            notes = etree.fromstring(part.blob, parser)
            texts = [_note_text(note) for note in notes.iter(f"{W}{element}") if note.get(f"{W}type") is None]
            if any(texts):
                flow.heading(1, heading)
                for text in texts:
                    flow.paragraph(text)


def _note_text(note: etree._Element) -> str:
    return " ".join(filter(None, map(_plain, note.iter(f"{W}p"))))


def _reason(error: Exception) -> str:
    """What a library says of a damaged file; it may quote the file at length."""
    return one_line(str(error))[:200] or type(error).__name__


def _problem(path: Path, met: str, advice: str) -> Problem:
    return Problem(place=str(path), line=None, met=met, advice=advice)
