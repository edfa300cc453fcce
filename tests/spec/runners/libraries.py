"""What does a library do with what is put into it?"""

import errno
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from bedside import Library
from bedside.intake import Intake
from bedside.literature import ahead
from bedside.literature.ahead import ReadAhead
from bedside.stores import find_current, open_release, read_manifest, verify_release
from runners.running import Given, Outcome, runner
from runners.sample import make_pack

# Dies without any farewell at the named step of a commit.
KILLED = """
import os, sys
from pathlib import Path
from bedside import Library
from bedside.stores import disk
setattr(disk, sys.argv[3], lambda *rest, **named: os._exit(9))
Library.ingest([Path(sys.argv[1])], library=Path(sys.argv[2]), bare=True)
"""
STEPS = {
    "before the files are hashed": "share_modes",
    "before they are on the disk": "write_through",
    "before the release is in its place": "move_into_place",
    "before it is named the current one": "replace_file",
}
_ANNOUNCE = ReadAhead.announce
NUMBERS = {"read-only": errno.EROFS, "forbidden": errno.EACCES, "full": errno.ENOSPC}


@runner(
    "ingest",
    sample={"files": {"a.md": "# Salt\n\nSalt is salty.\n"}},
    refused={"files": {"a.md": "# Salt\n"}, "disk": "full"},
)
def ingest(given: Given, folder: Path) -> Outcome:
    """``files`` (name to text), then ``then`` in a second run, into one bare library; ``search`` it."""
    place = folder / "library"
    paths = _write(given["files"], folder / "first")
    with _disk(given.get("disk")):
        intake = Library.ingest(paths, library=place, bare=True)
    first = find_current(place)
    problems = list(map(str, intake.problems))
    if "then" in given:
        problems += map(str, _ingest(given["then"], folder / "then", place).problems)
    library = Library.open(place)
    earlier = Library.open(place, release=first)
    return {
        "problems": [problem.replace(f"{folder}/", "") for problem in problems],
        "publications": library.manifest.counts["publications"],
        "passages": library.manifest.counts["passages"],
        "releases": len(list((place / "releases").iterdir())),
        "found": [hit.publication_id for hit in library.search(given.get("search", "salt"))],
        "found in the first release": [
            hit.publication_id for hit in earlier.search(given.get("search", "salt"))
        ],
        "unsound files": list(map(str, verify_release(place / "releases" / library.release))),
        "every file is hashed": _are_hashed(place / "releases" / library.release),
        "the release changed": first != library.release,
    }


@runner("ingest in two orders", sample={"files": {"a.md": "# A\n\nSalt.\n", "b.md": "# B\n\nSalt.\n"}})
def ingest_in_two_orders(given: Given, folder: Path) -> Outcome:
    """The same files into two libraries, the second time backward and one by one; ``other`` changes one."""
    _ingest(given["files"], folder / "at once", folder / "one")
    for name, text in reversed(given["files"].items()):
        _ingest({name: text}, folder / "singly", folder / "two")
    _ingest({**given["files"], **given.get("other", {})}, folder / "changed", folder / "three")
    one, two, three = (find_current(folder / name) for name in ("one", "two", "three"))
    return {
        "same id": one == two,
        "the changed one has the same id": one == three,
        "length of the id": len(one),
    }


@runner("damage a file", sample={"file": "records.sqlite"})
def damage(given: Given, folder: Path) -> Outcome:
    """A release of which one file is changed after it was made."""
    place = folder / "library"
    _ingest({"a.md": "# A\n\nSalt.\n"}, folder, place)
    release = place / "releases" / find_current(place)
    path = release / given["file"]
    path.write_bytes(path.read_bytes() + b" ")
    return {"problems": [str(problem).replace(f"{release}/", "") for problem in verify_release(release)]}


@runner("kill the writer", sample={"killed": "before the release is in its place"})
def kill(given: Given, folder: Path) -> Outcome:
    """A second ingest that dies at the step that ``killed`` names."""
    place = folder / "library"
    _ingest({"old.md": "# Old\n\nSalt.\n"}, folder, place)
    old = find_current(place)
    new = folder / "new.md"
    new.write_text("# New\n\nSalt.\n", "utf-8")
    command = [sys.executable, "-c", KILLED, str(new), str(place), STEPS[given["killed"]]]
    code = subprocess.run(command, check=False, capture_output=True, timeout=60).returncode
    library = Library.open(place)
    found = [hit.publication_id for hit in library.search("salt")]
    is_sound = not verify_release(place / "releases" / library.release)
    _ingest({"new.md": "# New\n\nSalt.\n"}, folder, place)
    return {
        "was killed": code == 9,
        "the old release answers": library.release == old and found == ["file:old.md"],
        "the release is sound": is_sound,
        "the next ingest goes in": find_current(place) != old,
        "left over": [path.name for path in (place / "releases").iterdir() if path.name.startswith(".")],
    }


@runner("read ahead", sample={"killed": True})
def read_ahead(given: Given, folder: Path) -> Outcome:
    """The same files by one program, and by two of which the one that reads may be ``killed`` at once."""
    texts = {"a.md": "# A\n\nSalt.\n", "b.bin": "\x00\x01", "c.md": "# C\n\nSalt.\n"}
    alone = _ingest(texts, folder / "files", folder / "alone")
    started = []

    def announce(reading: ReadAhead, paths: Sequence[Path]) -> None:
        _ANNOUNCE(reading, paths)
        if reading._running:
            started.append(reading._running)
            if given["killed"]:
                reading._running.kill()

    with patch.multiple(ahead, _cores=lambda: 2, WORTHWHILE=0), patch.object(ReadAhead, "announce", announce):
        together = _ingest(texts, folder / "files", folder / "together")
    return {
        "a second program read": bool(started),
        "same release": find_current(folder / "alone") == find_current(folder / "together"),
        "same problems": list(map(str, alone.problems)) == list(map(str, together.problems)),
        "publications": together.publications,
        "still running": [each for each in started if each.returncode is None],
    }


@runner("ingest a pack", sample={})
def ingest_a_pack(given: Given, folder: Path) -> Outcome:
    """The sample pack with ``changes`` into a bare library."""
    pack = make_pack(folder / "pack", given.get("changes", {}), raw={})
    place = folder / "library"
    intake = Library.ingest([pack], library=place, bare=True)
    with open_release(place) as release:
        return {"packs": intake.packs, "claims": release.manifest.counts["claims"]}


@runner("open a library", sample={"with a release": True}, refused={"with a release": False})
def open_a_library(given: Given, folder: Path) -> Outcome:
    """A folder with a release in it or without one, or a release that is not there."""
    if given["with a release"]:
        _ingest({"a.md": "# A\n\nSalt.\n"}, folder, folder / "library")
    with Library.open(folder / "library", release=given.get("release")) as library:
        return {"opened": len(library.release) == 16}


def _ingest(texts: dict[str, str], folder: Path, place: Path) -> Intake:
    return Library.ingest(_write(texts, folder), library=place, bare=True)


def _write(texts: dict[str, str], folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]


@contextmanager
def _disk(state: str | None) -> Iterator[None]:
    """A disk that refuses: the system's own refusal is put in the place of making a folder."""
    if state is None:
        yield
        return
    with patch.object(Path, "mkdir", side_effect=OSError(NUMBERS[state], "refused")):
        yield


def _are_hashed(release: Path) -> bool:
    listed = {line.path for line in read_manifest(release).files}
    there = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    # The index's own lock files come and go.
    return {path for path in there if not path.endswith(("manifest.json", ".lock"))} == listed
