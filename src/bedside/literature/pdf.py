"""What does a PDF say? Its text in reading order, each passage with the page and place it begins at.

PDFium reads the text; scripts, forms and attachments in the file are never touched.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, file_id, read_whole
from bedside.literature.passages import make_passages
from bedside.literature.pdf_lines import MOST_LETTERS, MOST_PAGES, Line, read_lines
from bedside.literature.pdf_parts import largest_text, make_parts
from bedside.literature.pdf_streams import holds_bomb
from bedside.literature.reader import OnProblem
from bedside.literature.wording import one_line
from bedside.ports import ReadPublication
from bedside.terms import Doi, EvidenceKind, Origin, Publication, ReadDepth

_MAGIC, _MAGIC_WITHIN = b"%PDF-", 1024
"""Readers of PDF accept the mark anywhere in the first 1,024 bytes (ISO 32000-1, Annex H.3.4.1)."""

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>|]+[^\s\"<>|.,;:)\]}]")
_REFERENCES = re.compile(r"(?:\d+\.?\s*)?(?:references|bibliography|literature cited)\W*\Z", re.IGNORECASE)
_MADE_BY_A_PROGRAM = re.compile(
    r"microsoft|untitled|no ?title|slide \d|\S+\.(?:docx?|pdf|indd|qxd|tex|rtf|odt|pptx?|xlsx?)\b|\S+\Z",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(r"user|admin\w*|owner|unknown|author|[a-z0-9_.@-]+|.*@.*", re.ASCII)


class PdfReader:
    """Reads ``.pdf`` files that hold text."""

    name = "PDF with text (.pdf)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the mark of PDF stands near the beginning."""
        return _MAGIC in head[:_MAGIC_WITHIN]

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The file as one publication; a file without text, or that cannot be opened, is a problem."""
        from pypdfium2 import PdfDocument, PdfiumError  # loads the PDFium library

        try:
            data = read_whole(path)
        except BROKEN_FILE as error:
            on_problem(_problem(path, f"The file could not be read: {error}.", "Fetch it again."))
            return
        if holds_bomb(data):
            advice = "The file was left out; print it anew to a PDF."
            on_problem(_problem(path, "A part of the PDF unpacks to an absurd size.", advice))
            return
        try:
            pdf = PdfDocument(data)
        except PdfiumError:
            on_problem(_unopened(path, data))
            return
        try:
            pages = _bounded_pages(pdf, path, on_problem)
            stated = pdf.get_metadata_dict()
        except PdfiumError:
            on_problem(_unopened(path, data))
            return
        finally:
            pdf.close()
        if any(pages):
            yield _publication(path, pages, stated)
        else:
            advice = "It is a scan, or empty; run OCR first, for example ocrmypdf."
            on_problem(_problem(path, "The PDF holds no text.", advice))


def _bounded_pages(pdf: object, path: Path, on_problem: OnProblem) -> list[list[Line]]:
    pages: list[list[Line]] = []
    letters = 0
    for page in read_lines(pdf):
        pages.append(page)
        letters += sum(len(line.text) for line in page)
        if len(pages) >= MOST_PAGES or letters > MOST_LETTERS:
            advice = "The pages before were kept; split the file."
            met = f"The PDF is longer than {MOST_PAGES} pages or {MOST_LETTERS:,} letters."
            on_problem(_problem(path, met, advice))
            break
    return pages


def _unopened(path: Path, data: bytes) -> Problem:
    """Why a PDF cannot be opened. PDFium's own reason may be that of the file before, so it is not asked."""
    if b"/Encrypt" in data:
        return _problem(path, "The PDF is encrypted.", "Save it without a password, then read it again.")
    advice = "It may be damaged; fetch it again. The file was left out."
    return _problem(path, "The PDF cannot be opened: it is damaged, or holds no page.", advice)


def _problem(path: Path, met: str, advice: str) -> Problem:
    return Problem(place=str(path), line=None, met=met, advice=advice)


def _publication(path: Path, pages: list[list[Line]], stated: dict[str, str]) -> ReadPublication:
    first = next(page for page in pages if page)
    title = _stated_title(stated, path) or largest_text(first)
    id = file_id(path)
    passages = make_passages(id, make_parts(pages, title=title), read_depth=ReadDepth.FULL_TEXT)
    publication = Publication(
        id=id,
        kind=EvidenceKind.ARTICLE,
        title=title or path.stem,
        origin=Origin.LITERATURE,
        authors=_stated_authors(stated),
        doi=_doi(pages[0]),
    )
    return ReadPublication(publication=publication, passages=passages)


def _stated_title(stated: dict[str, str], path: Path) -> str | None:
    """The title in the file's metadata, unless a program put a file name or its own name there."""
    title = one_line(stated.get("Title", ""))
    if len(title) < 8 or title == path.stem or _MADE_BY_A_PROGRAM.match(title):
        return None
    return title


def _stated_authors(stated: dict[str, str]) -> str | None:
    """The authors in the metadata, unless they are an account's name."""
    authors = one_line(stated.get("Author", ""))
    return None if len(authors) < 2 or _NO_AUTHOR.fullmatch(authors) else authors


def _doi(page: list[Line]) -> Doi | None:
    """The DOI that the first page prints, if it prints one alone, and not among references."""
    found: set[str] = set()
    for line in page:
        if _REFERENCES.match(line.text):
            break
        found.update(match[0] for match in _DOI.finditer(line.text))
    return Doi(found.pop()) if len(found) == 1 else None
