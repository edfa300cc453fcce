"""Where does what lie in a library's folder?

LIBRARY/CURRENT                      the id of the release that answers
LIBRARY/releases/<id>/               one release, never changed once it is there
    manifest.json  records.sqlite  index/claims/  index/passages/
LIBRARY/releases/.building-<random>/ a release in the making; hidden until it is whole
LIBRARY/.writing.lock                held by the one writer
"""

import re
from pathlib import Path

from bedside.errors import LibraryNotFound
from bedside.terms import ReleaseId

SCHEMA_VERSION = 5
"""Raised when a release of an older layout, table or text analysis cannot be read any more."""

MANIFEST = "manifest.json"
RECORDS = "records.sqlite"
CLAIM_INDEX = "index/claims"
PASSAGE_INDEX = "index/passages"
BUILDING = ".building-"
LOCK = ".writing.lock"

_RELEASE_ID = re.compile(r"[0-9a-f]{16}\Z")
_NEXT_STEP = "Make one with 'bedside ingest', or name another library."


def releases_of(library: Path) -> Path:
    """The folder of all releases."""
    return library / "releases"


def current_file(library: Path) -> Path:
    """The file that names the current release."""
    return library / "CURRENT"


def is_library(folder: Path) -> bool:
    """Whether a release was ever put in place in this folder."""
    return current_file(folder).is_file()


def find_current(library: Path) -> ReleaseId:
    """The id of the release that answers. Raises :class:`LibraryNotFound`."""
    try:
        text = current_file(library).read_text("ascii", errors="replace").strip()
    except PermissionError as error:
        raise LibraryNotFound(f"The library {library} may not be read by this user. {_NEXT_STEP}") from error
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise LibraryNotFound(f"There is no library in {library}. {_NEXT_STEP}") from error
    if not _RELEASE_ID.match(text):
        there = sorted(path.name for path in releases_of(library).glob("*") if _RELEASE_ID.match(path.name))
        advice = f"Write one of these into it: {', '.join(there)}." if there else _NEXT_STEP
        raise LibraryNotFound(f"{current_file(library)} does not hold a release's id. {advice}")
    return checked_id(text, library)


def checked_id(id: str, library: Path) -> ReleaseId:
    """``id`` if a release of that name is there. Raises :class:`LibraryNotFound`."""
    # The name becomes part of a path, so nothing else than an id is let through.
    if not _RELEASE_ID.match(id) or not (releases_of(library) / id / MANIFEST).is_file():
        raise LibraryNotFound(f"There is no release {id[:16]!r} in {library}. {_NEXT_STEP}")
    return ReleaseId(id)
