"""How do headings, paragraphs, lists and tables, met in reading order, become parts of a work?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bedside.literature.passages import KEPT_WHOLE, PASSAGE_LENGTH, Part
from bedside.literature.wording import one_line
from bedside.terms import PassageKind, Place

BULLET = "•"
CELL_MARK, ROW_MARK = " | ", " || "
"""Stand between the cells and the rows of a table in stored text, which has no line breaks."""

SHORT = 500
"""Paragraphs below this many characters are joined where a format's paragraphs are small."""


@dataclass(slots=True)
class _Heading:
    level: int
    words: str
    place: Place | None
    is_used: bool = False


class Flow:
    """Takes what a file holds from top to bottom; ``parts`` gives it with its section paths."""

    def __init__(self, *, title: str | None = None) -> None:
        """``title``: a heading of these words is the work's own, and no section."""
        self._title = one_line(title or "").casefold()
        self._headings: list[_Heading] = []
        self._parts: list[Part] = []
        self._items: list[str] = []
        self._items_place: Place | None = None

    def heading(self, level: int, text: str, *, place: Place | None = None) -> None:
        """A heading of a level, 1 the outermost: it ends the sections of its level and below."""
        self._close_list()
        words = one_line(text)
        if not words:
            return
        self._leave(level)
        if words.casefold() != self._title:
            self._headings.append(_Heading(level, words, place))

    def paragraph(
        self, text: str, *, kind: PassageKind = PassageKind.PROSE, place: Place | None = None
    ) -> None:
        """A paragraph, a caption, a quotation."""
        self._close_list()
        if one_line(text):
            self._add(one_line(text), kind, place)

    def item(self, text: str, *, place: Place | None = None) -> None:
        """An item of a list; items that follow one another are one list, at the place of the first."""
        words = one_line(text).lstrip(f"{BULLET} ")
        if words:
            self._items_place = self._items_place if self._items else place
            self._items.append(f"{BULLET} {words}")

    def end_list(self) -> None:
        """The next item begins another list."""
        self._close_list()

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """A table, cut between rows where it is long."""
        self._close_list()
        lines = [CELL_MARK.join(map(one_line, row)) for row in rows if any(map(one_line, row))]
        for text in _packed(lines, ROW_MARK):
            self._add(text, PassageKind.TABLE, None)

    def parts(self) -> list[Part]:
        """All that was taken, in order."""
        self._close_list()
        self._leave(0)
        return self._parts

    def _add(self, text: str, kind: PassageKind, place: Place | None) -> None:
        for heading in self._headings:
            heading.is_used = True
        self._parts.append(Part(self._path(), text, kind, place))

    def _leave(self, level: int) -> None:
        """End the sections of a level and below. A heading over nothing is kept as text: a bold warning."""
        while self._headings and self._headings[-1].level >= level:
            left = self._headings.pop()
            if not left.is_used:
                self._add(left.words, PassageKind.PROSE, left.place)

    def _path(self) -> tuple[str, ...]:
        return tuple(heading.words for heading in self._headings)

    def _close_list(self) -> None:
        """Make the open items one list, with the words that lead into it.

        "Do not take it if you:" and the items below it mean nothing, or the contrary, without each other.
        """
        if not self._items:
            return
        before = self._parts[-1] if self._parts else None
        if before and _leads_into_list(before) and before.path == self._path():
            self._parts.pop()
            self._items[0] = f"{before.text} {self._items[0]}"
            self._items_place = before.place
        for text in _packed(self._items, " "):
            self._add(text, PassageKind.LIST, self._items_place)
        self._items = []


def join_short(parts: Iterable[Part]) -> Iterator[Part]:
    """Prose below ``SHORT`` joined with what follows it in its section; the place stays the first one's."""
    held: Part | None = None
    for part in parts:
        if held and _may_join(held, part):
            held = Part(held.path, f"{held.text} {part.text}", held.kind, held.place)
        else:
            if held:
                yield held
            held = part
    if held:
        yield held


def _leads_into_list(part: Part) -> bool:
    return part.kind is PassageKind.PROSE and part.text.endswith(":")


def _may_join(held: Part, part: Part) -> bool:
    prose = held.kind is part.kind is PassageKind.PROSE
    fits = len(held.text) < SHORT and len(held.text) + len(part.text) < PASSAGE_LENGTH
    return prose and fits and held.path == part.path


def _packed(pieces: Iterable[str], mark: str) -> Iterator[str]:
    """Pieces joined by a mark, as many as one passage holds whole."""
    held = ""
    for piece in pieces:
        if held and len(held) + len(mark) + len(piece) > KEPT_WHOLE:
            yield held
            held = piece
        else:
            held = f"{held}{mark}{piece}" if held else piece
    if held:
        yield held
