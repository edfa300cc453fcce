"""Which passages does a label hold? Its sections in printed order, each with its LOINC code.

A section's heading is the code's name with the code, ``BOXED WARNING SECTION [34066-1]``, so that
one kind of section can be found in every label; the printed title follows where it says more.
"""

import re
from collections.abc import Iterator

from lxml import etree

from bedside.literature.grid import Cell, find_span, lay_rows
from bedside.literature.marked_list import item_mark
from bedside.literature.marked_text import MarkedText
from bedside.literature.spl.words import add_element, is_plain, label_text
from bedside.literature.units import Line, Unit, join_cells, table_units
from bedside.literature.xml_tree import is_element
from bedside.terms import PassageKind

_UNCLASSIFIED = "42229-5"
"""LOINC for a section of no kind: it says nothing, so the printed title stands alone."""

_LOINC = "2.16.840.1.113883.6.1"
_NUMBER = re.compile(r"^[\d.]+\s+")
_NOT_WORDS = re.compile(r"[^\w]+")
_PASSED_OVER = frozenset({"colgroup", "col"})

Path = tuple[str, ...]


def read_sections(label: etree._Element) -> Iterator[Unit]:
    """The text of each section in printed order; its highlights follow its own text."""
    for section in label.iterfind("component/structuredBody/component/section"):
        yield from _section(section, ())


def _section(section: etree._Element, path: Path) -> Iterator[Unit]:
    under = (*path, *(each for each in _headings(section) if each not in path))
    for text in section.iterfind("text"):
        yield from _content(text, under)
    for text in section.iterfind("excerpt/highlight/text"):
        yield from _content(text, (*under, "Highlights"))
    for inner in section.iterfind("component/section"):
        yield from _section(inner, under)


def _headings(section: etree._Element) -> Path:
    """The code's name with the code, and the printed title unless it is that name again."""
    code = section.find("code")
    title = section.find("title")
    printed = label_text(title) if title is not None else ""
    number = code.get("code") if code is not None and code.get("codeSystem", _LOINC) == _LOINC else None
    if code is None or not number or (number == _UNCLASSIFIED and printed):
        return (printed,) if printed else ()
    name = code.get("displayName") or printed
    coded = f"{name} [{number}]" if name else f"[{number}]"
    return (coded, printed) if printed and _bare(printed) != _bare(name) else (coded,)


def _bare(heading: str) -> str:
    """A heading without number, signs and the word SECTION, for comparing."""
    words = _NUMBER.sub("", heading).lower().replace("&", " and ")
    return _NOT_WORDS.sub(" ", words).strip().removesuffix(" section").removeprefix("otc ")


def _content(element: etree._Element, path: Path) -> Iterator[Unit]:
    """Paragraphs, lists and tables; words that stand loose between them are a paragraph."""
    loose = MarkedText()
    loose.add(element.text)
    for child in element:
        if is_plain(child):
            add_element(loose, child)
        elif is_element(child) and child.tag not in _PASSED_OVER:
            yield Unit(path=path, text=str(loose))
            loose = MarkedText()
            yield from _block(child, path)
        loose.add(child.tail)
    yield Unit(path=path, text=str(loose))


def _block(element: etree._Element, path: Path) -> Iterator[Unit]:
    match element.tag:
        case "list":
            yield from _list(element, path)
        case "table":
            yield from _table(element, path)
        case "renderMultiMedia":
            yield Unit(path=path, text=label_text(element), kind=PassageKind.CAPTION)
        case _:
            yield from _content(element, path)


def _list(element: etree._Element, path: Path) -> Iterator[Unit]:
    caption = element.find("caption")
    if caption is not None:
        yield Unit(path=path, text=label_text(caption), kind=PassageKind.LIST)
    for number, item in enumerate(element.iterfind("item"), 1):
        printed = item.find("caption")
        mark = label_text(printed) if printed is not None else item_mark(element.get("listType"), number)
        if printed is not None:
            tail, before = printed.tail or "", item.text or ""
            item.remove(printed)
            item.text = f"{before} {tail}"
        units = [unit for unit in _content(item, path) if unit.text]
        for at, unit in enumerate(units):
            text = f"{mark} {unit.text}" if at == 0 and mark else unit.text
            kind = PassageKind.LIST if unit.kind is PassageKind.PROSE else unit.kind
            yield Unit(path=path, text=text, kind=kind)


def _table(table: etree._Element, path: Path) -> Iterator[Unit]:
    caption = table.find("caption")
    said = label_text(caption) if caption is not None else ""
    groups = {name: list(table.iterfind(f"{name}/tr")) for name in ("thead", "tbody", "tfoot")}
    rows = [*groups["thead"], *groups["tbody"], *table.iterfind("tr"), *groups["tfoot"]]
    laid = lay_rows([_cell(cell) for cell in row.iterchildren("td", "th")] for row in rows)
    lines = [Line(text=join_cells(texts)) for texts in laid]
    above = len(groups["thead"])
    return table_units(path, caption=Line(text=said), heading=lines[:above], lines=lines[above:])


def _cell(element: etree._Element) -> Cell:
    columns, rows = find_span(element.get("colspan")), find_span(element.get("rowspan"))
    return Cell(text=label_text(element), columns=columns, rows=rows)
