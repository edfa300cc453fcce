"""How do the bytes of one record become an element? With lxml; nothing is loaded, nothing expanded."""

import re
from html.entities import html5

from lxml import etree

from bedside.literature.guarded_xml import make_parser
from bedside.literature.wording import one_line
from bedside.literature.xml_tree import LONGEST_REASON

_PARSER = make_parser()
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,30};)")
_PLACE = re.compile(r",? line \d+|, column \d+")


class BrokenRecordError(Exception):
    """Bytes that are no XML; ``line`` counts from the record's first."""

    def __init__(self, message: str, *, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse_together(wrapped: bytes, *, count: int) -> etree._Element | None:
    """The set that holds ``count`` records; ``None`` if any of them is broken, whichever it is."""
    try:
        found = etree.fromstring(wrapped, _PARSER)
    except etree.XMLSyntaxError:
        return None
    return found if len(found) == count else None


def parse_record(wrapped: bytes) -> etree._Element:
    """The first element within a set. Raises :class:`BrokenRecordError`.

    The standard DTD names the letters of ISO 8879 and 9573; those names are read as HTML's list of
    the same names tells, since no DTD is loaded.
    """
    try:
        try:
            return etree.fromstring(wrapped, _PARSER)[0]
        except etree.XMLSyntaxError:
            spelled = _NAMED.sub(_letter, wrapped)
            if spelled == wrapped:
                raise
            return etree.fromstring(spelled, _PARSER)[0]
    except etree.XMLSyntaxError as error:
        reason = one_line(_PLACE.sub("", error.msg or "no reason given"))[:LONGEST_REASON].rstrip(".")
        raise BrokenRecordError(f"The XML is broken: {reason}.", line=error.lineno or 1) from error


def _letter(found: "re.Match[bytes]") -> bytes:
    """The letter of that name; a name of markup, or one that nobody knows, stays as it is."""
    letter = html5.get(found[1].decode(), "&")
    return found[0] if "&" in letter or "<" in letter else letter.encode()
