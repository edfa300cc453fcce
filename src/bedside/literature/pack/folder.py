"""How does a pack's folder come to be all at once? It grows under a hidden name and is renamed when whole."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from bedside.errors import LibraryReadOnly, UserError


@contextmanager
def growing_pack(place: Path) -> Iterator[Path]:
    """A hidden folder beside ``place`` that takes its name at the end; nothing stays if an error rises.

    A program that is killed leaves the hidden folder, which is passed over when packs are read.
    Raises ``UserError`` if ``place`` is there already, ``LibraryReadOnly`` if it cannot be written.
    """
    refuse_existing(place)
    growing = place.parent / f".{place.name[:80]}-{token_hex(6)}"
    try:
        growing.mkdir(parents=True)
        yield growing
        refuse_existing(place)  # made by another program meanwhile
        growing.rename(place)
    except OSError as error:
        raise LibraryReadOnly(
            f"{place} cannot be written ({error.strerror}). Choose another folder."
        ) from error
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def refuse_existing(place: Path) -> None:
    """Raise ``UserError`` if something is there already, a link that leads nowhere included."""
    if place.exists() or place.is_symlink():
        raise UserError(f"{place} is there already. Name another folder, or move it away.")


def write_pack_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write files by their names, folders and all. Raises ``OSError``."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
