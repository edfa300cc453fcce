"""What conditions does the library know, under which names?"""

from dataclasses import dataclass, field

from bedside.terms.facet import Facet
from bedside.terms.identifiers import ClaimId, Concept, PublicationId
from bedside.terms.sign import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """A heading within a facet, and the claim topics that belong under it.

    ``is_particular``: its claims hold in a special case each (asthma, a cause), so they answer only
    a question that names the case.
    """

    title: str
    plain_title: str
    topics: tuple[str, ...]
    is_particular: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptEntry:
    """A condition: its names as people type them, and how an article on it is laid out.

    ``analyte`` names the measured substance; ``direction`` is ``low`` or ``high``.
    ``bottom_lines`` holds, for each facet, the claims that answer it in one to three sentences;
    ``groups`` the headings under which a facet's claims are listed (causes by mechanism …).
    ``shown_by`` is the sign by which a record shows the condition, ``bands`` those of its severity.
    """

    id: Concept
    name: str
    plain_name: str
    synonyms: tuple[str, ...]
    analyte: str | None = None
    direction: str | None = None
    bottom_lines: dict[Facet, tuple[ClaimId, ...]]
    groups: dict[Facet, tuple[TopicGroup, ...]] = field(default_factory=dict)
    red_flags: tuple[str, ...] = ()
    shown_by: Sign | None = None
    bands: tuple[Sign, ...] = ()


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
    points_for: tuple[Sign, ...]
    points_against: tuple[Sign, ...]
    confirm_with: tuple[str, ...]
    basis: str
    publication_ids: tuple[PublicationId, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term kept in plain language, with what it means and what else it is called."""

    term: str
    meaning: str
    also: tuple[str, ...] = ()
