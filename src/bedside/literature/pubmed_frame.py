"""What stands around the records of a PubMed file: is it one at all, and is it to be trusted?"""

import re
from collections.abc import Iterable

from bedside.errors import RejectedRecord

_SETS = rb"(?:PubmedArticleSet|PubmedBookArticleSet)"
_COMMENT = rb"<!--(?:[^-]++|-(?!->))*+"
_INSTRUCTION = rb"<\?(?:[^?]++|\?(?!>))*+"
_DOCTYPE = rb"<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?>"
_AROUND = rb"\s++|\xef\xbb\xbf|" + _COMMENT + rb"-->|" + _INSTRUCTION + rb"\?>|" + _DOCTYPE
_BEFORE_ROOT = re.compile(rb"(?:" + _AROUND + rb")*+")
_ALLOWED = re.compile(rb"(?:" + _AROUND + rb"|</?" + _SETS + rb"(?:\s[^<>]*+)?/?>)*+")
_HIDDEN = re.compile(_COMMENT + rb"(?:-->|\Z)|" + _INSTRUCTION + rb"(?:\?>|\Z)")
_ROOT = re.compile(rb"<(?:Pubmed(?:Book)?Article(?:Set)?)[\s/>]")
_SET_TAG = re.compile(rb"<(/?)" + _SETS + rb"(?:\s[^<>]*+)?(?<!/)>")
_PREFIX = re.compile(rb"\sxmlns:[\w.-]{1,40}=(?:\"[^\"<&]{1,200}\"|'[^'<&]{1,200}')")
_MOST_PREFIXES = 10
_SHOWN = 40

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


def is_pubmed(head: bytes) -> bool:
    """Whether a file that begins so has a set of PubMed records, or one record, as its root."""
    plain = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    start = _BEFORE_ROOT.match(plain)
    return start is not None and _ROOT.match(plain, start.end()) is not None


class Frame:
    """What was met around the records so far: how the sets are opened, and how many are not closed."""

    def __init__(self) -> None:
        self._opening = b"<PubmedArticleSet>"
        self._open_sets = 0

    def take(self, between: bytes) -> str | None:
        """Look at what stands between two records; returns what is wrong with it, if anything is."""
        for tag in _SET_TAG.finditer(_HIDDEN.sub(b"", between)):
            self._open_sets += -1 if tag[1] else 1
            if not tag[1]:
                prefixes = _PREFIX.findall(tag[0])[:_MOST_PREFIXES]
                self._opening = b"<PubmedArticleSet" + b"".join(prefixes) + b">"
        allowed = _ALLOWED.match(between)
        rest = between[allowed.end() :] if allowed else between
        return f"Between records stands what is none: {_shown(rest)}." if rest else None

    @property
    def is_closed(self) -> bool:
        """Whether every set that was opened was closed."""
        return self._open_sets <= 0

    def wrapped(self, records: Iterable[bytes]) -> bytes:
        """Records as an XML text of their own, with the prefixes that the file's set declares."""
        return b"".join((self._opening, *records, b"</PubmedArticleSet>"))

    def rejected(self, record: bytes) -> RejectedRecord:
        """A record that was left out, with what makes a file of it that can be read again."""
        opening = DECLARATION + self._opening + b"\n"
        return RejectedRecord(data=record, suffix=".xml", opening=opening, closing=b"</PubmedArticleSet>\n")


def declares_entities(between: bytes) -> bool:
    """Whether it declares entities of its own: such a file may be a bomb or a lure."""
    return b"<!ENTITY" in between and b"<!ENTITY" in _HIDDEN.sub(b"", between)


def _shown(rest: bytes) -> str:
    """The beginning of it, in letters that no terminal acts on."""
    text = " ".join(rest[: 4 * _SHOWN].decode(errors="replace").split())
    return ascii(text[:_SHOWN] + ("…" if len(text) > _SHOWN else ""))
