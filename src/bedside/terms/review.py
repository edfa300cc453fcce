"""What words does review have? Roles, states, acts, decisions, refusals and risks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bedside.terms.facet import Facet
from bedside.terms.identifiers import ClaimId


class Role(StrEnum):
    """What a person may be on the board; one person may be several."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class ReviewState(StrEnum):
    """Where a claim or an article stands; readers see three of them as ``ReviewStatus``."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under review"
    CHANGES_REQUESTED = "changes requested"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What a person, or the watch over sources, does to a claim or an article."""

    WRITE = "write"
    SUBMIT = "submit"
    TAKE = "take"
    RELEASE = "release"
    COMMENT = "comment"
    SIGN = "sign"
    REQUEST_CHANGES = "request changes"
    APPROVE = "approve"
    REOPEN = "reopen"
    REVISE = "revise"
    WITHDRAW = "withdraw"


class DecisionKind(StrEnum):
    """What a reviewer decides of a claim as it is worded."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request changes"


class ReopeningCause(StrEnum):
    """Why signatures of a claim count no more."""

    RETRACTED = "source retracted"
    SUPERSEDED = "source superseded"
    EXPIRED = "signature expired"
    EDITED = "claim edited"
    ASKED = "asked by an editor"


class InterestKind(StrEnum):
    """What a declared interest is in."""

    DRUG = "drug"
    SPONSOR = "sponsor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A reviewer's declared interest, by the name of a drug or of a sponsor."""

    kind: InterestKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who acts. ``has_second_factor`` says whether this sign-in was confirmed by TOTP or a passkey.

    ``has_declared_interests`` is true also for whoever declared that there are none.
    """

    id: int
    name: str
    roles: frozenset[Role] = frozenset()
    specialty: str = ""
    credentials: str = ""
    interests: tuple[Interest, ...] = ()
    has_declared_interests: bool = False
    has_second_factor: bool = False
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an act is not allowed: a stable code, and a sentence for the person."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How much harm a wrong claim could do: the queue's order, with its reasons in words.

    ``needed`` is how many independent signatures the claim must bear.
    """

    score: int
    reasons: tuple[str, ...]
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A reviewer's decision on one wording of a claim; approving it is the signature.

    ``claim_hash`` is that wording's; ``round`` counts up whenever the claim is reopened.
    """

    claim_id: ClaimId
    claim_hash: str
    reviewer: int
    reviewer_name: str
    kind: DecisionKind
    round: int
    signed_at: datetime
    expires_at: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCase:
    """A claim as the rules of review see it, with everything that they ask.

    ``takers`` are the reviewers who have it on their desk; ``decisions`` are all that were ever made.
    ``has_evidence`` is false where every work that it names was written by a machine.
    """

    claim_id: ClaimId
    claim_hash: str
    facet: Facet
    state: ReviewState
    round: int
    needed: int
    author: int | None = None
    drugs: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    has_evidence: bool = True
    takers: frozenset[int] = frozenset()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCase:
    """An article's newest revision as the rules of review see it."""

    address: str
    state: ReviewState
    claims: tuple[ClaimCase, ...]
    reviser: int | None = None
    review_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEvent:
    """An entry of the trail: who did what to what, and the hash that ties it to the entry before it.

    ``detail`` is plain text by name; it never holds a question or anything of a patient.
    """

    number: int
    at: datetime
    actor: int
    actor_name: str
    act: str
    subject: str
    detail: tuple[tuple[str, str], ...]
    previous_hash: str
    hash: str
