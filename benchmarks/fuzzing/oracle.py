"""What must hold whatever a file holds? Read it and say what a reader did that it may not do.

A reader yields records, reports problems or raises ``SourceError``: nothing else. It opens its input and
nothing beside it, no connection, no program. What it yields can be kept in a release.
"""

import gc
import hashlib
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from bedside.errors import Problem, SourceError
from bedside.literature import find_reader
from bedside.literature.mesh_xml import read_mesh
from bedside.literature.registry import READERS
from bedside.ports import ReadNotice, ReadPublication, ReadRemoval
from bedside.stores.grouping import find_identities
from bedside.stores.text_analysis import passage_schema
from bedside.terms import MeshHeading, passage_id

SECRET = "CANARY-7f3a-that-no-reader-may-see"
"""The text of a file that lies beside the input; entities and links of mutated files point to it."""

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request", "http.client.connect")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "os.mkdir", "os.symlink", "os.link")


class Broken(Exception):
    """A law that a reader broke."""


class Watch:
    """Counts what the interpreter is asked to open while a reader reads. Put in once: hooks stay."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self._allowed = allowed
        self.is_on = False
        self.input = ""
        self.met: list[str] = []
        sys.addaudithook(self._seen)

    def _seen(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        if event in _NETWORK or event in _PROGRAMS:
            self.met.append(f"{event} {arguments[:2]!r}")
        elif event == "open" or event in _CHANGES:
            self._see_path(event, arguments[0])

    def _see_path(self, event: str, path: object) -> None:
        if isinstance(path, bytes):
            path = path.decode("utf-8", "surrogateescape")
        if isinstance(path, int) or path is None:
            return
        text = str(path)
        if text != self.input and not (event == "open" and text.startswith(self._allowed)):
            self.met.append(f"{event} {text!r}")


def make_watch() -> Watch:
    """A watch that lets the interpreter's own files and the temporary folder's alone."""
    roots = {sys.prefix, sys.base_prefix, tempfile.gettempdir() + "/tmp", "/dev/null", "/usr/share/zoneinfo"}
    roots |= {path for path in sys.path if path}
    return Watch(tuple(sorted(roots)))


def check(path: Path, name: str, watch: Watch) -> str:
    """Read ``path`` and hold it to every law; returns what came out, in a word. Raises ``Broken``."""
    problems: list[Problem] = []
    watch.met.clear()
    watch.input, watch.is_on = str(path), True
    count, outcome = 0, "refused"
    try:
        for item in _items(path, name, problems.append):
            count += 1
            watch.is_on = False
            _see_item(item)
            watch.is_on = True
        outcome = "read" if count else "nothing"
    except SourceError as error:
        problems += error.problems
        if not str(error):
            raise Broken("a SourceError without a sentence") from error
    finally:
        watch.is_on = False
    if watch.met:
        raise Broken(f"it reached outside: {watch.met[:3]}")
    for problem in problems:
        _see_problem(problem)
    if outcome == "nothing" and problems:
        outcome = "problem"
    return outcome


def _items(path: Path, name: str, on_problem: Callable[[Problem], None]) -> Iterator[Any]:
    if name == "mesh":
        yield from read_mesh(path, on_problem=on_problem)
        return
    try:
        reader = find_reader(path)
    except SourceError:
        reader = None
    wanted = next(each for each in READERS if type(each).__name__ == name)
    yield from wanted.read(path, on_problem=on_problem)
    if reader is not None and reader is not wanted:
        # The spoiling made another format of it.
        yield from reader.read(path, on_problem=on_problem)


def _see_item(item: Any) -> None:
    data = msgspec.json.encode(item)
    if SECRET.encode() in data:
        raise Broken("a file beside the input was read")
    if msgspec.json.decode(data, type=type(item)) != item:
        raise Broken("a record does not come back from JSON as it was")
    if isinstance(item, ReadPublication):
        _see_publication(item)
    elif not isinstance(item, ReadRemoval | ReadNotice | MeshHeading):
        raise Broken(f"a reader gave {type(item).__name__}")


def _see_publication(read: ReadPublication) -> None:
    work = read.publication
    if not work.id or not work.title:
        raise Broken("a work without id or title")
    if work.year is not None and not 0 < work.year < 10_000:
        raise Broken(f"the year {work.year}")
    find_identities(work)
    reached = 0
    for at, each in enumerate(read.passages):
        if each.publication_id != work.id or each.id != passage_id(work.id, at):
            raise Broken("a passage that is not its work's")
        if not each.text or each.end - each.start != len(each.text) or each.start - reached not in (0, 1, 2):
            raise Broken(f"offsets of passage {at}: {each.start}..{each.end}, {len(each.text)} characters")
        if hashlib.sha256(each.text.encode()).hexdigest() != each.sha256:
            raise Broken(f"the hash of passage {at}")
        reached = each.end
    _see_that_it_can_be_kept(read)


def _see_that_it_can_be_kept(read: ReadPublication) -> None:
    import tantivy

    from bedside.stores.tantivy_building import add_passages

    class Entries:
        def add(self, **fields: Any) -> None:
            tantivy.Document.from_dict(fields, _SCHEMA)

    add_passages(Entries(), read)  # type: ignore[arg-type]
    _DATABASE.execute("SELECT ?, ?", (read.publication.id, msgspec.json.encode(read.publication)))


def _see_problem(problem: Problem) -> None:
    line = str(problem)
    line.encode()
    if SECRET in line:
        raise Broken("a problem tells of a file beside the input")
    if not problem.met:
        raise Broken("a problem that does not say what was met")
    if len(line) > 5_000:
        raise Broken(f"a problem of {len(line)} characters")


_SCHEMA = passage_schema()
_DATABASE = sqlite3.connect(":memory:")


def warm(path: Path, name: str) -> None:
    """Read a sound file once, so that what is imported late is there before the watch is on."""
    for _ in _items(path, name, lambda problem: None):
        pass
    gc.collect()
