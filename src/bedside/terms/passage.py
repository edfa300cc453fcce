"""What words of a work can be cited? Runs of its text, with offsets and a hash."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import PassageId, PublicationId
from bedside.terms.publication import ReadDepth

SECTION_MARK = " › "
"""Stands between the headings of a section path."""


class Wording(StrEnum):
    """Whose words a passage holds."""

    SOURCE = "the source's words"
    NOTE = "our note of the source"


class PassageKind(StrEnum):
    """What sort of text a passage is."""

    PROSE = "prose"
    TITLE = "title"
    RECOMMENDATION = "recommendation"
    TABLE = "table"
    LIST = "list"
    CAPTION = "caption"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where on a printed page a passage begins: ``page`` from 1.

    ``box`` is left, bottom, right, top of its first page in points of 1/72 inch from the page's lower
    left corner, as PDF counts (ISO 32000-1, 8.3.2.3); ``None`` if unknown.
    """

    page: int
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedGrade:
    """A recommendation's grade as its source prints it. Never converted into another scheme."""

    grade: str
    scheme: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of a publication's stored text: ``stored_text[start:end] == text``.

    Offsets count Unicode code points. ``sha256`` is the hex digest of ``text`` in UTF-8.
    ``section`` is the path of headings, outermost first, joined by ``SECTION_MARK``.
    ``cites`` are keys of the publication's ``cited``. ``license`` is that of
    the text, where the source states one.
    """

    id: PassageId
    publication_id: PublicationId
    section: str
    start: int
    end: int
    text: str
    sha256: str
    wording: Wording = Wording.SOURCE
    read_depth: ReadDepth = ReadDepth.ABSTRACT
    kind: PassageKind = PassageKind.PROSE
    place: Place | None = None
    grade: StatedGrade | None = None
    cites: tuple[str, ...] = ()
    license: str | None = None


def passage_id(publication_id: PublicationId, ordinal: int) -> PassageId:
    """The name of a work's passage; ``ordinal`` counts from 0."""
    return PassageId(f"{publication_id}#{ordinal}")


def publication_of(id: PassageId) -> PublicationId:
    """The work that a passage of literature is of, by the passage's name."""
    return PublicationId(id.rpartition("#")[0])


def find_vector_key(title: str, passage: Passage) -> bytes:
    """The SHA-256 of :func:`findable_text`: what a vector of the passage is kept under."""
    return hashlib.sha256(findable_text(title, passage).encode()).digest()


def findable_text(title: str, passage: Passage) -> str:
    """By which words a passage is found: its work's title, its section and itself, a line each.

    A title that only repeats the passage, or that is the id of a work without one, says nothing.
    """
    says_nothing = title in (passage.text, passage.publication_id)
    parts = (passage.section, passage.text) if says_nothing else (title, passage.section, passage.text)
    return "\n".join(part for part in parts if part)
