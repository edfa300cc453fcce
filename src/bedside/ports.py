"""What do we ask of the outside? Protocols of two to five methods; stores and engines honor them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from bedside.errors import Problem
from bedside.terms import (
    CauseRule,
    Claim,
    ClaimId,
    Concept,
    ConceptEntry,
    Doi,
    DrugCause,
    GlossaryEntry,
    MeshHeading,
    Notice,
    Passage,
    PassageId,
    Pathway,
    PersonalDetail,
    PlanRule,
    Pmid,
    Publication,
    PublicationId,
    SearchFilters,
)

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vector = NDArray[numpy.float32]

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how much of it is done, and how much there is if that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: its id (a claim's, or a passage's with its publication) and its score."""

    id: str
    publication_id: PublicationId | None
    score: float


NO_FILTERS = SearchFilters()
NOTHING_MORE: Mapping[str, float] = MappingProxyType({})


class LexicalIndex(Protocol):
    """Words to hits, best first; equal scores come in order of id, so that runs repeat."""

    def find_passages(
        self,
        words: Sequence[str],
        *,
        top: int,
        also: Mapping[str, float] = NOTHING_MORE,
        filters: SearchFilters = NO_FILTERS,
    ) -> list[Hit]:
        """Passages of ingested literature that hold any of ``words``, or of ``also`` at its weight."""
        ...

    def weigh_passages(
        self, words: Sequence[str], ids: Sequence[PassageId], *, also: Mapping[str, float] = NOTHING_MORE
    ) -> Mapping[PassageId, float]:
        """The scores of those passages; one that holds no word is left out."""
        ...

    def best_possible(self, words: Sequence[str]) -> float:
        """A score that no passage reaches by much, to hold scores of different queries against."""
        ...

    def count_passages(self, word: str) -> int:
        """How many passages hold ``word``, at most."""
        ...

    def find_claims(self, words: Sequence[str], *, concept: Concept | None, top: int) -> list[Hit]:
        """Curated claims that hold any of ``words``, of one concept or of all."""
        ...


class Embedder(Protocol):
    """Texts to vectors of length one, so that their product is their likeness."""

    @property
    def name(self) -> str:
        """The model and its file's hash: vectors of different names are never compared."""
        ...

    def embed_query(self, text: str) -> "Vector":
        """The vector of a question or claim."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Sequence["Vector"]:
        """The vectors of passages, in order."""
        ...


class Judge(Protocol):
    """What a trained model says of claims and passages."""

    @property
    def name(self) -> str:
        """The model and its file's hash."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float, float]]:
        """For each claim and text, the probabilities that it supports, contradicts, or is silent."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a writer is told: ``instructions`` are ours; ``material`` holds a question and passages, not ours.

    ``schema`` is the JSON schema that the answer must fill. At most ``most_tokens`` are written, in at most
    ``seconds``, the time until the first word included.
    """

    instructions: str
    material: str = field(repr=False)
    schema: Mapping[str, object]
    most_tokens: int
    seconds: float


class Writer(Protocol):
    """A language model that fills a JSON schema. What it says is never shown unless it was verified."""

    @property
    def name(self) -> str:
        """The model, as readers see it."""
        ...

    @property
    def is_outside(self) -> bool:
        """Whether what it is told leaves this machine."""
        ...

    def write(self, brief: Brief) -> Iterator[str]:
        """The answer piece by piece as it comes. Raises ``WriterFailed``, also amid the pieces."""
        ...


class Masker(Protocol):
    """Finds what identifies a person, so that it can be masked before a text leaves this machine."""

    @property
    def name(self) -> str:
        """What looks, with its version."""
        ...

    def find(self, text: str) -> Sequence[PersonalDetail]:
        """Personal details in order of place; they may overlap. Raises ``UserError`` for too long a text."""
        ...


class VectorIndex(Protocol):
    """Vectors of a release's passages, as many as were made so far."""

    def find_nearest(self, query: "Vector", *, top: int) -> list[Hit]:
        """Passages nearest in meaning, best first; none where the release is too large to scan."""
        ...

    def compare(self, query: "Vector", ids: Sequence[PassageId]) -> dict[PassageId, float]:
        """The likeness of those passages that have a vector."""
        ...

    def usual(self, query: "Vector") -> float:
        """The mean likeness of the query to the passages that have a vector."""
        ...

    def spread(self, query: "Vector") -> float:
        """The standard deviation of that likeness."""
        ...

    def move_toward(self, query: "Vector", weights: Mapping[PassageId, float]) -> "Vector":
        """The query with the passages' vectors added at these weights, of length one again."""
        ...

    def keep(self, vectors: Mapping[PassageId, "Vector"]) -> None:
        """Add vectors of passages that had none."""
        ...


class PassageStore(Protocol):
    """Publications and their passages, by id."""

    def publication(self, id: PublicationId) -> Publication:
        """The publication; ``KeyError`` if the release does not hold it."""
        ...

    def passage(self, id: PassageId) -> Passage:
        """The passage; ``KeyError`` if the release does not hold it."""
        ...


class Sources(Protocol):
    """What a text's own references lead to, and what the ledger says of its matters."""

    def find_source(self, keys: Sequence[str]) -> "ReadPublication | None":
        """The work that bears the first known of ``pmid:…``, ``doi:…``, ``pmcid:…``, with its passages."""
        ...

    def find_claims(self, text: str, *, top: int) -> Sequence[Claim]:
        """Curated claims that speak of what ``text`` speaks of, nearest first."""
        ...


class Thesaurus(Protocol):
    """Other words for phrases; a phrase for which there is none is left out of what is given."""

    def find_short_forms(self, phrases: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The abbreviations by which the library's works go on."""
        ...

    def find_long_forms(self, phrases: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """What the library's works abbreviate so."""
        ...

    def find_names(self, phrases: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The other names of the headings that phrases name."""
        ...

    def find_narrower(self, phrases: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The names of the headings one step below the headings that phrases name."""
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

    def pathways(self) -> Sequence[Pathway]:
        """Diagnostic and management pathways."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHeading:
    """A vocabulary gives a heading; the headings of one intake take the place of all earlier ones."""

    heading: MeshHeading


Read = ReadPublication | ReadRemoval | ReadNotice | ReadHeading
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
    plan_rules: tuple[PlanRule, ...] = ()
    pathways: tuple[Pathway, ...] = ()


class ReleaseWriter(Protocol):
    """Takes in what readers and packs give, and makes a release of it all at once or not at all."""

    def add_pack(self, pack: ReadPack) -> None:
        """Put a pack into the release."""
        ...

    def add_literature(self, read: Iterable[Read], *, on_problem: Callable[[Problem], None]) -> int:
        """Put what readers give into the release. Returns how many publications were read."""
        ...

    def commit(self) -> str:
        """Make the release the library's current one; returns its id."""
        ...
