"""What do Crossref's records say of retractions? Each ``update-to`` of a work is a notice about another.

Format: https://api.crossref.org/swagger-ui (``Work``, ``WorkUpdate``); a work, a response with one or many,
or one work a line.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from bedside.errors import Problem, RejectedRecord
from bedside.literature.files import BROKEN_FILE, MeasuredFile, open_measured
from bedside.literature.identifiers import stated_doi
from bedside.literature.reader import OnProblem
from bedside.literature.wording import one_line
from bedside.ports import ReadNotice
from bedside.terms import Doi, Notice, NoticeKind

_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.RETRACTION,  # retracted before it was in an issue; ``text`` keeps the word
    "removal": NoticeKind.RETRACTION,
    "partial_retraction": NoticeKind.PARTIAL_RETRACTION,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.ERRATUM,
    "corrigendum": NoticeKind.ERRATUM,
    "erratum": NoticeKind.ERRATUM,
    "reinstatement": NoticeKind.REINSTATEMENT,
    "new_edition": NoticeKind.UPDATE,
    "new_version": NoticeKind.UPDATE,
}
_PASSED_OVER = frozenset({"addendum", "clarification"})
"""They add to a work without correcting it, and no kind of notice says that."""

_MARKS = (b'"update-to"', b'"updated-by"')
_ADVICE = "Expected Crossref's records of works with update-to; it was left out."


class CrossrefReader:
    """Reads ``.json`` and ``.jsonl``, plain or packed with gzip."""

    name = "Crossref update records (.json, .jsonl)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the head is JSON that holds updates, or a response of Crossref's about works."""
        is_json = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
        is_response = b'"message-type"' in head and b'"work' in head
        return is_json and (is_response or any(mark in head for mark in _MARKS))

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadNotice]:
        """The file's notices, in order; a line, work or update that cannot be used is a problem."""
        try:
            with open_measured(path) as stream:
                for line, data in _records(stream, is_lines=".jsonl" in path.suffixes):
                    yield from _read_record(data, path=path, line=line, on_problem=on_problem)
        except BROKEN_FILE as error:
            met, advice = f"The file cannot be read: {error}.", "What came before was kept; fetch it again."
            on_problem(Problem(place=str(path), line=None, met=met, advice=advice))


def _records(stream: MeasuredFile, *, is_lines: bool) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, if the file says so or its first line is whole JSON; else all as one."""
    first = stream.readline().removeprefix(b"\xef\xbb\xbf")
    if not is_lines and not _is_json(first):
        yield 1, first + stream.read()
        return
    number = 1
    while first:
        stream.begin_record()
        if first.strip():
            yield number, first
        first, number = stream.readline(), number + 1


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _read_record(data: bytes, *, path: Path, line: int, on_problem: OnProblem) -> Iterator[ReadNotice]:
    def reject(met: str, record: bytes = data) -> None:
        rejected = RejectedRecord(data=record, suffix=".jsonl")
        on_problem(Problem(place=str(path), line=line, met=met, advice=_ADVICE, record=rejected))

    try:
        decoded = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reject(f"It is not JSON: {str(error).rstrip('.')}.")
        return
    for work in _works(decoded):
        for found in _notices(work):
            if isinstance(found, ReadNotice):
                yield found
            else:
                reject(found, msgspec.json.encode(work))


def _works(decoded: object) -> Iterator[Mapping[str, object]]:
    """The works of a response, of a list, or the one work itself."""
    if isinstance(decoded, Mapping) and isinstance(decoded.get("message"), Mapping):
        decoded = decoded["message"]
    items = decoded.get("items", [decoded]) if isinstance(decoded, Mapping) else decoded
    if isinstance(items, list):
        yield from (work for work in items if isinstance(work, Mapping))


def _notices(work: Mapping[str, object]) -> Iterator[ReadNotice | str]:
    """The work's notices about others, and others' about it; or why one cannot be used."""
    own = stated_doi(_string(work.get("DOI")))
    for key, is_own_notice in (("update-to", True), ("updated-by", False)):
        listed = work.get(key)
        for update in listed if isinstance(listed, list) else ():
            if isinstance(update, Mapping) and _string(update.get("type")).lower() not in _PASSED_OVER:
                other = stated_doi(_string(update.get("DOI")))
                about, by = (other, own) if is_own_notice else (own, other)
                yield _notice(update, about=about, notice=by)


def _notice(update: Mapping[str, object], *, about: Doi | None, notice: Doi | None) -> ReadNotice | str:
    stated = _string(update.get("type"))
    kind = _KINDS.get(stated.lower().replace("-", "_").replace(" ", "_"))
    if about is None:
        return "An update names no DOI of the work that it is about."
    if kind is None:
        return f"The type of an update is {stated[:60]!r}, which is not known."
    text = one_line(_string(update.get("label"))) or None
    told = Notice(
        kind=kind,
        is_received=True,
        text=text,
        doi=notice,
        date=_date(update.get("updated")),
        by="Crossref",
    )
    return ReadNotice(pmid=None, doi=about, notice=told)


def _date(updated: object) -> str | None:
    """ISO date, to the day, month or year as far as ``date-parts`` go."""
    parts = updated.get("date-parts") if isinstance(updated, Mapping) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return None
    numbers: Sequence[int] = [part for part in parts if type(part) is int]
    try:
        whole = date(*(*numbers, 1, 1)[:3]).isoformat() if len(numbers) == len(parts) else None
    except (ValueError, OverflowError):
        return None
    return whole[: (4, 7, 10)[len(parts) - 1]] if whole else None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
