"""Of which sort is a work in the world of reference software, and how are its printed fields taken apart?"""

import re
from enum import Enum
from html import unescape

from bedside.terms import EvidenceKind, Publication

_VOLUME = re.compile(r"(?P<volume>[^()]+)\((?P<issue>[^()]+)\)")
_PAGES = re.compile(r"(?P<first>[A-Za-z]*\d+[A-Za-z]?)\s*[-–]\s*(?P<last>[A-Za-z]*\d+[A-Za-z]?)")
# Marks that records leave in titles. "K+ <3.5 mmol/L" is none.
_MARKS = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|scp|inf|italic|bold|span)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_PAGES_OF_THE_WEB = frozenset({EvidenceKind.WEB_PAGE, EvidenceKind.AI_PAGE, EvidenceKind.DRUG_LABEL})


class Sort(Enum):
    """A work's sort, as RIS, BibTeX, CSL and JATS name it."""

    JOURNAL = ("JOUR", "article", "article-journal", "journal")
    CHAPTER = ("CHAP", "incollection", "chapter", "book")
    BOOK = ("BOOK", "book", "book", "book")
    WEB = ("ELEC", "misc", "webpage", "webpage")
    OTHER = ("GEN", "misc", "document", "other")

    @property
    def ris(self) -> str:
        """RIS, tag ``TY``."""
        return str(self.value[0])

    @property
    def bibtex(self) -> str:
        """BibTeX's entry type."""
        return str(self.value[1])

    @property
    def csl(self) -> str:
        """CSL's ``type``."""
        return str(self.value[2])

    @property
    def jats(self) -> str:
        """JATS's ``publication-type``."""
        return str(self.value[3])


def sort_of(publication: Publication) -> Sort:
    """The sort that the known fields speak for; what speaks for nothing is only a work."""
    if publication.kind is EvidenceKind.TEXTBOOK and not _is_a_page_of_the_web(publication):
        return Sort.CHAPTER if publication.container else Sort.BOOK
    if publication.kind not in _PAGES_OF_THE_WEB and publication.container and _is_in_a_journal(publication):
        return Sort.JOURNAL
    return Sort.WEB if publication.url else Sort.OTHER


def _is_a_page_of_the_web(publication: Publication) -> bool:
    """Whether a text in something like a book has an address and nothing that a printed chapter has."""
    printed = (publication.pages, publication.volume, publication.edition, publication.doi, publication.pmid)
    address = publication.url or ""
    return bool(address and publication.container) and not any(printed) and "/chapter" not in address.lower()


def _is_in_a_journal(publication: Publication) -> bool:
    return bool(publication.pmid or publication.volume or publication.doi)


def plain_title(title: str) -> str:
    """The title without marks and named characters of HTML."""
    return " ".join(unescape(_MARKS.sub("", title)).split())


def read_volume(volume: str | None) -> tuple[str | None, str | None]:
    """Volume and issue out of ``10(7)``; a volume without brackets has no known issue."""
    found = _VOLUME.fullmatch(volume.strip()) if volume else None
    return (found["volume"].strip(), found["issue"].strip()) if found else (volume, None)


def read_pages(pages: str | None) -> tuple[str | None, str | None]:
    """First and last page as printed; a number that stands alone is the first."""
    found = _PAGES.fullmatch(pages.strip()) if pages else None
    return (found["first"], found["last"]) if found else (pages, None)
