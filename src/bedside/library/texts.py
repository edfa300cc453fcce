"""What is the text of a file that is to be checked?

Text, Markdown and HTML are checked as they stand in the file; of PDF and Word files, the words that their
readers draw out.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from bedside.errors import Problem, SourceError, UserError
from bedside.ports import ReadPublication
from bedside.terms import SECTION_MARK, Passage, PassageKind

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
