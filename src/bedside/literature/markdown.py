"""What does a Markdown or plain text file say? Headings give sections, paragraphs give passages.

Front matter between two ``---`` lines may name title, year, url, kind and authors. The content
is data: nothing in it is run, followed or rendered.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, HEAD_LENGTH, file_id, read_whole
from bedside.literature.passages import Part, make_passages
from bedside.literature.reader import OnProblem
from bedside.literature.wording import one_line
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, Origin, Publication, PublicationId, ReadDepth

_SUFFIXES = (".md", ".markdown", ".txt")
_OTHER_FORMAT = re.compile(r"\s*(?:PMID|TY {2}|FN|ER {2})\s?- ?|\{\\rtf|PK\x03\x04")
"""MEDLINE and RIS exports look like text, and are many records; rich text and damaged archives look so."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,16000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*\Z")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WEB_ADDRESS = re.compile(r"https?://\S+\Z")


class MarkdownReader:
    """Reads ``.md``, ``.markdown`` and ``.txt`` files in UTF-8."""

    name = "Markdown or plain text (.md, .txt)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the head is text and the name says Markdown or text."""
        if path.suffix.lower() not in _SUFFIXES or b"\0" in head:
            return False
        try:
            # A letter cut at the end of the head is no fault.
            text = getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD_LENGTH)
        except UnicodeDecodeError:
            return False
        return bool(text.strip()) and not _OTHER_FORMAT.match(text)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The file as one publication; ``file:`` and its relative path, or its name, is the id."""
        try:
            text = read_whole(path).decode("utf-8-sig")
        except (*BROKEN_FILE, UnicodeDecodeError) as error:
            advice = "Expected text in UTF-8, below 50 MB; the file was left out."
            met = f"The file cannot be read as text: {error}."
            on_problem(Problem(place=str(path), line=None, met=met, advice=advice))
            return
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        front, body = _split_front_matter(text, path, on_problem)
        # Shown as Markdown, a comment is not seen by anyone; a text file shows all of it.
        body = body if path.suffix.lower() == ".txt" else _COMMENT.sub("", body)
        heading, sections = _outline(body)
        id = file_id(path)
        yield ReadPublication(
            publication=_publication(id, front, title=heading or path.stem, report=_Report(path, on_problem)),
            passages=make_passages(id, sections, read_depth=ReadDepth.FULL_TEXT),
        )


@dataclass(frozen=True, slots=True)
class _Report:
    """Tells of a front matter value that is not what it should be."""

    path: Path
    on_problem: OnProblem

    def __call__(self, met: str, advice: str) -> None:
        self.on_problem(Problem(place=str(self.path), line=None, met=met, advice=advice))


def _split_front_matter(text: str, path: Path, on_problem: OnProblem) -> tuple[Mapping[str, object], str]:
    """The front matter as a mapping (empty if absent or wrong) and the body after it."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        # BaseLoader makes strings, lists and mappings only, and expands no merge keys.
        front = yaml.load(found[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        front = None
    if not isinstance(front, dict):
        _Report(path, on_problem)("The front matter is not YAML.", "Expected lines such as 'year: 2024'.")
        return {}, text[found.end() :]
    return front, text[found.end() :]


def _outline(body: str) -> tuple[str | None, list[Part]]:
    """The first top heading, and each paragraph with the heading that it stands under."""
    top: str | None = None
    section, fence = "", ""  # the heading and the mark of the code block that stand open
    paragraphs: list[Part] = []
    open_lines: list[str] = []

    def close() -> None:
        if open_lines:
            paragraphs.append(Part((section,), "\n".join(open_lines)))
            open_lines.clear()

    for line in body.split("\n"):
        mark = _FENCE.match(line)
        heading = None if fence else _HEADING.match(line)
        underline = None if fence else _UNDERLINE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif heading:
            close()
            section = one_line(heading[2])
            top = top or (section if heading[1] == "#" else None)
        elif underline and len(open_lines) == 1:
            section = one_line(open_lines.pop())
            top = top or (section if underline[1][0] == "=" else None)
        elif line.strip() and not underline:
            open_lines.append(line)
        else:
            close()
    close()
    return top, paragraphs


def _publication(
    id: PublicationId, front: Mapping[str, object], *, title: str, report: _Report
) -> Publication:
    """What the front matter says of the work; a value that cannot be is reported and left out."""
    year, url = _scalar(front, "year"), _scalar(front, "url")
    if year is not None and not re.fullmatch(r"[12]\d{3}", year):
        report("The year in the front matter is no year.", "Write four digits, such as 2024.")
        year = None
    if url is not None and not _WEB_ADDRESS.match(url):
        report("The url in the front matter is no web address.", "Write it with https://.")
        url = None
    return Publication(
        id=id,
        kind=_kind(front, report),
        title=_scalar(front, "title") or title,
        origin=Origin.LITERATURE,
        authors=_scalar(front, "authors"),
        year=int(year) if year else None,
        url=url,
    )


def _kind(front: Mapping[str, object], report: _Report) -> EvidenceKind:
    """The stated kind of evidence; a file that states none has no known design."""
    stated = _scalar(front, "kind")
    if stated is None:
        return EvidenceKind.ARTICLE
    known = {kind.lower(): kind for kind in EvidenceKind}
    if stated.lower() not in known:
        report("The kind in the front matter is not known.", f"One of: {', '.join(EvidenceKind)}.")
    return known.get(stated.lower(), EvidenceKind.ARTICLE)


def _scalar(front: Mapping[str, object], key: str) -> str | None:
    """A value as one line of text; a list of names is joined by commas."""
    value = front.get(key)
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return (one_line(value) or None) if isinstance(value, str) else None
