"""What is in a release, and are its files as they were written?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bedside.errors import LibraryNotFound, Problem
from bedside.stores.layout import MANIFEST, SCHEMA_VERSION
from bedside.terms import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """A pack in a release: its name, version and the date its authors last changed it."""

    name: str
    version: str
    updated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file of a release, by its path inside it; ``size`` in bytes, ``sha256`` as hex digest."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a release holds. ``counts`` says how many records of each kind."""

    schema_version: int
    id: ReleaseId
    counts: dict[str, int]
    packs: tuple[PackLine, ...]
    files: tuple[FileLine, ...]


def write_manifest(release: Path, manifest: Manifest) -> None:
    """Write ``manifest.json``. Raises ``OSError``."""
    data = msgspec.json.encode(manifest, order="deterministic")
    (release / MANIFEST).write_bytes(msgspec.json.format(data, indent=2) + b"\n")


def read_manifest(release: Path) -> Manifest:
    """The manifest of a release. Raises :class:`LibraryNotFound` if it is absent, bad or too old."""
    again = "Build the library again from its sources."
    try:
        manifest = msgspec.json.decode((release / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LibraryNotFound(f"There is no release in {release}. {again}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LibraryNotFound(f"{release / MANIFEST} is not a manifest. {again}") from error
    if manifest.schema_version != SCHEMA_VERSION:
        met = f"Release {release.name} has layout {manifest.schema_version}"
        raise LibraryNotFound(f"{met}; this version of Bedside reads layout {SCHEMA_VERSION}. {again}")
    return manifest


def list_files(release: Path) -> tuple[FileLine, ...]:
    """Every file of a release but its manifest, hashed, in order of path."""
    return tuple(
        FileLine(path=path.relative_to(release).as_posix(), size=path.stat().st_size, sha256=_sha256(path))
        for path in _files(release)
    )


def verify_release(release: Path) -> tuple[Problem, ...]:
    """Rehash the files of a release; the problems found, none if all is as it was written."""
    manifest = read_manifest(release)
    there = {each.path: each for each in list_files(release)}
    advice = "Build the library again from its sources, or restore the release from a backup."
    problems = []
    for line in manifest.files:
        found = there.pop(line.path, None)
        if found != line:
            met = "The file is missing." if found is None else "The file is not as it was written."
            problems.append(Problem(place=str(release / line.path), line=None, met=met, advice=advice))
    for path in there:
        met = "The file does not belong to the release."
        problems.append(Problem(place=str(release / path), line=None, met=met, advice="Remove it."))
    return tuple(problems)


def _files(release: Path) -> Iterator[Path]:
    """Files in order of path; tantivy's lock files come and go and say nothing."""
    for path in sorted(release.rglob("*")):
        is_lock = path.name.startswith(".tantivy-") and path.suffix == ".lock"
        if path.is_file() and path.name != MANIFEST and not is_lock:
            yield path


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
