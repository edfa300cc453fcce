"""How is a release opened to answer from it?"""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bedside.errors import EngineError, LibraryNotFound, Problem
from bedside.stores import disk, layout
from bedside.stores.manifest import Manifest, read_manifest, verify_release
from bedside.stores.sqlite_records import SqliteRecords
from bedside.stores.tantivy_index import TantivyIndex
from bedside.terms import ReleaseId

REHASHED_BYTES = 32_000_000
"""Releases up to this size are rehashed when they are opened: some 10 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRelease:
    """A release that answers. It stays the same while it is open, whatever is committed beside it."""

    id: ReleaseId
    path: Path
    manifest: Manifest
    records: SqliteRecords
    index: TantivyIndex

    def close(self) -> None:
        """Let go of its files."""
        self.records.close()

    def __enter__(self) -> "OpenRelease":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _see_that_it_is_whole(path: Path, manifest: Manifest) -> None:
    """A small release is rehashed at every start; a large one is left to ``bedside doctor``."""
    if sum(file.size for file in manifest.files) > REHASHED_BYTES:
        return
    problems = verify_release(path)
    if problems:
        raise EngineError(
            f"The library's files were changed since they were written ({problems[0].place}). Nothing is "
            "answered from them: build the library again from its sources. See: bedside doctor"
        )


def has_readable_release(library: Path) -> bool:
    """Whether the current release of a library is there and of a layout that is read."""
    try:
        read_manifest(layout.releases_of(library) / layout.find_current(library))
    except LibraryNotFound:
        return False
    return True


def verify_current(library: Path) -> tuple[Problem, ...]:
    """Rehash the current release of a library; the problems found. Raises :class:`LibraryNotFound`."""
    return verify_release(layout.releases_of(library) / layout.find_current(library))


def open_release(library: Path, *, id: ReleaseId | None = None) -> OpenRelease:
    """Open the current release of a library, or the one named.

    Raises :class:`LibraryNotFound` if there is none or it has another layout, and ``EngineError``
    if its files cannot be read.
    """
    chosen = layout.find_current(library) if id is None else layout.checked_id(id, library)
    path = layout.releases_of(library) / chosen
    manifest = read_manifest(path)
    _see_that_it_is_whole(path, manifest)
    with disk.reads_told(path):
        index = TantivyIndex(claims=path / layout.CLAIM_INDEX, passages=path / layout.PASSAGE_INDEX)
        records = SqliteRecords(path / layout.RECORDS)
    return OpenRelease(id=chosen, path=path, manifest=manifest, records=records, index=index)
