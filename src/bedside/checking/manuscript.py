"""What is a text under check made of? Sentences with their places, citation marks, listed references."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bedside.quantities import FoundQuantity, find_quantities


class BlockKind(StrEnum):
    """What a run of lines is."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Plain:
    """Words without markup: ``text[i]`` stands at ``places[i]`` of the file; the last place is the end."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the file; an empty run has no width."""
        if end <= start:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1

    def part(self, start: int, end: int) -> "Plain":
        """The run ``text[start:end]``, with its places."""
        return Plain(self.text[start:end], [*self.places[start:end], self.span(start, end)[1]])


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationMark:
    """One mark as printed at ``[start, end)`` of the file, and the keys that it names (``["1", "2"]``).

    ``is_bare`` marks are plain integers behind a sentence, which only a list of references makes citations.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    is_bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a list item or a table row, with the headings above it.

    ``number`` is that of an item which the file only counts and does not print.
    """

    kind: BlockKind
    plain: Plain
    headings: tuple[str, ...]
    level: int = 0
    number: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class CheckedSentence:
    """One sentence: its words without markup and marks, its marks, and the headings above it.

    ``lead`` is what a list item stands under: the line before the list that ends in a colon.
    """

    plain: Plain
    kind: BlockKind
    headings: tuple[str, ...]
    marks: tuple[CitationMark, ...] = ()
    lead: str = ""
    block: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return self.plain.text

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.plain.places[0]

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.plain.places[-1]

    @cached_property
    def quantities(self) -> tuple[FoundQuantity, ...]:
        """What it states in numbers, with places in ``text``."""
        return find_quantities(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference:
    """An entry of the text's own list of references; ``key`` is its printed number, if it has one."""

    start: int
    end: int
    text: str
    key: str | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Manuscript:
    """A text under check. ``name`` is its file's name; ``has_list`` says that it has a list of references."""

    name: str
    text: str
    sentences: tuple[CheckedSentence, ...]
    references: tuple[ListedReference, ...] = ()
    has_list: bool = False
    marks: tuple[CitationMark, ...] = field(default=())
