"""What was asked? A question after understanding, before anything is looked up."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.facet import Facet
from bedside.terms.identifiers import Concept


class Urgency(StrEnum):
    """Emergencies that put an urgent line before any article."""

    CHEST_PAIN = "chest pain"
    BREATHING = "trouble breathing"
    COLLAPSE = "collapse"
    HEARTBEAT = "racing or pounding heart"
    SEIZURE = "seizure"
    OVERDOSE = "overdose or poisoning"
    SELF_HARM = "thoughts of suicide or self-harm"
    STROKE = "signs of a stroke"
    BLEEDING = "heavy bleeding"
    ALLERGY = "severe allergic reaction"
    HARM = "danger to a person"


class Slot(StrEnum):
    """Something that changes the answer and that a question may leave open."""

    ROUTE = "route"
    AGE = "age"
    KIDNEY_FUNCTION = "kidney function"
    SEVERITY = "severity or symptoms"
    ACUITY = "acute or chronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A word that was read as another one."""

    typed: str
    read_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood.

    ``focus`` holds the content words that neither name the concept nor the facet;
    ``populations`` the groups that it speaks of (``pregnancy``, ``children`` …);
    ``is_inherited`` says that the concept came from the question before it.
    """

    text: str
    concept: Concept | None
    facet: Facet
    focus: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    named_slots: tuple[Slot, ...] = ()
    corrections: tuple[Correction, ...] = ()
    urgency: Urgency | None = None
    is_inherited: bool = False
    is_facet_named: bool = True
