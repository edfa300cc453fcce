"""What conditions does the library know, under which names?"""

from dataclasses import dataclass

from bedside.terms.facet import Facet
from bedside.terms.identifiers import ClaimId, Concept, PublicationId


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismGroup:
    """A heading under which causes are listed, and the claim topics that belong to it."""

    title: str
    plain_title: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptEntry:
    """A condition: its names as people type them, and how an article on it is laid out.

    ``analyte`` names the measured substance; ``direction`` is ``low`` or ``high``.
    ``bottom_lines`` holds, for each facet, the claims that answer it in one to three sentences.
    """

    id: Concept
    name: str
    plain_name: str
    synonyms: tuple[str, ...]
    analyte: str | None = None
    direction: str | None = None
    mechanisms: tuple[MechanismGroup, ...] = ()
    bottom_lines: dict[Facet, tuple[ClaimId, ...]]
    red_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugCause:
    """A drug that brings a condition about, and how."""

    concept: Concept
    drug: str
    drug_class: str
    mechanism: str
    how: str
    publication_ids: tuple[PublicationId, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRule:
    """What in a record points to a cause; inferred from cited claims, so a clinician must review it."""

    concept: Concept
    cause: str
    points_for: tuple[str, ...]
    points_against: tuple[str, ...]
    confirm_with: tuple[str, ...]
    basis: str
    publication_ids: tuple[PublicationId, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term kept in plain language, with what it means."""

    term: str
    meaning: str
