"""How does a Word file carry an imprint? As a custom XML part, which Office keeps and shows nobody.

Its words are those of the body, of headers, footers and notes; its frame is where links lead, marks that
hide words or propose changes, and what shows without being a text: signs of a font, fields, drawings, parts
from outside, numbers of lists, words struck out. How it is packed, and what Office adds of its own, does not
count.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from bedside.errors import Problem, SourceError
from bedside.exports.carried_text import spaced
from bedside.exports.carrier import Carrier, Taken
from bedside.literature.guarded_xml import declares_entities, make_parser
from bedside.literature.word_archive import BROKEN_ARCHIVE, find_fault
from bedside.terms import IMPRINT_SCHEMA

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BODY = "word/document.xml"
_BESIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
_LINKS = "word/_rels/document.xml.rels"
_BREAKS = frozenset(f"{_WORDS}{name}" for name in ("p", "tab", "br", "cr", "tc"))
_HIDING = frozenset(
    f"{_WORDS}{name}" for name in ("vanish", "webHidden", "specVanish", "ins", "del", "moveFrom", "moveTo")
)
_SHOWING = frozenset(
    "sym noBreakHyphen softHyphen ptab pgNum footnoteReference endnoteReference annotationRef drawing pict "
    "object control contentPart altChunk subDoc numPr strike dstrike bdo dayShort monthShort yearShort "
    "dayLong monthLong yearLong".split()
)
"""What a reader sees although it holds no text, in the names of WordprocessingML (ECMA-376 part 1, 17)."""
_OUTSIDE = frozenset({"blip", "oMath", "imagedata", "textpath"})
"""The same in the vocabularies of drawings and formulas."""
_PAGE = "PAGE"
_AT = (1980, 1, 1, 0, 0, 0)
"""The least time that a ZIP archive can tell: the same article gives the same bytes."""


def _lay_in(data: bytes, imprint: str) -> bytes:
    word = Document(BytesIO(data))
    element = etree.Element(f"{{{IMPRINT_SCHEMA}}}imprint")
    element.text = imprint
    blob = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(
        word.part.package.next_partname("/customXml/item%d.xml"), "application/xml", blob, word.part.package
    )
    word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    made = BytesIO()
    word.save(made)
    return _packed_again(made.getvalue())


def _packed_again(data: bytes) -> bytes:
    """The same parts without the hour at which they were packed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _AT), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _take_out(data: bytes) -> Taken:
    try:
        fault = find_fault(BytesIO(data))
        if fault:
            raise _no_file(f"It was not opened: {fault}.")
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _taken(archive)
    except (*BROKEN_ARCHIVE, KeyError, RuntimeError, MemoryError):
        raise _no_file("The archive is damaged.") from None


def _taken(archive: zipfile.ZipFile) -> Taken:
    names = archive.namelist()
    if _BODY not in names:
        raise _no_file("The archive holds no text of Word.")
    parts = [_BODY, *sorted(name for name in names if name.startswith(_BESIDE))]
    roots = [_root(archive.read(name)) for name in parts]
    targets = _targets(archive.read(_LINKS)) if _LINKS in names else {}
    return Taken(
        imprint=_find_imprint(archive),
        words=spaced(" ".join("".join(_words(root)) for root in roots)),
        frame="\n".join(line for root in roots for line in _frame(root, targets)),
    )


def _root(data: bytes) -> etree._Element:
    try:
        root = etree.fromstring(data, make_parser())
    except (etree.XMLSyntaxError, ValueError):
        raise _no_file("A part is not well formed.") from None
    if declares_entities(root):
        raise _no_file("A part declares entities of its own.")
    return root


def _find_imprint(archive: zipfile.ZipFile) -> str | None:
    """Office may give the part another number."""
    for name in sorted(archive.namelist()):
        if name.startswith("customXml/item") and name.endswith(".xml"):
            root = _root(archive.read(name))
            if root.tag == f"{{{IMPRINT_SCHEMA}}}imprint":
                return root.text
    return None


def _words(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if str(element.tag).endswith(("}t", "}delText")):  # words of formulas and drawings too
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield " "


def _frame(root: etree._Element, targets: dict[str, str]) -> Iterator[str]:
    for element in root.iter():
        if element.tag == f"{_WORDS}hyperlink":
            leads = element.get(f"{_WORDS}anchor") or targets.get(element.get(_RELATION) or "", "")
            yield f"link {''.join(_words(element)).strip()} to {leads}"
        elif element.tag in _HIDING:
            yield str(element.tag)
        elif element.tag == f"{_WORDS}bookmarkStart" and str(element.get(f"{_WORDS}name")).startswith("ref-"):
            yield f"place {element.get(f'{_WORDS}name')}"
        else:
            yield from _shown(element)


def _shown(element: etree._Element) -> Iterator[str]:
    """What shows here without being a text. The page's number, with which a file leaves, is passed over."""
    name = str(element.tag).rpartition("}")[2]
    is_of_word = str(element.tag).startswith(_WORDS)
    if is_of_word and name in ("fldSimple", "instrText"):
        asked = " ".join((element.get(f"{_WORDS}instr") or element.text or "").split())
        if asked != _PAGE or not _is_in_footer(element):
            yield f"field {asked}"
    elif name in (_SHOWING if is_of_word else _OUTSIDE):
        told = sorted(f"{str(key).rpartition('}')[2]}={value!s}" for key, value in element.attrib.items())
        yield " ".join(("shows", name, *told))


def _is_in_footer(element: etree._Element) -> bool:
    return str(element.getroottree().getroot().tag) == f"{_WORDS}ftr"


def _targets(data: bytes) -> dict[str, str]:
    return {str(each.get("Id")): str(each.get("Target")) for each in _root(data).iter() if each.get("Id")}


def _no_file(met: str) -> SourceError:
    problem = Problem(place="the file", line=None, met=met, advice="Give the file as Bedside wrote it.")
    return SourceError("The file cannot be read as a Word file.", (problem,))


IN_WORD = Carrier(lay_in=_lay_in, take_out=_take_out)
