"""How do HTML and JATS carry an imprint? In a comment after the page; in a pair of ``custom-meta``.

Their words are the text of their elements; names of elements, attributes and style sheets are their frame, so
that a link that leads elsewhere, or a style that hides a sentence, is a change too.
"""

from lxml import etree, html

from bedside.errors import Problem, SourceError
from bedside.exports.carried_text import cut_comment, in_comment, read_utf8, spaced
from bedside.exports.carrier import Carrier, Taken
from bedside.exports.jats import DOCTYPE, add_custom_meta, xml_text
from bedside.literature.guarded_xml import declares_entities, make_parser

NAME = "bedside-imprint"
_NOT_READ = frozenset({"style", "script"})
# Elements that stand inside a line; every other begins words of its own.
_INLINE = frozenset("a abbr b bdi code em i span strong sub sup xref ext-link".split())


def _lay_in_html(data: bytes, imprint: str) -> bytes:
    return data.rstrip() + b"\n" + in_comment(imprint).encode()


def _take_out_of_html(data: bytes) -> Taken:
    imprint, rest = cut_comment(read_utf8(data))
    try:
        root = html.document_fromstring(rest.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError, AssertionError):
        raise _no_file("HTML", "The page cannot be read.") from None
    return Taken(imprint=imprint, words=_words(root), frame=_frame(root))


def _lay_in_jats(data: bytes, imprint: str) -> bytes:
    root = etree.fromstring(data, make_parser())
    group = root.find("front/article-meta/custom-meta-group")
    assert group is not None, "our own JATS has one"
    add_custom_meta(group, NAME, xml_text(imprint))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE)


def _take_out_of_jats(data: bytes) -> Taken:
    try:
        root = etree.fromstring(data, make_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise _no_file("XML", "The XML is not well formed.", line) from None
    if declares_entities(root):
        raise _no_file("XML", "The XML declares entities of its own, which our files never do.")
    imprint = None
    for pair in root.iterfind("front/article-meta/custom-meta-group/custom-meta"):
        if pair.findtext("meta-name") == NAME and imprint is None:
            imprint = pair.findtext("meta-value")
            parent = pair.getparent()
            assert parent is not None
            parent.remove(pair)
    return Taken(imprint=imprint, words=_words(root), frame=_frame(root))


def _no_file(kind: str, met: str, line: int | None = None) -> SourceError:
    problem = Problem(place="the file", line=line, met=met, advice="Give the file as Bedside wrote it.")
    return SourceError(f"The file cannot be read as {kind}.", (problem,))


def _words(root: etree._Element) -> str:
    """The text of all elements in order, a space where one that stands on lines of its own begins or ends."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_tag = isinstance(element.tag, str)
        is_block = is_tag and element.tag not in _INLINE
        pieces.append(" " if is_block else "")
        if event == "start" and element.text and element.tag not in _NOT_READ:
            pieces.append(element.text)
        elif event != "start" and element.tail:
            pieces.append(element.tail)
    return spaced("".join(pieces))


def _frame(root: etree._Element) -> str:
    """Names and attributes of all elements in order, and what is written in styles, scripts and comments."""
    lines = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            lines.append(f"<!{spaced(element.text or '')}")
            continue
        given = sorted((str(name), spaced(str(value))) for name, value in element.attrib.items())
        attributes = " ".join(f"{name}={value!r}" for name, value in given)
        written = spaced(element.text or "") if element.tag in _NOT_READ else ""
        lines.append(f"<{element.tag} {attributes}>{written}")
    return "\n".join(lines)


IN_HTML = Carrier(lay_in=_lay_in_html, take_out=_take_out_of_html)
IN_JATS = Carrier(lay_in=_lay_in_jats, take_out=_take_out_of_jats)
