"""What can a disk refuse, and how is it written so that a crash cannot tear it?"""

import errno
import fcntl
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bedside.errors import EngineError, LibraryBusy, LibraryReadOnly

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST})
_OS_ERROR = re.compile(r"os error (\d+)|code: (\d+)")


@contextmanager
def refusals_told(library: Path) -> Iterator[None]:
    """Turn what the disk refuses into :class:`LibraryReadOnly`, other store errors into ``EngineError``."""
    try:
        yield
    except OSError as error:
        told = _told(library, error.errno)
        if told is None:
            raise
        raise told from error
    except sqlite3.Error as error:
        raise _told(library, _sqlite_errno(error)) or _failed(error) from error
    except ValueError as error:
        # tantivy says everything with ValueError; its text holds the system's number.
        found = _OS_ERROR.search(str(error))
        raise _told(library, int(found[1] or found[2]) if found else None) or _failed(error) from error


def _sqlite_errno(error: sqlite3.Error) -> int | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    if name == "SQLITE_FULL" or name == "SQLITE_IOERR_WRITE":
        return errno.ENOSPC
    return errno.EROFS if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) else None


def _told(library: Path, number: int | None) -> LibraryReadOnly | None:
    if number in _FULL:
        met, advice = "the disk is full", "Free some space, or name a library on another disk"
    elif number in _FORBIDDEN:
        met, advice = "writing is not allowed there", "Name a library in a folder that you may write"
    elif number in _NO_FOLDER:
        met, advice = "something else than a folder is in its place", "Name a folder"
    else:
        return None
    return LibraryReadOnly(f"The library {library} cannot be written: {met}. {advice}. Nothing was changed.")


def _failed(error: Exception) -> EngineError:
    return EngineError(f"The store failed while writing ({error}). Nothing was changed.", may_retry=True)


@contextmanager
def reads_told(release: Path) -> Iterator[None]:
    """Turn a store that cannot be read into ``EngineError`` with the next step."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError) as error:
        step = "Run 'bedside doctor' to see which files are damaged."
        raise EngineError(f"The release in {release} cannot be read ({error}). {step}") from error


def lock(path: Path) -> IO[bytes]:
    """Take the writer's lock; it falls with the process. Raises ``LibraryBusy`` if another holds it."""
    stream = path.open("ab")
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        stream.close()
        advice = "Wait until it is done, then try again."
        raise LibraryBusy(f"Another program is writing to the library {path.parent}. {advice}") from error
    return stream


def copy_index(source: Path, target: Path) -> None:
    """Copy a tantivy index; its segment files never change, so a hard link is a copy."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.suffix == ".lock":
            continue
        # meta.json and .managed.json are replaced by rename; a copy needs no such trust.
        if path.suffix == ".json" or not _link(path, target / path.name):
            shutil.copyfile(path, target / path.name)


def _link(source: Path, target: Path) -> bool:
    try:
        target.hardlink_to(source)
    except OSError:
        return False
    return True


def share_modes(folder: Path, *, like: Path) -> None:
    """Let whoever may read ``like`` read all of it: tantivy makes two of its files private."""
    for path in folder.rglob("*"):
        if path.suffix == ".json":
            shutil.copymode(like, path)


def write_through(folder: Path) -> None:
    """Make sure that a folder with all that is in it is on the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)


def replace_file(path: Path, text: str) -> None:
    """Replace a small file at once: a reader sees the old text or the new, never half."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, "ascii")
    _sync(new)
    new.replace(path)
    _sync(path.parent)


def move_into_place(source: Path, target: Path) -> None:
    """Rename a folder that was written through, and make the rename last."""
    source.rename(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
