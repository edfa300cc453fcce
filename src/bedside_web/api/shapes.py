"""What does a program get? Words of the library where there are some, and these around them."""

from dataclasses import dataclass
from datetime import date, datetime

from bedside.terms import (
    Article,
    Calculation,
    Certainty,
    Claim,
    ClaimId,
    Concept,
    Directness,
    EvidenceKind,
    Facet,
    PassageId,
    PublicationId,
    ReadDepth,
    ReviewState,
)
from bedside.terms.look import NextDatum, PlanLine, Standing
from bedside.terms.patient import Datum, Unread
from bedside.terms.sign import Presence
from bedside_web.reviews.signatures import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article near the question."""

    address: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven:
    """An article in answer to a question; ``article`` keeps to the published schema of articles.

    ``address`` is where it stands, ``None`` where no address tells all that was asked. ``unread`` are words
    of the question that the library does not know.
    """

    address: str | None
    unread: tuple[str, ...]
    nearest: tuple[Near, ...]
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in a list. ``review_due`` is when an approved one must be looked at again."""

    address: str
    title: str
    question: str
    concept: Concept
    facet: Facet
    state: ReviewState
    review_due: date | None
    withdrawal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLines:
    """A part of the list of articles."""

    items: tuple[ArticleLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptLine:
    """A condition: its names, how many claims there are on it, and where its articles stand."""

    id: Concept
    name: str
    plain_name: str
    synonyms: tuple[str, ...]
    analyte: str | None
    direction: str | None
    claims: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptLines:
    """All conditions."""

    items: tuple[ConceptLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in a list. ``plain`` is ``None`` where lay readers must not be given it."""

    id: ClaimId
    concept: Concept
    facet: Facet
    statement: str
    plain: str | None
    certainty: Certainty
    state: ReviewState
    claim_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLines:
    """A part of the list of claims."""

    items: tuple[ClaimLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A work that claims rest on, as it is written in a list of references, with what became of it."""

    id: PublicationId
    text: str
    url: str | None
    kind: EvidenceKind
    title: str
    year: int | None
    pmid: str | None
    doi: str | None
    is_retracted: bool
    superseded_by: str | None
    is_ai_written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLines:
    """A part of the list of references."""

    items: tuple[ReferenceLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceShown:
    """A work with the claims whose wording rests on it."""

    reference: ReferenceLine
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWords:
    """The words that a wording rests on, as they were copied, with their hash; empty where none are kept."""

    publication_id: PublicationId
    passage_id: PassageId | None
    locator: str
    directness: Directness
    read_depth: ReadDepth
    words: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """A claim as readers are shown it, with what it rests on, and who signed this very wording.

    ``needed`` is how many signatures it must bear. While it is under review none of them is shown.
    """

    claim: Claim
    state: ReviewState
    claim_hash: str
    needed: int
    signatures: tuple[Signature, ...]
    cited: tuple[CitedWords, ...]
    references: tuple[ReferenceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """A work that was found, by its best passage; ``score`` orders one search only."""

    reference: ReferenceLine
    passage_id: PassageId
    section: str
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchGiven:
    """What a search found, best first: curated claims, and works of ingested literature.

    ``read_as`` pairs a word of the query with the word that was looked for instead or beside it.
    """

    claims: tuple[ClaimLine, ...]
    works: tuple[Passing, ...]
    read_as: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """A claim on the board's desk, in the wording under review; what others decided is not told.

    ``refusal`` is the code of why the caller may not take it.
    """

    claim_id: ClaimId
    claim_hash: str
    statement: str
    concept: Concept
    facet: Facet
    state: ReviewState
    round: int
    needed: int
    takers: int
    is_mine: bool
    refusal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesShown:
    """A part of the queue, riskiest first."""

    items: tuple[CaseShown, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDone:
    """What an act came to. ``subject`` is ``claim:<id>`` or ``article:<address>``, as the trail names it.

    ``claim_hash`` is that of the wording which stands now.
    """

    act: str
    subject: str
    state: ReviewState
    claim_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerShown:
    """In whose name the caller acts, and what the token may do."""

    name: str
    roles: tuple[str, ...]
    scopes: tuple[str, ...]
    expires_at: datetime | None
    has_second_factor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignShown:
    """A sign in words, what the record says of it, and the data that say so."""

    sign: str
    presence: Presence
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseShown:
    """A cause held against the record; the order of causes is one of looking, never a probability."""

    cause: str
    standing: Standing
    reckoning: str
    signs_for: tuple[SignShown, ...]
    signs_against: tuple[SignShown, ...]
    unknown: tuple[SignShown, ...]
    confirm_with: tuple[str, ...]
    publication_ids: tuple[PublicationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookShown:
    """What the record means for one condition; ``seen`` is what tells whether the condition is there."""

    concept: Concept
    presence: Presence
    seen: tuple[SignShown, ...]
    causes: tuple[CauseShown, ...]
    next_data: tuple[NextDatum, ...]
    plan: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksGiven:
    """A look for each condition, the claims that plans name, and what of the record could not be used."""

    looks: tuple[LookShown, ...]
    claims: tuple[ClaimLine, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNamed:
    """A work behind a calculation, as it is cited, and where it can be opened."""

    id: PublicationId
    reference: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationGiven:
    """A calculation with its works; ``shown`` is each result as it is read.

    The same as ``CalculationReport``, whose word for a work is another's name in this description.
    """

    schema_version: str
    status: str
    shown: tuple[str, ...]
    calculation: Calculation
    works: tuple[WorkNamed, ...]
