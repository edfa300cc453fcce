"""What does an answer look like before it is rendered? An article: a view of claims."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.audience import Audience
from bedside.terms.claim import Certainty, Directness, Recommendation
from bedside.terms.draft import WriterFault
from bedside.terms.facet import Facet
from bedside.terms.identifiers import AnswerId, ClaimId, Concept, PassageId, PublicationId, ReleaseId
from bedside.terms.publication import EvidenceKind, ReadDepth
from bedside.terms.question import Correction, Slot, Urgency
from bedside.terms.verdict import Support

ARTICLE_SCHEMA_VERSION = "1.1"


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not found"
    URGENT = "urgent"


class ReviewStatus(StrEnum):
    """Where an article stands in review; only signatures move it on."""

    SUBMITTED = "Submitted"
    UNDER_REVIEW = "Under Review"
    APPROVED = "Approved"


class ClaimOrigin(StrEnum):
    """How a statement came to be; the kinds are never mixed without saying so."""

    CURATED = "curated"
    EXTRACTED = "extracted"
    DRAFTED = "drafted"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The mark that ties a statement to a passage; ``number`` is the reference's number."""

    number: int
    publication_id: PublicationId
    directness: Directness
    read_depth: ReadDepth
    locator: str
    passage_id: PassageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """What another source says instead, with its citation."""

    says: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of an article, with everything that stands behind it.

    ``is_held_back``: what the record of this patient lacks must be known before it is acted on.
    """

    text: str
    origin: ClaimOrigin
    citations: tuple[Citation, ...]
    claim_id: ClaimId | None = None
    certainty: Certainty | None = None
    support: Support | None = None
    is_unverified: bool = False
    recommendation: Recommendation | None = None
    dissents: tuple[Dissent, ...] = ()
    is_held_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; every row cites."""

    cells: tuple[str, ...]
    citations: tuple[Citation, ...]
    is_unverified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, with how its computed columns came about."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an article. ``subsections`` nest one level deep."""

    key: str
    title: str
    facet: Facet | None = None
    statements: tuple[Statement, ...] = ()
    tables: tuple[Table, ...] = ()
    subsections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A numbered bibliographic entry. ``read_depth`` is the deepest that any citation here used."""

    number: int
    publication_id: PublicationId
    kind: EvidenceKind
    text: str
    read_depth: ReadDepth
    url: str | None = None
    year: int | None = None
    is_retracted: bool = False
    is_ai_written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentNotice:
    """The line that comes before anything else in an emergency."""

    urgency: Urgency
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearSource:
    """A source that came near without supporting an answer."""

    publication_id: PublicationId
    title: str
    url: str | None = None
    is_retracted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A next question that the library can answer, and with how many claims."""

    question: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """The measured school grade of the body. ``measure`` names the formula and what it left out."""

    grade: float
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedEvidence:
    """Something gathered for the question, with its search score."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """What a writer did for the article: its name, and what became of the sentences that it wrote.

    ``kept`` are shown as written, ``quoted`` stand in the source's own words instead, ``dropped`` are shown
    in no form; ``fault`` says why it broke off, if it did.
    """

    writer: str
    kept: int
    quoted: int
    dropped: int
    fault: WriterFault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How the article was made: enough to make the same bytes again."""

    release: ReleaseId
    engines: tuple[str, ...]
    evidence: tuple[RankedEvidence, ...]
    drafting: Drafting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the article holds, counted from its statements."""

    statements: int
    unverified: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryNote:
    """A term kept in plain language, explained for this reader."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An answer: a view of claims for one question and one audience.

    Sections come in reading order; citation numbers run in order of first use and each
    resolves to exactly one of ``references``.
    """

    id: AnswerId
    schema_version: str
    question: str
    title: str
    outcome: Outcome
    audience: Audience
    concept: Concept | None
    facet: Facet
    urgent: UrgentNotice | None
    bottom_line: tuple[Statement, ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    not_found: tuple[str, ...]
    open_slots: tuple[Slot, ...]
    near_sources: tuple[NearSource, ...]
    follow_ups: tuple[FollowUp, ...]
    corrections: tuple[Correction, ...]
    safety_advice: tuple[str, ...]
    glossary: tuple[GlossaryNote, ...]
    readability: Readability | None
    counts: Counts
    status: ReviewStatus
    status_note: str
    last_updated: str
    disclaimer: str
    making: Making
    parent: AnswerId | None = None
