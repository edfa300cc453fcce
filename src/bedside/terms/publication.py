"""What works do we cite, of what kind are they, and how deep were they read?"""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import Doi, Pmcid, Pmid, PublicationId


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


class NoticeKind(StrEnum):
    """What one work says of another in the record of scholarship (PubMed's CommentsCorrections)."""

    RETRACTION = "retraction"
    PARTIAL_RETRACTION = "partial retraction"
    CONCERN = "expression of concern"
    ERRATUM = "erratum"
    REINSTATEMENT = "reinstatement"
    UPDATE = "update"
    REPUBLICATION = "republication"

    @property
    def takes_back(self) -> bool:
        """Whether it takes back a work or a part of it."""
        return self in (NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A tie between this work and a notice.

    ``is_received``: another work is the notice and speaks of this one (``RetractionIn``); otherwise
    this work is the notice (``RetractionOf``). ``pmid`` and ``doi`` name the other work, ``text``
    says where it is printed, ``date`` is ISO, ``by`` names the table that told it, if one did.
    """

    kind: NoticeKind
    is_received: bool
    text: str | None = None
    pmid: Pmid | None = None
    doi: Doi | None = None
    date: str | None = None
    reasons: tuple[str, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """An entry of a work's own list of references. ``key`` is what its passages cite it by."""

    key: str
    text: str
    pmid: Pmid | None = None
    doi: Doi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A work in the library. Fields that were not seen are ``None``; nothing is filled from memory.

    ``revised`` is the ISO date of this version of the record or work: the newest version wins.
    ``types``, ``mesh`` (headings, without qualifiers) and ``grants`` are the record's own words.
    ``superseded_by`` names the later edition. ``cited`` is the work's own list of references.
    """

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
    pmcid: Pmcid | None = None
    revised: str | None = None
    edition: str | None = None
    superseded_by: str | None = None
    license: str | None = None
    types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    cited: tuple[CitedWork, ...] = ()

    @property
    def is_ai_written(self) -> bool:
        """Whether a machine wrote it: then it is never evidence."""
        return self.kind is EvidenceKind.AI_PAGE

    @property
    def is_taken_back(self) -> bool:
        """Whether it is retracted, in part too, or is itself the notice of a retraction."""
        return self.is_retracted or any(each.kind.takes_back for each in self.notices)
