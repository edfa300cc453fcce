"""What is a claim? One statement that can be true or false, with what stands behind it."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.facet import Facet
from bedside.terms.identifiers import ClaimId, Concept, PassageId, PublicationId
from bedside.terms.publication import ReadDepth
from bedside.terms.quantity import Quantity


class Certainty(StrEnum):
    """The pack author's certainty, in GRADE's four words; ``EXPERT`` is opinion that was not graded."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    EXPERT = "expert opinion"


class Directness(StrEnum):
    """Whether a support states the claim itself or only something that it follows from."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSupport:
    """One place that a claim rests on. ``passage_id`` is given when the release is built."""

    publication_id: PublicationId
    locator: str
    directness: Directness
    read_depth: ReadDepth
    note: str
    passage_id: PassageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What another publication says instead, in a few words."""

    says: str
    publication_id: PublicationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A named guideline's own grade, kept as printed; never generated, never converted."""

    by: str
    grade: str | None = None
    is_verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One curated statement. ``plain`` is ``None`` where lay readers must not be given it (doses)."""

    id: ClaimId
    concept: Concept
    facet: Facet
    topic: str
    statement: str
    plain: str | None
    certainty: Certainty
    supports: tuple[ClaimSupport, ...]
    quantities: tuple[Quantity, ...] = ()
    populations: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    recommendation: Recommendation | None = None
    is_unverified: bool = False
