"""What is the text of a file that is to be checked?

Text, Markdown and HTML are checked as they stand in the file; of PDF and Word files, the words that their
readers draw out.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from bedside.errors import Problem, SourceError, UserError
from bedside.ports import ReadPublication
from bedside.terms import SECTION_MARK, Passage, PassageKind

if TYPE_CHECKING:
    from bedside.literature import KnownFormat

MOST_BYTES = 20_000_000
"""A text for people is smaller; more is refused before it fills the memory."""
_BINARY = (b"%PDF-", b"PK\x03\x04")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A file's text; ``is_original`` says that it is the file's own, letter by letter.

    ``path`` is ``None`` where it came from standard input or a caller.
    """

    name: str
    text: str
    is_original: bool = True
    path: Path | None = None


def read_text(place: str) -> Text:
    """The text of a file, of ``-`` (standard input) or of a ``file:`` address.

    Raises ``UserError`` for a file that is not there or too large, ``SourceError`` for an unreadable one.
    """
    if place == "-":
        return Text(name="-", text=_decoded(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input"))
    path = _path(place)
    if not path.is_file():
        raise UserError(
            f"There is no file {place[:200]}. Name a text, Markdown, HTML, PDF or Word file, or -."
        )
    if path.stat().st_size > MOST_BYTES:
        raise UserError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB. Check it in parts.")
    data = path.read_bytes()
    if data.startswith(_BINARY):
        return Text(name=str(path), text=_drawn(path), is_original=False, path=path)
    return Text(name=str(path), text=_decoded(data, str(path)), path=path)


def read_bytes(name: str, data: bytes) -> Text:
    """The text of a file of this name whose bytes are at hand. Nothing is left on any disk.

    Raises ``UserError`` for an empty or too large one, ``SourceError`` for an unreadable one.
    """
    if not data.strip():
        raise UserError("The file is empty.")
    if len(data) > MOST_BYTES:
        raise UserError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB. Check it in parts.")
    with _lent_file(data) as path:
        if known := _find_unread(data, path):
            problem = Problem(place=name, line=None, met=f"The file is {known.name}.", advice=known.advice)
            raise SourceError(f"{name} is {known.name}.", (problem,))
        if not data.startswith(_BINARY):
            return Text(name=name, text=_decoded(data, name))
        try:
            return Text(name=name, text=_drawn(path), is_original=False)
        except SourceError as error:
            problems = tuple(replace(each, place=name) for each in error.problems)
            raise SourceError(str(error).replace(str(path), name), problems) from None


def _find_unread(data: bytes, path: Path) -> "KnownFormat | None":
    from bedside.literature import find_known_format
    from bedside.literature.word_archive import is_word_archive

    return None if is_word_archive(BytesIO(data)) else find_known_format(data, path)


@contextmanager
def _lent_file(data: bytes) -> Iterator[Path]:
    """A path to these bytes, because readers want one; into memory where the system can do that."""
    if not hasattr(os, "memfd_create"):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "text"
            path.write_bytes(data)
            yield path
        return
    with os.fdopen(os.memfd_create("text"), "wb") as stream:
        stream.write(data)
        stream.flush()
        yield Path(f"/proc/self/fd/{stream.fileno()}")


def _path(place: str) -> Path:
    address = urlparse(place)
    if address.scheme == "file" and address.netloc in ("", "localhost"):
        return Path(unquote(address.path))
    if address.scheme in ("http", "https", "ftp"):
        raise UserError("Nothing is fetched for a check. Save the page, and name the file.")
    return Path(place)


def _decoded(data: bytes, place: str) -> str:
    if len(data) > MOST_BYTES:
        raise UserError(f"{place} is larger than {MOST_BYTES // 1_000_000} MB. Check it in parts.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        met = f"Byte {error.start} is not UTF-8."
        problem = Problem(place=place, line=data[: error.start].count(b"\n") + 1, met=met, advice=_ENCODING)
        raise SourceError(f"{place} is no text in UTF-8.", (problem,)) from None


_ENCODING = "Save the text as UTF-8."


def _drawn(path: Path) -> str:
    """The words of a PDF or Word file, as Markdown."""
    from bedside.literature import find_reader

    problems: list[Problem] = []
    parts: list[str] = []
    for read in find_reader(path).read(path, on_problem=problems.append):
        if isinstance(read, ReadPublication):
            parts.extend(_marked(read.passages))
    if not parts:
        raise SourceError(f"{path} holds no text that can be checked.", tuple(problems))
    return "\n\n".join(parts) + "\n"


def _marked(passages: tuple[Passage, ...]) -> Iterator[str]:
    """Passages as Markdown: a heading where the section changes, items and rows on lines of their own."""
    section = ""
    for passage in passages:
        if passage.section != section:
            section = passage.section
            depth = min(section.count(SECTION_MARK) + 2, 6)
            yield f"{'#' * depth} {section.rpartition(SECTION_MARK)[2]}"
        if passage.kind is PassageKind.LIST:
            yield "\n".join(f"- {item.strip()}" for item in passage.text.split("•") if item.strip())
        elif passage.kind is PassageKind.TABLE:
            yield "\n".join(f"| {row.strip()} |" for row in passage.text.split("||"))
        elif passage.kind is not PassageKind.TITLE:
            yield passage.text
