"""Which lines are printed on a page of a PDF, where, how large, and in bold or not?"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bedside.literature.pubmed_text import is_power
from bedside.literature.symbols import symbol_letter

Box = tuple[float, float, float, float]

MOST_PAGES, MOST_LETTERS = 5_000, 20_000_000
"""What one file may hold; the longest guidelines stay below 1,000 pages."""

HYPHEN_MARKS = "\ufffe\x02"
"""What PDFium gives for any hyphen at the end of a line; it joins the next line to it."""

_SMALLEST = 1.0
"""Points. Smaller letters cannot be read by anyone; that is where hidden text is put."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_FROM = 600
_RAISED = 0.85
"""A letter below this share of its line's size, and above its foot, is an exponent or a mark of a note."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. ``box`` in points from the page's lower left corner, ``size`` its letters' height."""

    text: str
    page: int
    box: Box
    size: float
    is_bold: bool

    @property
    def top(self) -> float:
        """The upper border."""
        return self.box[3]

    @property
    def bottom(self) -> float:
        """The lower border."""
        return self.box[1]


@dataclass(slots=True)
class _Letter:
    text: str
    index: int
    box: Box

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def read_lines(pdf: Any) -> Iterator[list[Line]]:
    """The lines of each page of an open ``PdfDocument``, in the order in which the file draws them.

    Letters outside the page and those too small to be seen are left out.
    """
    for number in range(min(len(pdf), MOST_PAGES)):
        page = pdf[number]
        text = page.get_textpage()
        try:
            yield list(_page_lines(text, number + 1, page.get_bbox()))
        finally:
            text.close()
            page.close()


def _page_lines(text: Any, page: int, bounds: Box) -> Iterator[Line]:
    held: list[_Letter] = []
    ended = False
    for letter in _letters(text, bounds):
        if letter.text == "\n":
            ended = True
            continue
        if ended and held and not _is_beside(held[-1], letter):
            yield from _line(text, held, page)
            held = []
        ended = False
        held.append(letter)
    yield from _line(text, held, page)


def _is_beside(before: _Letter, letter: _Letter) -> bool:
    """Whether two letters touch on one line: PDFium breaks lines where an exponent ends."""
    overlap = min(before.box[3], letter.box[3]) - max(before.box[1], letter.box[1])
    height = min(before.height, letter.height)
    gap = letter.box[0] - before.box[2]
    return overlap > 0.5 * height > 0 and abs(gap) < 0.3 * height


def _letters(text: Any, bounds: Box) -> Iterator[_Letter]:
    import pypdfium2.raw as pdfium

    rectangle = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            yield _Letter("\n", index, bounds)
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, rectangle)
        box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        generated = pdfium.FPDFText_IsGenerated(text, index) == 1
        if generated or _is_seen(box, bounds):
            yield _Letter(_spelled(text, index, code), index, box)


def _is_seen(box: Box, bounds: Box) -> bool:
    on_page = box[2] > bounds[0] and box[0] < bounds[2] and box[3] > bounds[1] and box[1] < bounds[3]
    # Turned text may be flat in one direction, never in both.
    return on_page and max(box[3] - box[1], box[2] - box[0]) >= _SMALLEST


def _spelled(text: Any, index: int, code: int) -> str:
    """A letter as text: ligatures in full, signs of symbol fonts as what they show."""
    if 0xF000 <= code <= 0xF0FF:
        return symbol_letter(code, _font(text, index))
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    letter = chr(code)
    return _LIGATURES.get(letter, letter)


def _font(text: Any, index: int) -> str:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return name.value.decode("latin-1")


def _is_bold(text: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    return pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_FROM or bool(_BOLD.search(_font(text, index)))


def _line(text: Any, letters: list[_Letter], page: int) -> Iterator[Line]:
    """The line of some letters, unless it is empty."""
    seen = [letter for letter in letters if letter.text.strip()]
    if not seen:
        return
    size = Counter(round(letter.height, 1) for letter in seen).most_common(1)[0][0]
    words = [letter for letter in seen if letter.text.isalnum()] or seen
    sampled = {words[0].index, words[len(words) // 2].index, words[-1].index}
    yield Line(
        text=" ".join(_joined(letters, size).split()),
        page=page,
        box=_around(seen),
        size=size,
        is_bold=all(_is_bold(text, index) for index in sampled),
    )


def _joined(letters: list[_Letter], size: float) -> str:
    """The text of a line; an exponent after a digit gets its ``^``, or 10⁹ would read as 109."""
    foot = Counter(round(x.box[1]) for x in letters if round(x.height, 1) == size).most_common(1)[0][0]
    spelled: list[str] = []
    was_raised = False
    for number, letter in enumerate(letters):
        is_raised = 0 < letter.height < _RAISED * size and letter.box[1] > foot + 0.15 * size
        if is_raised and not was_raised and is_power(spelled, _run(letters[number : number + 2])):
            spelled.append("^")
        was_raised = is_raised
        spelled.append(letter.text)
    return "".join(spelled)


def _run(letters: list[_Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _around(letters: list[_Letter]) -> Box:
    boxes = [letter.box for letter in letters]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return round(left, 1), round(bottom, 1), round(right, 1), round(top, 1)
