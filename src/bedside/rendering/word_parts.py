"""How are links, marks, colors and page numbers written in a Word file? What python-docx has no words for.

Elements and their order are those of WordprocessingML (ECMA-376, part 1, clause 17).
"""

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

ACCENT = RGBColor(0x0A, 0x5A, 0x6A)
"""The colors are those of ``article.css``."""
QUIET = RGBColor(0x51, 0x60, 0x6D)
AMBER_INK, RED_INK, DISSENT_INK = (
    RGBColor(0x5A, 0x3A, 0),
    RGBColor(0xFF, 0xFF, 0xFF),
    RGBColor(0x4B, 0x3A, 0x78),
)
TINT, AMBER, RED, LINE = "E6F1F3", "FFF3D6", "A81E17", "D5DCE2"


def link_inside(paragraph: "Paragraph", text: str, anchor: str) -> None:
    """A link to a bookmark of the same file."""
    _link(paragraph, text, {qn("w:anchor"): anchor, qn("w:history"): "1"})


def link_outside(paragraph: "Paragraph", text: str, url: str) -> None:
    """A link to an address."""
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _link(paragraph, text, {qn("r:id"): relation, qn("w:history"): "1"})


def _link(paragraph: "Paragraph", text: str, attributes: dict[str, str]) -> None:
    link = _element("w:hyperlink", attributes)
    paragraph._p.append(link)
    run = paragraph.add_run(text)
    run.font.color.rgb = ACCENT
    link.append(run._r)


def bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """A place that links of the file lead to; ``number`` is unique in it."""
    start = _element("w:bookmarkStart", {qn("w:id"): str(number), qn("w:name"): name})
    paragraph._p.append(start)
    paragraph._p.append(_element("w:bookmarkEnd", {qn("w:id"): str(number)}))


def shade(cell: "_Cell", fill: str) -> None:
    """A color behind a cell, as six hexadecimal digits."""
    shading = _element("w:shd", {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): fill})
    cell._tc.get_or_add_tcPr().append(shading)


def edge(cell: "_Cell", color: str, **eighths: int) -> None:
    """Lines at sides of a cell (``left``, ``top`` …), in eighths of a point."""
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in eighths:
            line = {qn("w:val"): "single", qn("w:sz"): str(eighths[side]), qn("w:color"): color}
            borders.append(_element(f"w:{side}", line))
    properties = cell._tc.get_or_add_tcPr()
    before = properties.find(qn("w:shd"))
    if before is None:
        properties.append(borders)
    else:
        before.addprevious(borders)


def pad(cell: "_Cell", twentieths: int) -> None:
    """Room between a cell's sides and its words, in twentieths of a point."""
    room = OxmlElement("w:tcMar")
    for side in ("top", "left", "bottom", "right"):
        room.append(_element(f"w:{side}", {qn("w:w"): str(twentieths), qn("w:type"): "dxa"}))
    cell._tc.get_or_add_tcPr().append(room)


def repeat_as_heading(row: Any) -> None:
    """The row stands on each page that its table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {qn("w:val"): "true"}))


def keep_whole(row: Any) -> None:
    """No page ends inside the row."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", {qn("w:val"): "true"}))


def number_of_page(paragraph: "Paragraph") -> None:
    """The page's number, as Word counts it when the file is opened."""
    field = _element("w:fldSimple", {qn("w:instr"): "PAGE"})
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    run.font.color.rgb = QUIET
    field.append(run._r)


def _element(name: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(key, value)
    return element
