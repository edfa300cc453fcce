"""What do we ask of the outside? Protocols of two to five methods; stores and engines honor them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bedside.terms import (
    CauseRule,
    Claim,
    ClaimId,
    Concept,
    ConceptEntry,
    Doi,
    DrugCause,
    GlossaryEntry,
    Notice,
    Passage,
    PassageId,
    Pmid,
    Publication,
    PublicationId,
)

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how much of it is done, and how much there is if that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: its id (a claim's, or a passage's with its publication) and its score."""

    id: str
    publication_id: PublicationId | None
    score: float


class LexicalIndex(Protocol):
    """Words to hits, best first; equal scores come in order of id, so that runs repeat."""

    def find_passages(self, words: Sequence[str], *, top: int) -> list[Hit]:
        """Passages of ingested literature that hold any of ``words``."""
        ...

    def find_claims(self, words: Sequence[str], *, concept: Concept | None, top: int) -> list[Hit]:
        """Curated claims that hold any of ``words``, of one concept or of all."""
        ...


class PassageStore(Protocol):
    """Publications and their passages, by id."""

    def publication(self, id: PublicationId) -> Publication:
        """The publication; ``KeyError`` if the release does not hold it."""
        ...

    def passage(self, id: PassageId) -> Passage:
        """The passage; ``KeyError`` if the release does not hold it."""
        ...


class Ledger(Protocol):
    """The curated claims of a release, and what a pack says beside them."""

    def claim(self, id: ClaimId) -> Claim:
        """The claim; ``KeyError`` if the release does not hold it."""
        ...

    def claims_on(self, concept: Concept) -> Sequence[Claim]:
        """All claims on a concept, in the pack's order."""
        ...

    def concepts(self) -> Sequence[ConceptEntry]:
        """The conditions that the ledger knows."""
        ...

    def drug_causes(self, concept: Concept) -> Sequence[DrugCause]:
        """Drugs that bring the condition about."""
        ...

    def glossary(self) -> Sequence[GlossaryEntry]:
        """Terms kept in plain language."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPublication:
    """What a reader makes of one record: the work and its passages."""

    publication: Publication
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRemoval:
    """A source asks that works be taken out again (PubMed's ``DeleteCitation``)."""

    ids: tuple[PublicationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNotice:
    """A table tells a notice about a work, which may be in the library, come later, or never come."""

    pmid: Pmid | None
    doi: Doi | None
    notice: Notice


Read = ReadPublication | ReadRemoval | ReadNotice
"""What readers give, record by record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPack:
    """What a pack holds once it is valid: everything that goes into the ledger."""

    name: str
    version: str
    updated: str
    publications: tuple[Publication, ...]
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    concepts: tuple[ConceptEntry, ...]
    drug_causes: tuple[DrugCause, ...]
    cause_rules: tuple[CauseRule, ...]
    glossary: tuple[GlossaryEntry, ...]


class ReleaseWriter(Protocol):
    """Takes in what readers and packs give, and makes a release of it all at once or not at all."""

    def add_pack(self, pack: ReadPack) -> None:
        """Put a pack into the release."""
        ...

    def add_publications(self, publications: Iterable[ReadPublication]) -> int:
        """Put publications into the release; a known id is replaced. Returns how many."""
        ...

    def commit(self) -> str:
        """Make the release the library's current one; returns its id."""
        ...
