"""What may stand in an evidence pack? The YAML format, as models at the border.

The published JSON Schema is made from these models, so the two cannot drift apart.
"""

from typing import Annotated

from pydantic import Field

from bedside.literature.pack.entry import ID_PATTERN, Entry, Id, Line
from bedside.literature.pack.signs import SignEntry
from bedside.terms import (
    Certainty,
    Comparator,
    Directness,
    EvidenceKind,
    Facet,
    PlanKind,
    QuantityKind,
    ReadDepth,
)

PMID_PATTERN = r"^[1-9][0-9]{0,8}$"
DOI_PATTERN = r"^10\.[0-9]{4,9}/\S+$"
VERSION_PATTERN = r"^\d+\.\d+\.\d+$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
URL_PATTERN = r"^https?://\S+$"
DIRECTION_PATTERN = "^(low|high)$"
PATTERNS_IN_WORDS = {
    ID_PATTERN: "Use lower-case letters, digits, dots and hyphens.",
    PMID_PATTERN: "Write the PMID's digits, in quotation marks.",
    DOI_PATTERN: "Write the DOI from `10.` on, without an address before it.",
    VERSION_PATTERN: "Write three numbers, such as '0.1.0'.",
    DATE_PATTERN: "Write the date as 'YYYY-MM-DD', in quotation marks.",
    URL_PATTERN: "Write the whole address, from `https://` on.",
    DIRECTION_PATTERN: "Write `low` or `high`.",
}


class PackHeader(Entry):
    """``pack.yaml``: who wrote the pack, under which license, and when it was last edited."""

    name: Id
    title: Line
    version: Annotated[str, Field(pattern=VERSION_PATTERN)]
    updated: Annotated[str, Field(pattern=DATE_PATTERN)]
    language: str = "en"
    license: Line
    authors: Line


class ReferenceEntry(Entry):
    """``references.yaml``: a work. Leave out what was not seen; never fill it from memory."""

    id: Id
    kind: EvidenceKind
    title: Line
    authors: Line | None = None
    container: Line | None = None
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    volume: Line | None = None
    pages: Line | None = None
    pmid: Annotated[str, Field(pattern=PMID_PATTERN)] | None = None
    doi: Annotated[str, Field(pattern=DOI_PATTERN)] | None = None
    url: Annotated[str, Field(pattern=URL_PATTERN)] | None = None
    note: Line | None = None
    retracted: bool = False


class QuantityEntry(Entry):
    """A number of a claim: either ``value``, or ``low`` and ``high`` with comparator ``range``."""

    name: Line
    kind: QuantityKind
    of: Line | None = None
    specimen: Line | None = None
    comparator: Comparator
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Annotated[str, Field(min_length=1, max_length=40)]
    printed: Line


class SupportEntry(Entry):
    """Where a claim is supported: the work, the place in it, how deep it was read, and our note of it."""

    ref: Id
    locator: Line
    directness: Directness
    read_depth: ReadDepth
    note: Line


class DisagreementEntry(Entry):
    """What another work says instead."""

    says: Line
    ref: Id


class RecommendationEntry(Entry):
    """A guideline's grade as printed; ``verified`` only when its own words were read."""

    by: Line
    grade: Line | None = None
    verified: bool = False


class ClaimEntry(Entry):
    """``claims/**/*.yaml``: one statement. ``plain`` is null for doses, which lay readers never get."""

    id: Id
    concept: Id
    facet: Facet
    topic: Line
    statement: Line
    plain: Line | None
    certainty: Certainty
    conditions: tuple[Line, ...] = ()
    drugs: tuple[Line, ...] = ()
    populations: tuple[Line, ...] = ()
    quantities: tuple[QuantityEntry, ...] = ()
    recommendation: RecommendationEntry | None = None
    supports: Annotated[tuple[SupportEntry, ...], Field(min_length=1)]
    disagreements: tuple[DisagreementEntry, ...] = ()


class TopicGroupEntry(Entry):
    """A heading within a facet and the claim topics under it."""

    title: Line
    plain_title: Line
    topics: Annotated[tuple[Line, ...], Field(min_length=1)]
    particular: bool = False


class ConceptFileEntry(Entry):
    """``concepts.yaml``: a condition, its names as people type them, and the layout of its article."""

    id: Id
    name: Line
    plain_name: Line
    synonyms: tuple[Line, ...] = ()
    analyte: Line | None = None
    direction: Annotated[str, Field(pattern=DIRECTION_PATTERN)] | None = None
    bottom_lines: dict[Facet, tuple[Id, ...]] = Field(default={})
    groups: dict[Facet, tuple[TopicGroupEntry, ...]] = Field(default={})
    red_flags: tuple[Line, ...] = ()
    shown_by: SignEntry | None = None
    bands: tuple[SignEntry, ...] = ()


class DrugCauseEntry(Entry):
    """``drug_causes.yaml``: a drug that brings the condition about."""

    concept: Id
    drug: Line
    drug_class: Annotated[Line, Field(alias="class")]
    mechanism: Line
    how: Line
    refs: Annotated[tuple[Id, ...], Field(min_length=1)]
    note: Line | None = None


class CauseRuleEntry(Entry):
    """``cause_rules.yaml``: what in a record points to a cause."""

    concept: Id
    cause: Line
    points_for: tuple[SignEntry, ...]
    points_against: tuple[SignEntry, ...] = ()
    confirm_with: tuple[Line, ...] = ()
    basis: Line
    refs: Annotated[tuple[Id, ...], Field(min_length=1)]
    note: Line | None = None


class PlanRuleEntry(Entry):
    """``plan_rules.yaml``: when a claim bears on the plan for a patient, and what forbids it."""

    concept: Id
    claim: Id
    kind: PlanKind
    when: SignEntry | None = None
    unless: SignEntry | None = None


class GlossaryFileEntry(Entry):
    """``glossary.yaml``: a term that plain sentences keep, explained; ``also`` finds it under other names."""

    term: Line
    meaning: Line
    also: tuple[Line, ...] = ()


FILES: dict[str, type[Entry]] = {
    "pack.yaml": PackHeader,
    "references.yaml": ReferenceEntry,
    "concepts.yaml": ConceptFileEntry,
    "claims": ClaimEntry,
    "drug_causes.yaml": DrugCauseEntry,
    "cause_rules.yaml": CauseRuleEntry,
    "plan_rules.yaml": PlanRuleEntry,
    "glossary.yaml": GlossaryFileEntry,
}


def pack_schema() -> dict[str, object]:
    """The JSON Schema of every file of a pack, by file name; ``claims`` is each file under ``claims/``."""
    schemas: dict[str, object] = {}
    for name, model in FILES.items():
        entry = model.model_json_schema(by_alias=True)
        schemas[name] = entry if name == "pack.yaml" else {"type": "array", "items": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bedside evidence pack, format 1",
        "description": "One schema for each file of a pack.",
        "files": schemas,
    }
