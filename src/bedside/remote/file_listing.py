"""Which files of PubMed does a server offer, how large are they, and which of them are wanted?

Names, sizes and checksums: https://ftp.ncbi.nlm.nih.gov/pubmed/baseline/README.txt. A listing is a web
page of links; only names of the exact form are taken from it, so that none leads out of the folder.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bedside.errors import UserError

_LINK = re.compile(
    r'href="(?P<name>pubmed\d{2}n(?P<number>\d{4,5})\.xml\.gz)"(?:[^<\n]*</a>[^<\n]*?\s(?P<size>[\d.]+)(?P<unit>[KMG]?)\s*$)?',
    re.MULTILINE,
)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_MD5 = re.compile(r"\b[0-9a-f]{32}\b", re.IGNORECASE)
_RANGE = re.compile(r"(?:(?P<first>[1-9]\d{0,4})-)?(?P<last>[1-9]\d{0,4})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file that a server offers; ``size`` is about right, in bytes, and ``None`` where it is not told."""

    name: str
    number: int
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChoice:
    """Files of a folder: all, the first ``count`` of them, or those numbered ``first`` to ``last``."""

    folder: Literal["baseline", "updatefiles"]
    count: int | None = None
    first: int | None = None
    last: int | None = None

    def chosen(self, listed: list[ListedFile]) -> list[ListedFile]:
        """The wanted files in order. Raises ``UserError`` if there are none."""
        found = [
            file
            for file in listed
            if (self.first is None or self.first <= file.number)
            and (self.last is None or file.number <= self.last)
        ][: self.count]
        if not found:
            there = f"numbers {listed[0].number} to {listed[-1].number}" if listed else "no files of PubMed"
            raise UserError(f"The server's {self.folder} holds {there}, and none of those asked for.")
        return found


def choose_files(folder: Literal["baseline", "updatefiles"], text: str) -> FileChoice:
    """What ``all``, ``3`` (the first three) or ``5-8`` (those numbers) asks for. Raises ``UserError``."""
    if text == "all":
        return FileChoice(folder=folder)
    found = _RANGE.fullmatch(text)
    if found is None:
        raise UserError(
            f"{text[:20]!r} names no files. Write all, a count such as 3, or numbers such as 5-8."
        )
    if found["first"] is None:
        return FileChoice(folder=folder, count=int(found["last"]))
    return FileChoice(folder=folder, first=int(found["first"]), last=int(found["last"]))


def read_listing(page: str) -> list[ListedFile]:
    """The files that a listing names, each once, in order of name."""
    files = {}
    for link in _LINK.finditer(page):
        size = int(float(link["size"]) * _UNITS[link["unit"]]) if _is_number(link["size"]) else None
        files[link["name"]] = ListedFile(name=link["name"], number=int(link["number"]), size=size)
    return [files[name] for name in sorted(files)]


def _is_number(text: str | None) -> bool:
    return bool(text) and text is not None and text.count(".") <= 1 and text != "."


def read_md5(text: str) -> str | None:
    """The checksum of a line like ``MD5(pubmed26n0001.xml.gz)= …``; ``None`` if there is not exactly one."""
    found = _MD5.findall(text)
    return found[0].lower() if len(found) == 1 else None
