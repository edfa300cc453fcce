"""What does a BEIR corpus file say? One JSON object a line: ``_id``, ``title``, ``text``.

Format: Thakur et al., BEIR (NeurIPS Datasets 2021), https://github.com/beir-cellar/beir.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bedside.errors import Problem, RejectedRecord
from bedside.literature.files import BROKEN_FILE, MeasuredFile, open_measured
from bedside.literature.passages import Part, make_passages
from bedside.literature.reader import OnProblem
from bedside.literature.wording import one_line
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, Origin, PassageKind, Publication, PublicationId, ReadDepth

_ADVICE = 'Expected {"_id": "…", "title": "…", "text": "…"} on one line; the line was left out.'
_HEAD = re.compile(rb'^\s*\{[^\n]*"_id"\s*:', re.MULTILINE)


class _Line(msgspec.Struct):
    """What is read of a line; other keys, such as ``metadata``, are passed over."""

    id: str | int = msgspec.field(name="_id")
    text: str | None = ""
    title: str | None = ""


class BeirReader:
    """Reads ``corpus.jsonl`` and ``corpus.jsonl.gz``."""

    name = "BEIR corpus lines (.jsonl, .jsonl.gz)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether a line of the head is a JSON object with an ``_id``."""
        return bool(_HEAD.search(head)) and (b'"text"' in head or b'"title"' in head)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """One publication a line; a bad line is a problem with its number, and the rest goes on."""
        number = 0
        try:
            with open_measured(path) as stream:
                for number, line in _numbered_lines(stream):
                    try:
                        yield _publication(line)
                    except (msgspec.DecodeError, ValueError) as error:
                        met = f"The line is not a corpus record: {str(error).rstrip('.')}."
                        record = RejectedRecord(data=line, suffix=".jsonl")
                        problem = Problem(
                            place=str(path), line=number, met=met, advice=_ADVICE, record=record
                        )
                        on_problem(problem)
        except BROKEN_FILE as error:
            met = f"The file could not be read past this line: {error}."
            advice = "Records before it were kept; fetch the file again."
            on_problem(Problem(place=str(path), line=number + 1, met=met, advice=advice))


def _numbered_lines(stream: MeasuredFile) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline():
        number += 1
        stream.begin_record()
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield number, line


_DECODER = msgspec.json.Decoder(_Line)


def _publication(line: bytes) -> ReadPublication:
    """The record of one line; its id is ``_id`` itself, so that search runs print it as given."""
    record = _DECODER.decode(line)
    key = str(record.id)
    if not key or one_line(key) != key or " " in key:
        raise ValueError("_id is empty or holds white space")
    title, text = one_line(record.title or ""), record.text or ""
    id = PublicationId(key)
    publication = Publication(id=id, kind=EvidenceKind.ARTICLE, title=title or key, origin=Origin.LITERATURE)
    if one_line(text):
        return ReadPublication(publication=publication, passages=make_passages(id, [Part((), text)]))
    titled = make_passages(id, [Part(("title",), title, PassageKind.TITLE)], read_depth=ReadDepth.RECORD)
    return ReadPublication(publication=publication, passages=titled)
