"""How are the files of PubMed's baseline and daily updates fetched, and known to be whole?

A file grows under a hidden name, is held against the MD5 that the server gives, and only then gets its
own name; a small hidden file beside it says that this was done. Being stopped at any moment loses
nothing: the next run goes on where the file ended.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import httpx

from bedside.errors import Problem
from bedside.ports import Progress
from bedside.remote.connection import Connection, PassingFaultError, Request, parts_of, read_at_most
from bedside.remote.file_listing import FileChoice, read_listing, read_md5
from bedside.remote.saving import demand_room, fetching_into, hidden, keep, keep_text
from bedside.remote.settings import FILES, Settings

LARGEST_LISTING = 20_000_000
TRIES_OF_A_FILE = 2

OnProblem = Callable[[Problem], None]


def fetch_files(
    choice: FileChoice, *, into: Path, settings: Settings, progress: Progress, on_problem: OnProblem
) -> list[Path]:
    """Fetch the chosen files that are not there yet; returns all of them that are whole, in order.

    A file that differs from its checksum twice is a problem and is kept aside under a hidden name.
    Raises ``UserError`` if the disk has no room or no file is meant, ``EngineError`` if the server
    does not give what it was asked for.
    """
    with fetching_into(into), Connection(settings, default=FILES) as connection:
        progress("Looking which files there are", 0, None)
        listing = connection.ask(Request(path=f"{choice.folder}/"), lambda answer: _text(answer, settings))
        wanted = choice.chosen(read_listing(listing))
        demand_room(into, sum(file.size or 0 for file in wanted if not _is_verified(into / file.name)))
        paths = []
        for done, file in enumerate(wanted):
            progress(f"Fetching {file.name}", done, len(wanted))
            fetching = _FileFetch(connection, path=into / file.name, url=f"{choice.folder}/{file.name}")
            if fetching.fetch(on_problem):
                paths.append(into / file.name)
        return paths


def _text(response: httpx.Response, settings: Settings) -> str:
    return b"".join(parts_of(response, largest=LARGEST_LISTING, settings=settings)).decode("utf-8", "replace")


class _FileFetch:
    """One file on its way."""

    def __init__(self, connection: Connection, *, path: Path, url: str) -> None:
        self._connection = connection
        self._path = path
        self._url = url
        self._part = hidden(path, "part")

    def fetch(self, on_problem: OnProblem) -> bool:
        """Whether the file is there and whole in the end."""
        if _is_verified(self._path):
            return True
        md5 = self._connection.ask(Request(path=f"{self._url}.md5"), _take_md5)
        if self._path.is_file():
            self._path.replace(self._part)  # named, but not known to be whole: held against its checksum
        for _ in range(TRIES_OF_A_FILE):
            self._grow(md5)
            if _md5_of(self._part) == md5:
                keep(self._part, self._path)
                keep_text(hidden(self._path, "ok"), _mark(self._path, md5))
                hidden(self._path, "bad").unlink(missing_ok=True)
                return True
            self._part.replace(hidden(self._path, "bad"))
        met = "The file differs from its checksum, and did so again when it was fetched anew."
        advice = f"It is kept aside as {hidden(self._path, 'bad').name}; try again later."
        on_problem(Problem(place=str(self._path), line=None, met=met, advice=advice))
        return False

    def _grow(self, md5: str) -> None:
        """Fetch what is missing of the file, unless what is there is all of it."""
        if self._part.is_file() and _md5_of(self._part) == md5:
            return
        request = Request(path=self._url, headers=self._from_where_it_ends)
        self._connection.ask(request, self._append)

    def _size(self) -> int:
        return self._part.stat().st_size if self._part.is_file() else 0

    def _from_where_it_ends(self) -> dict[str, str]:
        # The packed bytes themselves are wanted: nothing may pack or unpack them on the way.
        rest = {"Range": f"bytes={self._size()}-"} if self._size() else {}
        return {"Accept-Encoding": "identity", **rest}

    def _append(self, response: httpx.Response) -> None:
        have = self._size()
        if response.status_code == 416:  # nothing is left to give, or the file is another one now
            if response.headers.get("Content-Range") != f"bytes */{have}":
                self._part.unlink(missing_ok=True)
                raise PassingFaultError("has a shorter file than before", wait=0)
            return
        goes_on = response.status_code == 206
        if goes_on and not response.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
            self._part.unlink(missing_ok=True)
            raise PassingFaultError("gave another part of the file than was asked for", wait=0)
        length = response.headers.get("Content-Length", "")
        demand_room(self._path.parent, int(length) if length.isdecimal() else 0)
        with self._part.open("ab" if goes_on else "wb") as stream:
            for part in response.iter_raw(1 << 16):
                stream.write(part)


def _take_md5(response: httpx.Response) -> str:
    md5 = read_md5(read_at_most(response, 10_000).decode("utf-8", "replace"))
    if md5 is None:
        raise PassingFaultError("gave no checksum for a file")
    return md5


def _md5_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _mark(path: Path, md5: str) -> str:
    """What says that a file was verified: its checksum, its size and when it was last changed."""
    state = path.stat()
    return f"{md5} {state.st_size} {state.st_mtime_ns}\n"


def _is_verified(path: Path) -> bool:
    """Whether the file was held against its checksum and was not touched since."""
    try:
        marked = hidden(path, "ok").read_text("ascii")
        return path.is_file() and marked == _mark(path, marked.split(" ", 1)[0])
    except (OSError, UnicodeDecodeError):
        return False
