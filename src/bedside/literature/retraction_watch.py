"""What does a Retraction Watch table say? One notice about one work a row.

Columns: https://gitlab.com/crossref/retraction-watch-data (public since 2023).
"""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bedside.errors import Problem, RejectedRecord
from bedside.literature.files import BROKEN_FILE, MeasuredFile, open_measured
from bedside.literature.identifiers import stated_doi, stated_pmid
from bedside.literature.reader import OnProblem
from bedside.literature.wording import one_line
from bedside.ports import ReadNotice
from bedside.terms import Notice, NoticeKind

_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.ERRATUM,
    "reinstatement": NoticeKind.REINSTATEMENT,
}
_NATURE = "retractionnature"
_OF_ORIGINAL = ("originalpaperpubmedid", "originalpaperdoi")
_RECOGNIZED = frozenset({"recordid", "retractiondate", "retractiondoi", _NATURE, *_OF_ORIGINAL})
_BOM = b"\xef\xbb\xbf"
# Retraction Watch prints month before day, with a time of day that is always midnight.
_DATES = (
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
)
_NO_IDENTIFIER = "The row names neither PMID nor DOI of the work that the notice is about."


LARGEST_FIELD = 131_072
"""Letters of one field; a quote that never ends is told, not read to the end of the file."""


class RetractionWatchReader:
    """Reads the table as ``.csv`` or ``.csv.gz``."""

    name = "Retraction Watch table (.csv, .csv.gz)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the first line names at least two of the table's own columns."""
        line = head.removeprefix(_BOM).split(b"\n", 1)[0].decode("latin-1")
        return len(_RECOGNIZED & {_plain(name) for name in line.split(",")}) > 1

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadNotice]:
        """The table's notices, in order.

        A row that names no work, or a nature that is not known, is a problem with the row kept. A table
        without the needed columns, or one that breaks off, is one problem.
        """
        number: int | None = None
        try:
            with open_measured(path) as stream:
                lines = _Lines(stream)
                for number, found in _read_rows(lines, path, on_problem):  # noqa: B007
                    yield found
            return
        except csv.Error as error:
            met = f"The table is broken after this line: {error}."
        except BROKEN_FILE as error:
            met = f"The file cannot be read past this line: {error}."
        advice = "Rows before it were kept; fetch the file again."
        on_problem(Problem(place=str(path), line=number, met=met, advice=advice))


class _Lines:
    """The lines of a file as text, with the bytes of the row in hand and the first line in doubt."""

    def __init__(self, stream: MeasuredFile) -> None:
        self._stream = stream
        self._taken: list[bytes] = []
        self.number = 0
        self.not_utf8: int | None = None

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline():
            self.number += 1
            line = line.removeprefix(_BOM) if self.number == 1 else line
            self._taken.append(line)
            yield self._text(line)

    def take_row(self) -> bytes:
        """The bytes of the lines since the last call."""
        taken, self._taken = b"".join(self._taken), []
        self._stream.begin_record()
        return taken

    def _text(self, line: bytes) -> str:
        try:
            return line.decode("utf-8").replace("\0", "")
        except UnicodeDecodeError:
            self.not_utf8 = self.not_utf8 or self.number
            return line.decode("latin-1").replace("\0", "")


def _read_rows(lines: _Lines, path: Path, on_problem: OnProblem) -> Iterator[tuple[int, ReadNotice]]:
    """Each row's notice with the number of the row's last line."""
    csv.field_size_limit(LARGEST_FIELD)  # the process has one limit, which others may have raised
    rows = csv.reader(lines)
    names = [_plain(name) for name in next(rows, [])]
    opening = lines.take_row()
    if _NATURE not in names or not any(name in names for name in _OF_ORIGINAL):
        met = "The table lacks RetractionNature, or both OriginalPaperDOI and OriginalPaperPubMedID."
        advice = "Expected the columns of Retraction Watch's table; nothing was read."
        on_problem(Problem(place=str(path), line=1, met=met, advice=advice))
        return
    for row in rows:
        ended = lines.number
        data = lines.take_row()
        if not any(cell.strip() for cell in row):
            continue
        found = _notice(dict(zip(names, row, strict=False)))
        if isinstance(found, ReadNotice):
            yield ended, found
            continue
        record = RejectedRecord(data=data, suffix=".csv", opening=opening)
        advice = "The row was left out."
        on_problem(Problem(place=str(path), line=ended, met=found, advice=advice, record=record))
    if lines.not_utf8:
        met = "The text is not UTF-8 from this line on; it was read as Latin-1."
        advice = "Identifiers and dates are not touched by this; reasons may hold odd letters."
        on_problem(Problem(place=str(path), line=lines.not_utf8, met=met, advice=advice))


def _notice(row: Mapping[str, str]) -> ReadNotice | str:
    """The row's notice, or why there is none."""
    pmid, doi = stated_pmid(row.get(_OF_ORIGINAL[0], "")), stated_doi(row.get(_OF_ORIGINAL[1], ""))
    if pmid is None and doi is None:
        return _NO_IDENTIFIER
    nature = one_line(row.get(_NATURE, ""))
    kind = _KINDS.get(nature.lower())
    if kind is None:
        known = "Retraction, Expression of concern, Correction or Reinstatement"
        return f"RetractionNature is {nature[:60]!r}; expected {known}."
    notice = Notice(
        kind=kind,
        is_received=True,
        pmid=stated_pmid(row.get("retractionpubmedid", "")),
        doi=stated_doi(row.get("retractiondoi", "")),
        date=_iso_date(row.get("retractiondate", "")),
        reasons=_reasons(row.get("reason", "")),
        by="Retraction Watch",
    )
    return ReadNotice(pmid=pmid, doi=doi, notice=notice)


def _plain(column: str) -> str:
    """A column's name without spaces, case and marks: spellings differ between editions of the table."""
    return re.sub(r"[^a-z]", "", column.lower())


def _iso_date(cell: str) -> str | None:
    found = next((match for pattern in _DATES if (match := pattern.match(cell.strip()))), None)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:  # a thirteenth month: not the order that the table prints, so not read at all
        return None


def _reasons(cell: str) -> tuple[str, ...]:
    parts = (one_line(part).removeprefix("+").strip() for part in cell.split(";"))
    return tuple(part for part in parts if part)
