"""What paragraphs, items and table rows does the HTML of a guideline field hold, and under which headings?

The National Guideline Clearinghouse marks headings by bold or underlined paragraphs, not by heading tags.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from bedside.literature.wording import one_line

KEPT_TOGETHER = 1_200
"""Characters up to which a list item with lists of its own stays one block."""
_LONGEST_HEADING = 300
_LONGEST_LEAD = 160
_SHORT_ITEM = 120

_BLOCK_TAGS = frozenset(
    "p div ul ol li table thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 blockquote dl dt dd center".split()
)
_LISTS = ("ul", "ol", "dl")
_BOLD, _LINE, _SLANT = "bold", "underlined", "slanted"
_EMPHASIS = {"strong": _BOLD, "b": _BOLD, "u": _LINE, "em": _SLANT, "i": _SLANT}
_NOTHING = frozenset({"script", "style", "object", "iframe"})
_BETWEEN_ITEMS = "\x1f"
_RAISED = "\ue000"
"""Stands before digits that were set high, until it is known what they follow."""


class Form(StrEnum):
    """How a block stood in the field."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text under its headings, outermost first. ``cells`` of a row are pairs of header and cell."""

    path: tuple[str, ...]
    text: str
    form: Form
    cells: tuple[tuple[str, str], ...] = ()


CountMarks = Callable[[str], int]
Piece = tuple[str, frozenset[str]]


