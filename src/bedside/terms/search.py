"""What may a person ask of a search, and what does a search say of what it found?"""

from dataclasses import dataclass, field

from bedside.terms.identifiers import PassageId, PublicationId
from bedside.terms.publication import EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What a work must be to be found; an empty field asks for nothing.

    Years are inclusive. Journals and MeSH headings are compared without regard to case,
    ``populations`` are names of groups as questions name them (``children``).
    """

    from_year: int | None = None
    to_year: int | None = None
    kinds: tuple[EvidenceKind, ...] = ()
    journals: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == SearchFilters()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """How to search. Each switch turns one part of the search on or off, so that its worth can be measured.

    ``spelling`` looks for what a misspelled word means, ``abbreviations`` for the short form beside a long
    one and ``long_forms`` the other way, ``mesh`` for other and narrower names of a heading; ``pico`` lets
    words count little that only frame a question. What is off by default did not earn its place (ADR 0020).

    ``seconds`` bounds the time spent on making vectors that are not there yet; ``None`` makes all.
    """

    filters: SearchFilters = field(default_factory=SearchFilters)
    meaning: bool = True
    nearness: bool = True
    spelling: bool = True
    abbreviations: bool = True
    long_forms: bool = False
    mesh: bool = False
    pico: bool = True
    evidence: bool = True
    seconds: float | None = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a work stands where it stands.

    ``words`` is its BM25 score and ``words_rank`` its place by words alone (from 1); ``meaning`` is the
    cosine of query and passage; ``None`` where it was not found so or not compared. ``evidence`` and
    ``recency`` are what kind and year added to the score.
    """

    words: float | None
    words_rank: int | None
    meaning: float | None
    meaning_rank: int | None
    evidence: float = 0.0
    recency: float = 0.0
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A work that was found, by its best passage. ``score`` orders one search only."""

    publication_id: PublicationId
    passage_id: PassageId
    score: float
    explanation: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """What a search found, best first, and how the query was read.

    ``read_as`` pairs a word of the query with the word looked for instead or beside it;
    ``uncompared`` counts candidates whose meaning was not compared for want of time.
    """

    found: tuple[Found, ...]
    words: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    uncompared: int = 0
