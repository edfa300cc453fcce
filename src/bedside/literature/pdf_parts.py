"""How do printed lines become headings, paragraphs and lists, without what repeats on every page?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from bedside.literature.flow import BULLET, Flow, join_short
from bedside.literature.passages import Part
from bedside.literature.pdf_lines import HYPHEN_MARKS, Line
from bedside.terms import Place

_AT_THE_EDGE = 3
"""So many lines at the top and at the foot of a page may be running ones."""
_OFTEN = 0.4
"""Running lines stand on this share of the pages at least: left and right pages may differ."""
_FEWEST_PAGES = 3
_PAGE_NUMBER = re.compile(r"(?:page )?\W{0,2}#(?: ?(?:of|/|\|) ?#)?\W{0,2}\Z", re.IGNORECASE)

_NUMBER = re.compile(r"\d{1,9}")
_LAST_NUMBER = re.compile(r"\d{1,9}(?=\D*\Z)")
_Key = tuple[str, int]

_LARGER = 1.15
_LONGEST_HEADING = 140
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?:;,][\"”’)\]]*\Z")
_BULLETS = re.compile(rf"[{BULLET}▪●◦○■□‣⁃➢✓]\s*|[-–—]\s+(?=\S)")
_PARAGRAPH_GAP = 0.45
"""Times a line's height: more white than this above a line begins a paragraph."""

