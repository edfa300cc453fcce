"""What is a record told while a clinician works in it? What was seen, what claims say, what to measure."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import ClaimId, Concept
from bedside.terms.patient import Code, Datum


class HintLevel(StrEnum):
    """How urgent a hint is; none of ours is critical, because no rule of ours sees the patient."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabTest:
    """A laboratory test that a hint offers to order: its name in words, and its codes."""

    name: str
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint: a headline, the data that led to it, the claims that it rests on, what is missing.

    It never holds a dose of ours and never offers to order, change or stop a medicine.
    """

    headline: str
    level: HintLevel
    concept: Concept
    data: tuple[Datum, ...]
    claim_ids: tuple[ClaimId, ...]
    missing: tuple[str, ...] = ()
    tests: tuple[LabTest, ...] = ()
