"""What does the library say of one patient and one condition? A look: what is there, why, what to mind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bedside.terms.identifiers import ClaimId, Concept, PublicationId
from bedside.terms.patient import Datum, Unread
from bedside.terms.sign import Presence, Sign, SignSeen


class Standing(StrEnum):
    """How a cause stands before a record; an order of looking, never a probability."""

    FITS = "fits"
    POSSIBLE = "possible"
    NOT_TOLD = "not told by the record"
    AGAINST = "speaks against it"


class PlanKind(StrEnum):
    """What a claim does to a plan."""

    CHECK = "check first"
    CAUTION = "mind"
    SUGGESTION = "consider"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule:
    """When a claim bears on what is done for a patient: its test holds, and what forbids it does not.

    ``when`` is ``None`` for a claim that bears on everybody with the condition. A suggestion whose ``unless``
    cannot be told is held back until it can; a check is shown as long as its test is not known to fail.
    """

    concept: Concept
    claim_id: ClaimId
    plan_kind: PlanKind
    when: Sign | None = None
    unless: Sign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSeen:
    """Whether the record holds the condition itself, and which bands of severity the value lies in."""

    concept: Concept
    name: str
    seen: SignSeen | None
    bands: tuple[SignSeen, ...] = ()

    @property
    def presence(self) -> Presence:
        """Unknown as well where no sign of the condition is written."""
        return self.seen.presence if self.seen else Presence.UNKNOWN

    @property
    def severe(self) -> tuple[SignSeen, ...]:
        """The bands among them that their claims call severe."""
        return tuple(band for band in self.bands if band.sign.is_severe)


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSeen:
    """A cause held against a record. ``reckoning`` shows how ``weight`` came about, sign by sign.

    ``unknown`` are signs that the record was asked for and does not tell; ``to_ask`` those that no record is
    asked for.
    """

    cause: str
    standing: Standing
    weight: int
    reckoning: str
    signs_for: tuple[SignSeen, ...] = ()
    signs_against: tuple[SignSeen, ...] = ()
    unknown: tuple[SignSeen, ...] = ()
    to_ask: tuple[Sign, ...] = ()
    confirm_with: tuple[str, ...] = ()
    basis: str = ""
    note: str | None = None
    publication_ids: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDatum:
    """What is not on record and would tell leading causes apart; ``spread`` is by how much weight at most."""

    what: str
    causes: tuple[str, ...]
    spread: int
    needs: tuple[str, ...] = ()
    is_measured: bool = True
    claim_ids: tuple[ClaimId, ...] = ()
    publication_ids: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A claim that bears on the plan, with the data that brought it up.

    ``held_back`` names what must be known first; a suggestion that holds something back is none yet.
    """

    claim_id: ClaimId
    plan_kind: PlanKind
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything said of one patient and one condition; it holds what was used of the record and no more.

    ``calculated`` tells what was calculated of what: ``FEMg 0.9 % (calculated): Urine magnesium …``.
    ``beside`` are the other conditions that the record shows, where one condition was asked about.
    """

    asked_at: datetime
    condition: ConditionSeen
    causes: tuple[CauseSeen, ...] = ()
    next_data: tuple[NextDatum, ...] = ()
    plan: tuple[PlanLine, ...] = ()
    unread: tuple[Unread, ...] = ()
    calculated: tuple[str, ...] = ()
    beside: tuple[ConditionSeen, ...] = ()
