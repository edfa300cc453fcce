"""How is XML that nobody vouched for read, record by record, without fetching or expanding anything?

No DTD is loaded, nothing is fetched, and a file that declares entities of its own is refused. The
characters that HTML names (``&nbsp;``), which journals' DTDs declare, are known without a DTD.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import name2codepoint

from lxml import etree

from bedside.literature.files import MeasuredFile
from bedside.literature.guarded_xml import declares_entities, free, iterate, line_of
from bedside.literature.xml_tree import is_element

_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_LONGEST_NAME = 33
_PROLOG = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_OPENED = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")


class RefusedXmlError(Exception):
    """XML that is well formed and not to be trusted."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlRecord:
    """A record's element, and its bytes as they stood where it is one of several in ``root``."""

    element: etree._Element
    line: int | None
    root: str | None
    data: bytes | None


def find_root(head: bytes) -> str | None:
    """The name of a file's first element, without its prefix; ``None`` if the head opens none.

    Works on 8-bit and 16-bit encodings alike.
    """
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    at = 0
    while (skipped := _PROLOG.match(plain, at)) is not None:
        at = skipped.end()
    found = _OPENED.match(plain, at)
    return found[1].decode("ascii", "replace") if found else None


def read_records(stream: MeasuredFile, *, record: str, roots: tuple[str, ...]) -> Iterator[XmlRecord]:
    """Each element named ``record``, with bare names; it is freed when the next one is asked for.

    ``roots`` may stand around records. Raises ``etree.XMLSyntaxError``, :class:`RefusedXmlError` and
    what the stream raises.
    """
    parsing = iterate(_NamedCharacters(stream), tags=tuple(f"{{*}}{name}" for name in (record, *roots)))
    around: str | None = None
    is_first = True
    for event, element in parsing:
        if is_first:
            _refuse_entities(element)
            is_first = False
        name = etree.QName(element).localname
        if name != record:
            around = name
        elif event == "end" and not _is_nested(element, record):
            stream.begin_record()
            data = etree.tostring(element, encoding="utf-8", with_tail=False) if around else None
            _drop_namespaces(element)
            yield XmlRecord(element=element, line=line_of(element), root=around, data=data)
            free(element)


class _NamedCharacters:
    """Gives a stream on with ``&nbsp;`` and its like as numbers; XML's own five stay as they are."""

    def __init__(self, stream: MeasuredFile) -> None:
        self._stream = stream
        self._kept = b""

    def read(self, size: int = -1) -> bytes:
        """About ``size`` bytes; a name that the end cuts in two waits for the next call."""
        while True:
            given = self._stream.read(size)
            data = self._kept + given
            cut = data.rfind(b"&", max(0, len(data) - _LONGEST_NAME)) if given else -1
            is_cut = cut >= 0 and b";" not in data[cut:]
            data, self._kept = (data[:cut], data[cut:]) if is_cut else (data, b"")
            if data or not given:
                return _NAMED.sub(_numbered, data)


def _numbered(found: re.Match[bytes]) -> bytes:
    name = found[1].decode("ascii")
    known = name not in _XML_NAMES and name in name2codepoint
    return f"&#{name2codepoint[name]};".encode() if known else found[0]


def _refuse_entities(element: etree._Element) -> None:
    """Journals' and agencies' files declare none of their own; one that does is a bomb or a lure."""
    if declares_entities(element):
        met = "The XML declares entities of its own, which such files never do."
        raise RefusedXmlError(met, line_of(element))


def _is_nested(element: etree._Element, record: str) -> bool:
    return any(etree.QName(each).localname == record for each in element.iterancestors())


def _drop_namespaces(element: etree._Element) -> None:
    """One name for an element, whichever version's namespace its file declares."""
    for each in element.iter():
        if is_element(each) and each.tag[0] == "{":
            each.tag = each.tag.rpartition("}")[2]
