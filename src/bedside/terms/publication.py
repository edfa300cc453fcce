"""What works do we cite, of what kind are they, and how deep were they read?"""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import Doi, Pmid, PublicationId


class EvidenceKind(StrEnum):
    """The kind of evidence; references are grouped by it, strongest first."""

    GUIDELINE = "guideline"
    CONSENSUS = "consensus"
    SYSTEMATIC_REVIEW = "systematic review"
    RANDOMIZED_TRIAL = "randomized trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control study"
    CASE_SERIES = "case report or series"
    DRUG_LABEL = "drug label"
    REVIEW = "narrative review"
    TEXTBOOK = "textbook"
    WEB_PAGE = "web page"
    ARTICLE = "article, design not stated"
    AI_PAGE = "AI-written page"


class ReadDepth(StrEnum):
    """How much of a work its reader saw before citing it."""

    FULL_TEXT = "full text"
    SECTION = "section"
    LABEL_SECTION = "label section"
    ABSTRACT = "abstract"
    RECORD = "record only"
    NOT_READ = "not read, as quoted elsewhere"


class Origin(StrEnum):
    """Where a publication came into the library from."""

    PACK = "pack"
    LITERATURE = "literature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A work in the library. Fields that were not seen are ``None``; nothing is filled from memory."""

    id: PublicationId
    kind: EvidenceKind
    title: str
    origin: Origin
    authors: str | None = None
    container: str | None = None
    year: int | None = None
    volume: str | None = None
    pages: str | None = None
    pmid: Pmid | None = None
    doi: Doi | None = None
    url: str | None = None
    note: str | None = None
    language: str | None = None
    is_retracted: bool = False

    @property
    def is_ai_written(self) -> bool:
        """Whether a machine wrote it: then it is never evidence."""
        return self.kind is EvidenceKind.AI_PAGE
