"""What is a ticket of the consistency board? Different numbers for one thing, body by body."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.claim import Certainty
from bedside.terms.identifiers import ClaimId, Concept
from bedside.terms.publication import Publication, ReadDepth


class TicketKind(StrEnum):
    """Why the numbers differ, as far as the claims tell."""

    BODIES = "bodies differ"
    POPULATIONS = "populations differ"
    ONE_WRONG = "one may be wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketValue:
    """One value in one unit: ``low`` and ``high`` to be drawn, ``printed`` to be read.

    ``is_own`` says that the source itself uses this unit; the others are converted.
    """

    unit: str
    low: float
    high: float | None
    printed: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """What one body says. ``marks`` say why a row does not count: AI-written, unverified, retracted, …

    ``is_quoted``: a claim tells it as a disagreement, so that its reading depth is not known.
    ``certainty`` is the claim's, ``grade`` the body's own grade as printed.
    """

    body: str
    printed: str
    values: tuple[TicketValue, ...]
    what_for: str
    claim_id: ClaimId
    publication: Publication
    is_quoted: bool
    populations: tuple[str, ...] = ()
    certainty: Certainty | None = None
    grade: str | None = None
    read_depth: ReadDepth | None = None
    marks: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether this row may make a ticket."""
        return not self.marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One thing for which claims give different numbers; rows from the lowest value to the highest.

    ``units`` are those that every row has, the first to be shown first.
    """

    id: str
    title: str
    concept: Concept
    kind: TicketKind
    reason: str
    units: tuple[str, ...]
    rows: tuple[TicketRow, ...]
    claims: tuple[ClaimId, ...]
