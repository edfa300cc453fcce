"""Of what is a draft of a pack made? Quotations, entries that rest on them, and what was set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bedside.terms import Facet, Passage, PassageKind, Publication, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A sentence of a passage: ``passage.text[start:end]``. ``place`` is its number in order of reading.

    ``is_on_topic``: its work's title names the topic, or the sentence does before its middle.
    """

    publication: Publication
    passage: Passage
    start: int
    end: int
    place: int
    is_on_topic: bool = True

    @property
    def text(self) -> str:
        """The sentence as one line."""
        return " ".join(self.passage.text[self.start : self.end].split())

    @property
    def is_recommendation(self) -> bool:
        """Whether it stands in a recommendation of its work."""
        return self.passage.kind is PassageKind.RECOMMENDATION or self.passage.grade is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessedFacet:
    """A facet with the words that it was guessed from; ``None`` where no word named one."""

    facet: Facet
    cue: str | None

    @property
    def is_named(self) -> bool:
        """Whether a word named it."""
        return self.cue is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """A claim in the making: the sentence it is drawn from comes first of ``quotations``.

    ``reworded`` is the statement in other words, where a writer found some that verify. ``untyped`` are
    numbers as printed that no quantity could be made of, ``bare`` those that have no unit.
    """

    id: str
    guess: GuessedFacet
    quotations: tuple[Quotation, ...]
    reworded: str | None = None
    populations: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    untyped: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()

    @property
    def first(self) -> Quotation:
        """The sentence that the claim is drawn from."""
        return self.quotations[0]

    @property
    def text(self) -> str:
        """What the claim says, in the source's words or in others."""
        return self.reworded or self.first.text


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A work on the topic that no claim may rest on, and why."""

    publication: Publication
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """Two sentences that may disagree, and how; ``entry_id`` names the claim, if it is one's sentence."""

    entry_id: str | None
    text: str
    other: str
    other_work: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDraft:
    """A first draft of a pack on ``topic``; ``name`` is its id.

    ``alike`` pairs claims that nearly say the same. ``counts`` tell what was read and left out.
    ``references`` names each work that is cited, ``known_as`` the same condition in a pack of the library.
    """

    topic: str
    name: str
    entries: tuple[DraftEntry, ...]
    references: Mapping[str, str]
    set_aside: tuple[SetAside, ...] = ()
    oppositions: tuple[Opposition, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    known_as: str | None = None

    @property
    def works(self) -> tuple[Publication, ...]:
        """The works that claims rest on, each once, in the order of the claims."""
        every = [each.publication for entry in self.entries for each in entry.quotations]
        return tuple({each.id: each for each in every}.values())

    @property
    def missing(self) -> tuple[Facet, ...]:
        """Facets without any claim that a word named."""
        there = {entry.guess.facet for entry in self.entries if entry.guess.is_named}
        return tuple(facet for facet in Facet if facet not in there)
