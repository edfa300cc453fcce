"""How do the elements of a web page become headings, paragraphs, lists and tables?"""

from collections.abc import Iterator

from lxml import etree

from bedside.literature.flow import Flow
from bedside.literature.pubmed_text import is_power
from bedside.literature.symbols import symbol_text
from bedside.terms import PassageKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer header hgroup "
    "hr html li main nav p pre section summary table tbody td tfoot th thead tr".split()
)
_IN_LINE = frozenset({"p", "div", "span", "section"})
"""What may stand in a list item or a cell and leave it one."""


def fill(flow: Flow, element: etree._Element) -> None:
    """Hand everything below an element to ``flow``, in reading order."""
    _Walk(flow).run(element)


class _Walk:
    """One way through a page; text that stands in no paragraph of its own is kept open until a block."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._open: list[str] = []

    def run(self, root: etree._Element) -> None:
        """Walk from ``root`` down. lxml bounds how deep a page may nest (256), so recursion is safe."""
        self._visit(root)
        self._close()

    def _visit(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._close()
            self._flow.heading(_HEADINGS[tag], words(element))
        elif tag in _CAPTIONS:
            self._close()
            self._flow.paragraph(words(element), kind=PassageKind.CAPTION)
        elif tag in _LISTS:
            self._close()
            self._items(element)
        elif tag == "dl":
            self._close()
            self._definitions(element)
        elif tag == "table" and _holds_data(element):
            self._close()
            for caption in element.iterchildren("caption"):
                self._flow.paragraph(words(caption), kind=PassageKind.CAPTION)
            self._flow.table([words(cell) for cell in row.iterchildren("td", "th")] for row in _rows(element))
        else:
            self._text(element)

    def _text(self, element: etree._Element) -> None:
        is_block = element.tag in _BLOCKS
        if is_block:
            self._close()
        if element.tag == "sup" and is_power(self._open, element.text or ""):
            self._open.append("^")
        _take(self._open, " " if element.tag == "br" else _own_text(element))
        for child in element:
            self._visit(child)
            _take(self._open, child.tail)
        if is_block:
            self._close()

    def _items(self, element: etree._Element) -> None:
        """Items of a list and of the lists in it, on one level; an item with sections of its own is none."""
        for child in element:
            if child.tag in _LISTS:
                self._items(child)
            elif _holds(child, *_HEADINGS, "table", "dl", "figure"):
                self._flow.end_list()
                self._text(child)
            else:
                self._flow.item(words(child, without=_LISTS))
                for inner in _outermost_lists(child):
                    self._items(inner)
        parent = element.getparent()
        if parent is None or parent.tag != "li":
            self._flow.end_list()

    def _definitions(self, element: etree._Element) -> None:
        """Terms with what is said of them, one item each."""
        term = ""
        for child in element.iter("dt", "dd"):
            text = words(child)
            if child.tag == "dt":
                if term:
                    self._flow.item(term)
                term = text
            else:
                mark = "" if not term else " " if term.endswith((":", "?", ".")) else ": "
                self._flow.item(f"{term}{mark}{text}")
                term = ""
        if term:
            self._flow.item(term)
        self._flow.end_list()

    def _close(self) -> None:
        """End the open paragraph. White space alone ends no list."""
        text = "".join(self._open)
        self._open = []
        if text.strip():
            self._flow.paragraph(text)


def words(element: etree._Element, *, without: frozenset[str] = frozenset()) -> str:
    """All words of an element, blocks in it set apart by spaces, ``10<sup>9</sup>`` as ``10^9``."""
    return " ".join("".join(_gathered(element, [], without)).split())


def _gathered(element: etree._Element, before: list[str], without: frozenset[str]) -> list[str]:
    apart = element.tag in _BLOCKS or element.tag == "br" or element.tag in _LISTS or element.tag in _HEADINGS
    if apart:
        before.append(" ")
    if element.tag == "sup" and is_power(before, element.text or ""):
        before.append("^")
    _take(before, _own_text(element))
    for child in element:
        if child.tag not in without:
            _gathered(child, before, without)
        _take(before, child.tail)
    if apart:
        before.append(" ")
    return before


def _take(before: list[str], text: str | None) -> None:
    """Keep a text. Empty ones would make each look back for the last letter longer."""
    if text:
        before.append(text)


def _own_text(element: etree._Element) -> str:
    """What stands before the first child; old pages print Greek letters by a font."""
    text = element.text or ""
    return symbol_text(text) if element.get("face", "").lower() == "symbol" else text


def _holds(element: etree._Element, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from table.iter("tr")


def _holds_data(table: etree._Element) -> bool:
    """Whether a table is one, and not the frame that an old page is laid out in."""
    if table.get("role") in ("presentation", "none") or _holds(table, "table", *_HEADINGS):
        return False
    return any(sum(1 for _ in row.iterchildren("td", "th")) > 1 for row in _rows(table))


def _outermost_lists(element: etree._Element) -> Iterator[etree._Element]:
    """Lists in an item that stand in no other list of it."""
    for inner in element.iterdescendants(*_LISTS):
        above = next(parent for parent in inner.iterancestors() if parent is element or parent.tag in _LISTS)
        if above is element:
            yield inner
