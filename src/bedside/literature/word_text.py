"""How does the body of a Word file become headings, paragraphs, lists and tables?

The XML is read in the order of the body (ECMA-376 Part 1, 17.3): what was inserted while changes were
tracked is text, what was deleted, hidden or said in a comment is not.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from bedside.literature.flow import Flow
from bedside.literature.pubmed_text import is_power
from bedside.literature.symbols import symbol_letter, symbol_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

# Deleted or moved away, the fallback of what was already read, fields' codes, phonetic guides, boxes' own
# text, which is read after its paragraph.
_PASSED_OVER = frozenset(
    {f"{W}{name}" for name in "del moveFrom delText instrText delInstrText rt txbxContent pPr rPr".split()}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_SPELLED = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_OFF = ("0", "false", "off")

StyleOf = Callable[[str | None], tuple[int | None, bool, bool]]
"""From a paragraph style's id: its heading level if it is a heading's, whether a list's, whether hidden."""


def fill(flow: Flow, body: etree._Element, style_of: StyleOf) -> None:
    """Hand the paragraphs and tables of a body to ``flow``, in order."""
    for block in _blocks(body):
        if block.tag == f"{W}tbl":
            _table(flow, block)
        else:
            _paragraph(flow, block, style_of)
            for box in _boxes(block):
                fill(flow, box, style_of)


def paragraph_text(paragraph: etree._Element) -> str:
    """The words of a paragraph that its reader sees; ``10⁹`` by a raised run becomes ``10^9``."""
    return "".join(_words(paragraph, []))


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those in content controls and in tracked insertions."""
    for child in body:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _blocks(child)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes, once each: the fallback for old programs repeats them."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(parent.tag in _PASSED_OVER for parent in box.iterancestors()):
            yield box


def _paragraph(flow: Flow, paragraph: etree._Element, style_of: StyleOf) -> None:
    settings = paragraph.find(f"{W}pPr")
    style = None if settings is None else settings.find(f"{W}pStyle")
    level, in_list, hidden = style_of(None if style is None else style.get(f"{W}val"))
    text = "" if hidden else paragraph_text(paragraph)
    if settings is not None and (outline := settings.find(f"{W}outlineLvl")) is not None:
        stated = outline.get(f"{W}val", "")
        level = outline_level(stated) or level
    numbering = None if settings is None else settings.find(f"{W}numPr/{W}numId")
    is_item = numbering.get(f"{W}val") != "0" if numbering is not None else in_list
    if level is not None:
        flow.heading(level, text)
    elif is_item:
        flow.item(text)
    else:
        flow.paragraph(text)


def _table(flow: Flow, table: etree._Element) -> None:
    """A table row by row; a table that only frames text, of one cell a row, is read as text."""
    rows = [
        [_cell_text(cell) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
        for row in table.iter(f"{W}tr")
        if _table_of(row) is table and row.find(f"{W}trPr/{W}del") is None
    ]
    if any(len(row) > 1 for row in rows):
        flow.table(rows)
        return
    for row in rows:
        for text in row:
            flow.paragraph(text)


def _cell_text(cell: etree._Element) -> str:
    """The words of a cell with those of tables in it."""
    return " ".join(filter(None, (paragraph_text(inner).strip() for inner in cell.iter(f"{W}p"))))


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _words(element: etree._Element, before: list[str]) -> list[str]:
    for child in element:
        if child.tag in _PASSED_OVER or (child.tag == f"{W}r" and _is_hidden(child)):
            continue
        if child.tag in (f"{W}t", _MATH):
            text = symbol_text(child.text or "") if _is_symbol(child) else child.text or ""
            if _is_raised(child) and is_power(before, text):
                before.append("^")
            before.extend(filter(None, (text,)))
        elif child.tag in _SPELLED:
            before.append(_SPELLED[child.tag])
        elif child.tag == f"{W}sym":
            before.append(symbol_letter(_code(child), child.get(f"{W}font", "")))
        elif child.tag not in (f"{W}p", f"{W}tbl"):
            _words(child, before)
    return before


def _is_hidden(run: etree._Element) -> bool:
    """Whether a run says that it is not shown (``w:vanish``), or is too small to be seen."""
    settings = run.find(f"{W}rPr")
    if settings is None:
        return False
    size = settings.find(f"{W}sz")
    is_tiny = size is not None and size.get(f"{W}val") in ("0", "1", "2")  # half points
    marks = (settings.find(f"{W}{name}") for name in ("vanish", "webHidden"))
    return is_tiny or any(mark is not None and mark.get(f"{W}val", "1") not in _OFF for mark in marks)


def outline_level(stated: str) -> int | None:
    """The level from 1 that an outline level from 0 to 8 means; ``None`` for body text and all else."""
    return int(stated) + 1 if len(stated) == 1 and stated.isdecimal() and stated != "9" else None


def _code(sign: etree._Element) -> int:
    try:
        return int(sign.get(f"{W}char", ""), 16)
    except ValueError:
        return 0


def _is_symbol(text: etree._Element) -> bool:
    run = text.getparent()
    fonts = None if run is None else run.find(f"{W}rPr/{W}rFonts")
    return fonts is not None and fonts.get(f"{W}ascii", "").lower() == "symbol"


def _is_raised(text: etree._Element) -> bool:
    run = text.getparent()
    raised = None if run is None else run.find(f"{W}rPr/{W}vertAlign")
    return raised is not None and raised.get(f"{W}val") == "superscript"
