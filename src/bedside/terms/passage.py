"""What words of a work can be cited? Runs of its text, with offsets and a hash."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import PassageId, PublicationId
from bedside.terms.publication import ReadDepth


class Wording(StrEnum):
    """Whose words a passage holds."""

    SOURCE = "the source's words"
    NOTE = "our note of the source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of a publication's stored text: ``stored_text[start:end] == text``.

    Offsets count Unicode code points. ``sha256`` is the hex digest of ``text`` in UTF-8.
    ``sentences`` are ``(start, end)`` pairs relative to ``text``.
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
    sentences: tuple[tuple[int, int], ...] = ()
