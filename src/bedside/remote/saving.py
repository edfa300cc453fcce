"""How is what was fetched kept, so that being stopped at any moment leaves no half file under a true name?"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bedside.errors import LibraryBusy, UserError

LOCK = ".fetching.lock"
SPARE = 200_000_000
"""Bytes that are left free on the disk, for the library that is made of the files."""


@contextmanager
def fetching_into(folder: Path) -> Iterator[None]:
    """Make the folder and hold it for one program. Raises ``LibraryBusy``, ``UserError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / LOCK).open("ab")
    except OSError as error:
        raise UserError(
            f"{folder} cannot be written ({error.strerror}). Name another folder with --keep."
        ) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"Another program is fetching into {folder}. Wait until it is done, then try again."
            raise LibraryBusy(message) from error
        for left in folder.glob(".pubmed*.new"):  # of a program that was stopped while it wrote
            left.unlink()
        yield


def hidden(path: Path, ending: str) -> Path:
    """A file beside ``path`` that a reader of the folder passes over."""
    return path.with_name(f".{path.name}.{ending}")


def keep(new: Path, path: Path) -> None:
    """Give a file that is whole its true name, and make both last."""
    _sync(new)
    new.replace(path)
    _sync(path.parent)


def keep_text(path: Path, text: str) -> None:
    """Write a small file all at once."""
    new = hidden(path, "new")
    new.write_text(text, "ascii")
    keep(new, path)


def demand_room(folder: Path, needed: int) -> None:
    """Raises ``UserError`` if the disk has no room for ``needed`` bytes more."""
    free = shutil.disk_usage(folder).free
    if needed + SPARE > free:
        raise UserError(
            f"The disk of {folder} has {free / 1e9:.1f} GB free, and {(needed + SPARE) / 1e9:.1f} GB are "
            "needed. Free some space, name a folder on another disk with --keep, or ask for fewer files."
        )


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
