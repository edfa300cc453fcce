"""Which headings, paragraphs, items and rows does a web page hold, with places in its own file?

The page's text is read for checking in place; what a page is as literature is another matter
(``literature.web_page``). Scripts, styles, navigation and hidden parts are no text.
"""

from html import unescape
from html.parser import HTMLParser

from bedside.checking.manuscript import Block, BlockKind, Plain

_SKIPPED = frozenset("script style nav head template svg math noscript button select textarea footer".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset({"li", "dd"})
_BREAKS = frozenset(
    "p div section article main header aside blockquote ul ol table tbody thead tr dl dt figure figcaption "
    "pre address fieldset form hr br body html details summary".split()
)
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())


def is_page(text: str) -> bool:
    """Whether a text is HTML and no Markdown with a tag in it."""
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html")) or "<body" in head


def find_page_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page in order, each with the headings above it; never raises."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.end_block()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Gathers words with their places until a block ends."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self._starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
        self._text: list[str] = []
        self._places: list[int] = []
        self._skipping: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._kind = BlockKind.PROSE
        self._level = 0
        self._numbers: list[int | None] = []
        self._number: str | None = None

    def _place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, or begin to skip."""
        names = dict(attrs)
        if tag not in _VOID and (self._skipping or tag in _SKIPPED or "hidden" in names):
            self._skipping.append(tag)
            return
        if self._kind is BlockKind.ROW and tag != "tr":
            self._cell(tag)
            return
        if tag in _HEADINGS or tag in _ITEMS or tag in _BREAKS:
            self.end_block()
        if tag == "tr":
            self._kind = BlockKind.ROW
        if tag in ("ol", "ul"):
            self._numbers.append(0 if tag == "ol" else None)
        self._level = _HEADINGS.get(tag, 0)
        if tag in _ITEMS:
            self._kind, self._number = BlockKind.ITEM, self._next_number()

    def _cell(self, tag: str) -> None:
        """A row is one block; a bar stands between its cells."""
        if tag in ("td", "th") and self._text:
            self._add_all(" | ")

    def _next_number(self) -> str | None:
        if not self._numbers or self._numbers[-1] is None:
            return None
        self._numbers[-1] += 1
        return str(self._numbers[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close a block, or end to skip."""
        if self._skipping:
            if tag in self._skipping:
                while self._skipping.pop() != tag:
                    pass
            return
        is_border = tag in _HEADINGS or tag in _ITEMS or tag in _BREAKS
        if is_border and (self._kind is not BlockKind.ROW or tag in ("tr", "table")):
            self.end_block()
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        """Words as they stand."""
        start = self._place()
        for offset, sign in enumerate(data):
            self._add(sign, start + offset)

    def handle_entityref(self, name: str) -> None:
        """A named sign, such as ``&lt;``."""
        self._add_all(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """A numbered sign."""
        self._add_all(unescape(f"&#{name};"))

    def _add_all(self, signs: str) -> None:
        for sign in signs:
            self._add(sign, self._place())

    def _add(self, sign: str, place: int) -> None:
        if self._skipping:
            return
        if sign.isspace():
            if not self._text or self._text[-1] == " ":
                return
            sign = " "
        self._text.append(sign)
        self._places.append(place)

    def end_block(self) -> None:
        """Make a block of what was gathered."""
        text = "".join(self._text).rstrip()
        if text:
            self._keep(text)
        self._text, self._places = [], []
        self._kind, self._level, self._number = BlockKind.PROSE, 0, None

    def _keep(self, text: str) -> None:
        places = self._places[: len(text)]
        plain = Plain(text, [*places, places[-1] + 1])
        if self._level:
            self._headings = [entry for entry in self._headings if entry[0] < self._level]
        above = tuple(title for _, title in self._headings)
        kind = BlockKind.HEADING if self._level else self._kind
        self.blocks.append(
            Block(kind=kind, plain=plain, headings=above, level=self._level, number=self._number)
        )
        if self._level:
            self._headings.append((self._level, text))