def field_blocks(markup: str, *, count_marks: CountMarks = lambda text: 0) -> list[Block]:
    """The blocks of a field, in reading order.

    A list item with a list of its own is one block as long as it is short and ``count_marks`` finds at most
    one mark in it; its items then follow one another with ``; ``.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<div>{markup}</div>".encode(), parser)
    if root is None:
        return []
    return _Walk(count_marks).whole(root)


def flat_markup(markup: str) -> str:
    """All words of a field on one line, its blocks one after another."""
    return " ".join(block.text for block in field_blocks(f"<div>{markup}</div>"))


@dataclass(slots=True, eq=False)
class _Heading:
    """A heading that stands open. ``is_used``: something stands under it."""

    rank: int
    text: str
    is_used: bool = False


class _Walk:
    """One reading of a field from top to end: the blocks so far and the headings that stand open."""

    def __init__(self, count_marks: CountMarks) -> None:
        self._count_marks = count_marks
        self._headings: list[_Heading] = []
        self.blocks: list[Block] = []

    def whole(self, root: etree._Element) -> list[Block]:
        """All blocks of a field."""
        self.inside(root, frozenset(), Form.PARAGRAPH)
        self._leave([])
        return self.blocks

    def inside(self, element: etree._Element, emphasis: frozenset[str], form: Form) -> None:
        """Read what an element holds."""
        run: list[Piece] = [(element.text or "", emphasis)]
        for child in element:
            if _is_block(child):
                self._close(run, form)
                run = []
                self._block(child, emphasis, form)
            else:
                run += _pieces(child, emphasis)
            run.append((child.tail or "", emphasis))
        self._close(run, form)

    def _close(self, run: Sequence[Piece], form: Form) -> None:
        """Make a heading or a block of a run of inline text."""
        text = _joined(run)
        if not text:
            return
        rank = _heading_rank(run, text)
        if rank is None or self._count_marks(text):
            self._add(text, form)
        else:
            self._open(rank, text)

    def _open(self, rank: int, text: str) -> None:
        self._leave([each for each in self._headings if each.rank < rank])
        self._headings.append(_Heading(rank, text.rstrip(" :")))

    def _leave(self, kept: Sequence[_Heading]) -> None:
        """Close the headings beyond ``kept``; one that nothing stands under was a line of its own."""
        left = [each for each in self._headings if each not in kept]
        self._headings = list(kept)
        text = " ".join(each.text for each in left if not each.is_used)
        if text:
            self._add(text, Form.PARAGRAPH)

    def _add(self, text: str, form: Form, cells: tuple[tuple[str, str], ...] = ()) -> None:
        for heading in self._headings:
            heading.is_used = True
        self.blocks.append(Block(self._path(), text, form, cells))

    def _path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self._headings)

    def _block(self, element: etree._Element, emphasis: frozenset[str], form: Form) -> None:
        tag = str(element.tag)
        if tag in _LISTS:
            self._list(element, emphasis)
        elif tag == "li":
            self._item(element, emphasis)
        elif tag == "table":
            self._table(element)
        elif re.fullmatch("h[1-6]", tag):
            if text := _flat(element):
                self._open(0, text)
        else:
            self.inside(element, emphasis | _emphasis(element), form)

    def _list(self, element: etree._Element, emphasis: frozenset[str]) -> None:
        """A list; short items go with the words that lead to them, long ones stand under them."""
        lead = self.blocks[-1] if self.blocks and self.blocks[-1].text.endswith(":") else None
        kept = list(self._headings)
        if lead is not None and lead.form is not Form.ROW:
            whole = f"{lead.text} {_flat(element)}"
            if _are_short(element) and len(whole) <= KEPT_TOGETHER and self._count_marks(whole) <= 1:
                self.blocks[-1] = Block(lead.path, whole, lead.form)
                return
            if len(lead.text) <= _LONGEST_LEAD:
                self._headings.append(_Heading(9, lead.text.rstrip(" :"), is_used=True))
        for item in element:
            if _is_block(item):
                self._item(item, emphasis)
        self._leave(kept)

    def _item(self, element: etree._Element, emphasis: frozenset[str]) -> None:
        """An item as one block if it is one thought, else what it holds, one by one."""
        kept, before = list(self._headings), len(self.blocks)
        self.inside(element, emphasis, Form.ITEM)
        self._leave(kept)
        made = self.blocks[before:]
        opened = {heading for block in made for heading in block.path[len(kept) :]}
        is_one = all(block.form is Form.ITEM for block in made) and opened <= _leads(made)
        text = _flat(element)
        if len(made) == 1 and not opened:
            self.blocks[-1] = Block(made[0].path, made[0].text, Form.ITEM)
        elif is_one and made and len(text) <= KEPT_TOGETHER and self._count_marks(text) <= 1:
            self.blocks[before:] = [Block(self._path(), text, Form.ITEM)]

    def _table(self, element: etree._Element) -> None:
        rows = [
            [cell for cell in row if cell.tag in ("td", "th")]
            for row in element.iter("tr")
            if next(row.iterancestors("table")) is element
        ]
        if all(len(row) <= 1 for row in rows):
            for cell in (cell for row in rows for cell in row):
                self.inside(cell, frozenset(), Form.PARAGRAPH)
            return
        kept = list(self._headings)
        header: list[str] = []
        for row in rows:
            texts = [_flat(cell) for cell in row]
            if len([text for text in texts if text]) == 1 and len(row) == 1:
                self._leave(kept)
                self._headings.append(_Heading(8, texts[0][:_LONGEST_HEADING]))
            elif _is_header(row):
                header = texts
            elif any(texts):
                names = header if len(header) == len(texts) else [""] * len(texts)
                cells = tuple((name, text) for name, text in zip(names, texts, strict=True) if text)
                text = "; ".join(f"{name}: {text}" if name else text for name, text in cells)
                self._add(text, Form.ROW, cells)
        self._leave(kept)


def _are_short(element: etree._Element) -> bool:
    """Whether the items of a list are words rather than sentences."""
    items = [text for item in element if _is_block(item) and (text := _flat(item))]
    stopped = sum(text.endswith(".") for text in items)
    return sum(map(len, items)) <= _SHORT_ITEM * len(items) and stopped <= len(items) / 2


def _leads(blocks: Sequence[Block]) -> set[str]:
    return {block.text.rstrip(" :") for block in blocks if block.text.endswith(":")}


def _is_block(element: etree._Element) -> bool:
    """Whether the element is a block, or an inline one (``<strong><p>``) that wrongly holds one."""
    return element.tag in _BLOCK_TAGS or next(element.iter(*_BLOCK_TAGS), None) is not None


def _is_header(row: Sequence[etree._Element]) -> bool:
    if all(cell.tag == "th" for cell in row):
        return True
    runs = [[(cell.text or "", frozenset[str]()), *_inner(cell, frozenset())] for cell in row]
    return all(_BOLD in _shared_emphasis(run) for run in runs if _joined(run))


def _emphasis(element: etree._Element) -> frozenset[str]:
    name = _EMPHASIS.get(str(element.tag))
    style = element.get("style") or ""
    found = {name} if name else set()
    if "underline" in style:
        found.add(_LINE)
    if re.search(r"font-weight:\s*bold", style):
        found.add(_BOLD)
    return frozenset(found)


def _pieces(element: etree._Element, emphasis: frozenset[str]) -> Iterator[Piece]:
    """The texts of an inline element with the emphasis that each stands in."""
    if element.tag in _NOTHING:
        return
    if element.tag == "br":
        yield " ", emphasis
        return
    within = emphasis | _emphasis(element)
    text = element.text or ""
    if element.tag == "sup" and text.lstrip("+-−–")[:1].isdigit():
        text = f"{_RAISED}{text}"
    yield text, within
    yield from _inner(element, within)


def _inner(element: etree._Element, emphasis: frozenset[str]) -> Iterator[Piece]:
    for child in element:
        is_block = child.tag in _BLOCK_TAGS
        if is_block:
            yield (_BETWEEN_ITEMS if child.tag == "li" else " "), emphasis
        yield from _pieces(child, emphasis)
        yield (f" {child.tail or ''}" if is_block else child.tail or ""), emphasis


def _flat(element: etree._Element) -> str:
    """All words of an element on one line; the items of lists in it follow one another with ``; ``."""
    run = [(element.text or "", frozenset[str]()), *_inner(element, frozenset())]
    text = ""
    for part in "".join(piece for piece, _ in run).split(_BETWEEN_ITEMS):
        words = one_line(part)
        between = "; " if text and text[-1] not in ":;,." else " "
        text = f"{text}{between}{words}" if text and words else text + words
    return _without_marks(text)


def _joined(run: Sequence[Piece]) -> str:
    return _without_marks(one_line("".join(piece for piece, _ in run)))


def _without_marks(text: str) -> str:
    """``10^9`` stays, since it would read as another number without the mark; ``Mg^2+`` becomes ``Mg2+``."""
    return re.sub(rf"(?<=\d){_RAISED}(?=[+\-−–]?\d)", "^", text).replace(_RAISED, "")


def _shared_emphasis(run: Sequence[Piece]) -> frozenset[str]:
    """The emphasis that every letter and digit of the run stands in."""
    spoken = [emphasis for text, emphasis in run if re.search(r"\w", text)]
    return frozenset.intersection(*spoken) if spoken else frozenset()


def _heading_rank(run: Sequence[Piece], text: str) -> int | None:
    """How high a heading a paragraph is, 1 the highest; ``None`` for one that is no heading."""
    shared = _shared_emphasis(run)
    is_sentence = text.endswith(".") and not text.startswith("Variant")
    if not shared or len(text) > _LONGEST_HEADING or is_sentence or text[:1] in "([":
        return None
    if _LINE in shared:
        return 1 if _BOLD in shared else 2
    if _BOLD in shared:
        return 3 if _SLANT in shared else 2
    return 4 if len(text) <= _LONGEST_LEAD else None