_AT_LINE_END = re.compile(r"[^\W\d_][-‐\xad]\Z")
_BROKEN_WORD = re.compile(rf"([^\W\d_]{{1,40}})[{HYPHEN_MARKS}]([^\W\d_]{{1,40}})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Words that keep their hyphen: breaking a line there says nothing against it.
_KEEP_HYPHEN = frozenset(
    "ace all alpha anti beta blood breast calcium case co cost cross dose double drug end evidence ex "
    "first follow gamma guideline half high in intention life long loop low meta mid multi non once open "
    "out over patient placebo population post potassium pre quasi randomised randomized second self "
    "semi short side single so sodium sub third three treatment two un up well x year".split()
)

BULK, SIZED, NUMBERED, CAPITALS, BOLD = range(5)


def make_parts(pages: Sequence[list[Line]], *, title: str | None) -> list[Part]:
    """The parts of a work from its pages, each with the place where it begins."""
    kept = list(_without_running_lines(pages))
    known = Counter(word.lower() for line in chain(*kept) for word in _WORD.findall(line.text))
    body = _body_size(kept)
    sizes = sorted({line.size for line in chain(*kept) if line.size >= _LARGER * body}, reverse=True)
    flow = Flow(title=title)
    for block in _blocks(list(chain(*kept)), body):
        text, place = _text(block, known), Place(page=block[0].page, box=_box(block))
        kind = _block_style(block, text, body)
        if kind is not BULK:
            flow.heading(_level(block[0], kind, sizes), text, place=place)
        elif mark := _BULLETS.match(text):
            flow.item(text[mark.end() :], place=place)
        else:
            flow.paragraph(text, place=place)
    return list(join_short(flow.parts()))


def largest_text(page: Sequence[Line]) -> str | None:
    """The largest words of a page, if they are larger than the rest: most titles are."""
    largest = max((line.size for line in page), default=0.0)
    lines = [line.text for line in page if line.size == largest]
    text = " ".join(lines)
    stands_out = largest >= 1.2 * _body_size([list(page)])
    return text if stands_out and len(lines) <= 4 and 8 <= len(text) <= 300 else None


def _body_size(pages: Sequence[list[Line]]) -> float:
    """The size that most letters have."""
    letters: Counter[float] = Counter()
    for line in chain(*pages):
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _without_running_lines(pages: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """Pages without the headers, footers and page numbers that most of them share."""
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(key for edge in edges for key in {key for line in edge for key in _running_keys(line)})
    often = max(_FEWEST_PAGES, _OFTEN * sum(1 for page in pages if page))
    for page, edge in zip(pages, edges, strict=True):
        gone = {id(line) for line in edge if _is_running(line, seen, often)}
        yield [line for line in page if id(line) not in gone]


def _edge_lines(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return (
        by_height if len(page) <= 2 * _AT_THE_EDGE else by_height[:_AT_THE_EDGE] + by_height[-_AT_THE_EDGE:]
    )


def _running_keys(line: Line) -> set[_Key]:
    """The words and their height: both must repeat, and numbers may only count the pages.

    A dose at the foot of many pages is none: its number neither stays nor grows by one a page.
    """
    height = round(line.bottom / 6)
    counted = [
        _NUMBER.sub(lambda found: _ahead(found, line.page), line.text, count=times) for times in (1, 0)
    ]
    last = _LAST_NUMBER.sub(lambda found: _ahead(found, line.page), line.text)
    return {(text, height) for text in (line.text, *counted, last)}


def _ahead(number: re.Match[str], page: int) -> str:
    return f"#{int(number[0]) - page}"


def _is_running(line: Line, seen: Counter[_Key], often: float) -> bool:
    is_number = bool(_PAGE_NUMBER.match(_NUMBER.sub("#", line.text)))
    return max(seen[key] for key in _running_keys(line)) >= (min(2, often) if is_number else often)


def _style(line: Line, body: float) -> int:
    """Why a line is a heading, or ``BULK``. In doubt it is none."""
    text = line.text
    if len(text) > _LONGEST_HEADING or not re.search(r"[^\W\d_]{2}", text) or _BULLETS.match(text):
        return BULK
    if line.size >= _LARGER * body and not _SENTENCE_END.search(text):
        return SIZED
    capitals = text.upper() == text and len(re.findall(r"[^\W\d_]", text)) >= 4
    if _NUMBERED.match(text) and (line.is_bold or capitals):
        return BULK if text.endswith((",", ";")) else NUMBERED
    if capitals and line.is_bold and not text.endswith((",", ";")):
        return CAPITALS
    return BOLD if line.is_bold and not _SENTENCE_END.search(text) else BULK


def _block_style(block: Sequence[Line], text: str, body: float) -> int:
    """The style of some lines; bold ones that end like a sentence are a warning, and no heading."""
    kind = _style(block[0], body)
    is_sentence = len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text)
    return BULK if kind == BOLD and is_sentence else kind


def _level(line: Line, kind: int, sizes: Sequence[float]) -> int:
    """How deep a heading stands: printed size, then capitals, then numbers by their points, then bold."""
    if kind == SIZED:
        return 1 + sizes.index(line.size)
    numbered = _NUMBERED.match(line.text)
    depth = numbered[1].count(".") if numbered and kind == NUMBERED else 0
    return len(sizes) + {CAPITALS: 1, NUMBERED: 2 + depth, BOLD: 10}[kind]


def _blocks(lines: list[Line], body: float) -> Iterator[list[Line]]:
    """Lines that belong together: a heading, a paragraph, an item."""
    held: list[Line] = []
    for line in lines:
        if held and _begins_block(held, line, body):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _begins_block(held: list[Line], line: Line, body: float) -> bool:
    before = held[-1]
    styles = _style(held[0], body), _style(line, body)
    gap = before.bottom - line.top
    follows = -line.size < gap <= _PARAGRAPH_GAP * line.size and before.page == line.page
    if styles[0] != BULK or styles[1] != BULK:
        # The second line of a heading has no number of its own and follows closely.
        runs_on = styles[0] == styles[1] or (styles[0] in (NUMBERED, BOLD) and line.is_bold)
        return not (runs_on and follows and not _NUMBERED.match(line.text))
    if _BULLETS.match(line.text) or (_NUMBERED.match(line.text) and _SENTENCE_END.search(before.text)):
        return True
    if follows:
        return False
    # Across a column or a page a sentence goes on; across white space on one page it does not.
    turns = before.page != line.page or line.bottom > before.top
    return not (turns and not _SENTENCE_END.search(before.text) and line.text[:1].islower())


def _text(block: Sequence[Line], known: Counter[str]) -> str:
    """The words of a block; a word that was broken at the end of a line is one again."""
    pieces: list[str] = []
    for line in block:
        if pieces and line.text[:1].islower() and _AT_LINE_END.match(pieces[-1][-2:]):
            pieces[-1] = f"{pieces[-1][:-1]}{HYPHEN_MARKS[0]}"
        elif pieces:
            pieces.append(" ")
        pieces.append(line.text)
    text = "".join(pieces)
    text = _BROKEN_WORD.sub(lambda broken: _mended(broken, known), text)
    return text.translate({ord(mark): "-" for mark in HYPHEN_MARKS} | {0xAD: None})


def _mended(broken: re.Match[str], known: Counter[str]) -> str:
    """A broken word whole, if that is sure, else with its hyphen."""
    first, second = broken[1], broken[2]
    whole, parted = (first + second).lower(), f"{first}-{second}".lower()
    is_one = known[whole] > known[parted] or not (
        known[parted] or first.lower() in _KEEP_HYPHEN or len(first) < 2 or not first[-1].islower()
    )
    return first + second if is_one and second[0].islower() else f"{first}-{second}"


def _box(block: Iterable[Line]) -> tuple[float, float, float, float]:
    """What surrounds the lines of a block on its first page."""
    lines = list(block)
    boxes = [line.box for line in lines if line.page == lines[0].page]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
