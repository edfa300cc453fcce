"""Where does each record of a PubMed file begin and end, even if what lies between is broken?

The bytes are cut at the tags of records alone, so that one broken record costs no other. This
agrees with an XML parser because these tags stand nowhere else but in comments, CDATA sections
and processing instructions, which are passed over, and in entities of a file's own, which the reader refuses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_NAMES = rb"(?:Pubmed(?:Book)?Article|Delete(?:Citation|Document))"
# Each way begins with the letter itself, which is what makes the search quick.
_MARK = re.compile(rb"<!--|<!\[CDATA\[|<\?|<" + _NAMES + rb"(?=[\s/>])|</" + _NAMES + rb"\s{0,20}>")
_LONGEST_MARK = 50
_CLOSED_BY = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}

_LIST, _END_OF_LIST = b"<ReferenceList", b"</ReferenceList>"
_LAST_PART = re.compile(_END_OF_LIST + rb"\s*+</PubmedData>\s*+</PubmedArticle>\s*+\Z")

FARTHEST_CLOSE = 1_000_000
"""Bytes within which a comment must close. One that does not is taken for damage, not for a comment."""


BATCH = 1 << 18
"""Bytes of records that are parsed at once: to begin parsing costs as much as a small record."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Bytes that follow one another in the file; ``line`` is where they begin, from 1.

    ``is_record``: they begin with the start tag of a record. ``is_whole``: and end with an end tag.
    """

    data: bytes
    line: int
    is_record: bool
    is_whole: bool = False


def split_records(blocks: Iterator[bytes]) -> Iterator[Slice]:
    """The file's bytes, all of them and in order, as records and what stands between them."""
    window = _Window(blocks)
    is_open = False
    while mark := window.find_mark():
        if mark.text in _CLOSED_BY:
            window.pass_over(mark)
        elif not mark.is_end:
            if mark.start:
                yield window.cut(mark.start, is_record=is_open)
            is_open = True
        elif is_open:
            yield window.cut(mark.end, is_record=True, is_whole=True)
            is_open = False
    if window.length:
        yield window.cut(window.length, is_record=is_open)


def without_references(record: bytes) -> bytes:
    """The record's bytes without its list of references, where that is its last part and one list alone.

    The list is most of a record and nothing of it is read (ADR 0061), so that it need not be parsed.
    """
    begin, end = record.find(_LIST), record.rfind(_END_OF_LIST)
    # Nothing hides the end tags, which end the record; so the one start tag there is theirs.
    is_one = 0 <= begin < end and record.find(_LIST, begin + 1) < 0 and _LAST_PART.match(record, end)
    return record[:begin] + record[end + len(_END_OF_LIST) :] if is_one else record


def batched(parts: Iterator[Slice]) -> Iterator[list[Slice]]:
    """Whole records that follow one another, ``BATCH`` bytes of them at a time; any other slice alone.

    White space between records is left out.
    """
    kept: list[Slice] = []
    size = 0
    try:
        for part in parts:
            if part.is_whole:
                kept.append(part)
                size += len(part.data)
            if size < BATCH if part.is_whole else part.data.isspace():
                continue
            if kept:
                yield kept
            if not part.is_whole:
                yield [part]
            kept, size = [], 0
    except Exception:
        if kept:  # what was read before an archive broke is not lost with it
            yield kept
        raise
    if kept:
        yield kept


class _Mark(NamedTuple):
    """A tag of a record, or what opens a comment; places count in the window."""

    text: bytes
    start: int
    end: int

    @property
    def is_end(self) -> bool:
        """Whether it closes a record."""
        return self.text.startswith(b"</")


class _Window:
    """The part of the file under work: it grows at its end and is cut off at its start."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._data = bytearray()
        self._searched = 0
        self._gone = 0
        self._line = 1
        self._unclosed = dict.fromkeys(_CLOSED_BY, 0)

    @property
    def length(self) -> int:
        return len(self._data)

    def find_mark(self) -> _Mark | None:
        """The next mark, reading on until there is one; ``None`` at the file's end."""
        while not (found := _MARK.search(self._data, self._searched)):
            self._searched = max(self._searched, len(self._data) - _LONGEST_MARK)
            if not self._grow():
                return None
        self._searched = found.end()
        return _Mark(found[0], found.start(), found.end())

    def pass_over(self, mark: _Mark) -> None:
        """Search on after the comment's close; after its opening if it does not close."""
        close, limit = _CLOSED_BY[mark.text], mark.end + FARTHEST_CLOSE
        if self._gone + mark.start < self._unclosed[mark.text]:
            return  # or each of a million openings would search the same bytes
        while (end := self._data.find(close, mark.end, limit)) < 0:
            if len(self._data) >= limit or not self._grow():
                self._unclosed[mark.text] = self._gone + min(limit, len(self._data))
                return
        self._searched = end + len(close)

    def cut(self, end: int, *, is_record: bool, is_whole: bool = False) -> Slice:
        """Take the bytes before ``end`` out of the window."""
        data = bytes(self._data[:end])
        del self._data[:end]
        made = Slice(data, self._line, is_record, is_whole)
        self._searched -= end
        self._gone += end
        self._line += data.count(b"\n")
        return made

    def _grow(self) -> bool:
        block = next(self._blocks, None)
        self._data += block or b""
        return block is not None
