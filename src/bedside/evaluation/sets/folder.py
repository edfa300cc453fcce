"""Where do the sets lie on this machine, and how are their files read?

The sets are other people's and do not ship. Their text is data: it is measured with, never followed.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from bedside.errors import Problem, SourceError, UserError

DATA = "BEDSIDE_SHARED"
ABSENT = "Fetch the set, or leave it out by naming others."
AGAIN = "Fetch the file again."
MOST_FIELD = 10_000_000
"""Characters of one field of a table; an abstract has a few thousand."""

Record = TypeVar("Record")

_NUMBER = re.compile(r"-?[0-9]{1,9}")


def find_data(given: Path | None) -> Path:
    """The folder of sets: ``given``, or ``data`` below ``$BEDSIDE_SHARED``.

    Raises ``UserError`` if none is named, or it is not there.
    """
    named = os.environ.get(DATA)
    folder = given or (Path(named) / "data" if named else None)
    if folder is None or not folder.is_dir():
        met = f"There is no folder of sets at {folder}." if folder else "No folder of sets is named."
        raise UserError(
            f"{met} Name one with --data DIR, or set {DATA} to the folder "
            "above it; docs/how-to/measure-search.md tells where each set comes from."
        )
    return folder


def find_files(folder: Path, pattern: str) -> list[Path]:
    """The files of a set, in order of name. Raises ``SourceError`` if there is none."""
    found = sorted(folder.glob(pattern))
    if not found:
        met = "No file of this name is there."
        raise _unreadable(folder / pattern, None, met, advice=ABSENT)
    return found


def read_text(path: Path) -> str:
    """A file as text, its line ends as they are. Raises ``SourceError``."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        met = "The file is not there."
        raise _unreadable(path, None, met, advice=ABSENT) from None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, None, f"The file cannot be read: {error}.") from None


def read_json(path: Path, shape: type[Record]) -> Record:
    """A JSON file as ``shape``. Raises ``SourceError``."""
    return _decoded(path, None, lambda: msgspec.json.decode(read_text(path), type=shape))


def read_json_lines(path: Path, shape: type[Record]) -> Iterator[Record]:
    """The lines of a JSONL file as ``shape``. Raises ``SourceError`` at the first that is not."""
    decoder = msgspec.json.Decoder(shape)
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield _decoded(path, number, lambda line=line: decoder.decode(line))  # type: ignore[misc]


def read_table(
    path: Path, *, columns: tuple[str, ...], numbers: tuple[str, ...] = (), delimiter: str = ","
) -> Iterator[dict[str, str]]:
    """The rows of a table by its head line; the columns named in ``numbers`` hold whole numbers.

    Raises ``SourceError`` if a row lacks a column or a number.
    """
    csv.field_size_limit(MOST_FIELD)
    rows = csv.DictReader(read_text(path).splitlines(keepends=True), delimiter=delimiter)
    try:
        for row in rows:
            lacking = [name for name in columns if row.get(name) is None]
            lacking += [name for name in numbers if name not in lacking and not _NUMBER.fullmatch(row[name])]
            if lacking:
                kind = "a whole number" if lacking[0] in numbers else "text"
                raise _unreadable(path, rows.line_num, f"The column {lacking[0]!r} does not hold {kind}.")
            yield {column: row[column] for column in columns}
    except csv.Error as error:
        raise _unreadable(path, rows.line_num, f"Not a table: {error}.") from None


def _decoded(path: Path, line: int | None, decode: Callable[[], Record]) -> Record:
    try:
        return decode()
    except (msgspec.DecodeError, RecursionError) as error:
        met = f"Not what the set's files hold: {str(error).rstrip('.')}."
        raise _unreadable(path, line, met) from None


def _unreadable(path: Path, line: int | None, met: str, *, advice: str = AGAIN) -> SourceError:
    problem = Problem(place=str(path), line=line, met=met, advice=advice)
    return SourceError("A set cannot be read.", (problem,))
