"""What does a table say? Its caption, its rows cell by cell, and the notes below it, as one text."""

from collections.abc import Iterator

from lxml import etree

from bedside.literature.grid import Cell, find_span, lay_rows
from bedside.literature.jats.references import ReferenceList
from bedside.literature.jats.words import Words
from bedside.literature.units import Line, Unit, join_cells, merge_cites, table_units
from bedside.literature.xml_tree import all_text, children

_NOTES = ("table-wrap-foot", "attrib")


def read_table(wrap: etree._Element, path: tuple[str, ...], references: ReferenceList) -> Iterator[Unit]:
    """The table's passages; its label, such as ``Table 2``, is the last heading of their path."""
    label = wrap.find("label")
    printed = all_text(label) if label is not None else ""
    caption = _line([each for each in (label, wrap.find("caption")) if each is not None], references)
    heading: list[Line] = []
    rows: list[Line] = []
    seen: list[list[Line]] = []
    for table in _tables(wrap):
        lines = _rows(table, references)
        if lines in seen:  # the same table in another form
            continue
        above = 0 if seen else len(table.findall("thead/tr"))
        heading += lines[:above]
        rows += lines[above:]
        seen.append(lines)
    notes = [
        _line([each], references) for name in _NOTES for foot in wrap.iterfind(name) for each in _parts(foot)
    ]
    under = (*path, printed) if printed else path
    return table_units(under, caption=caption, heading=heading, lines=[*rows, *notes])


def _tables(wrap: etree._Element) -> list[etree._Element]:
    """The tables of a wrap that have rows, not those inside cells."""
    if wrap.tag == "array":
        return [wrap]
    found = [each for each in wrap.iter("table") if not any(True for _ in each.iterancestors("td", "th"))]
    return [each for each in found if each.find(".//tr") is not None]


def _rows(table: etree._Element, references: ReferenceList) -> list[Line]:
    """Heading rows first: a few files put them last."""
    elements = [*table.iterfind("thead/tr")]
    for part in children(table):
        if part.tag == "tr":
            elements.append(part)
        elif part.tag in ("tbody", "tfoot"):
            elements += part.iterfind("tr")
    cells: list[list[Cell]] = []
    cites: list[tuple[str, ...]] = []
    for row in elements:
        words = [(each, _words(each, references)) for each in row.iterchildren("td", "th")]
        cells.append([_cell(each, said.text) for each, said in words])
        cites.append(merge_cites(*(said.cites for _, said in words)))
    return [
        Line(text=join_cells(texts), cites=keys) for texts, keys in zip(lay_rows(cells), cites, strict=True)
    ]


def _cell(element: etree._Element, text: str) -> Cell:
    columns, rows = find_span(element.get("colspan")), find_span(element.get("rowspan"))
    return Cell(text=text, columns=columns, rows=rows)


def _parts(foot: etree._Element) -> list[etree._Element]:
    return list(children(foot)) or [foot]


def _words(element: etree._Element, references: ReferenceList) -> Words:
    words = Words(references)
    words.add_inside(element)
    return words


def _line(elements: list[etree._Element], references: ReferenceList) -> Line:
    words = Words(references)
    for each in elements:
        words.add_inside(each)
        words.add(" ")
    return Line(text=words.text, cites=words.cites)
