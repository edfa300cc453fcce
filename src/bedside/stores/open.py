"""How is a release opened to answer from it?"""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bedside.stores import disk, layout
from bedside.stores.manifest import Manifest, read_manifest
from bedside.stores.sqlite_records import SqliteRecords
from bedside.stores.tantivy_index import TantivyIndex
from bedside.terms import ReleaseId


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


def open_release(library: Path, *, id: ReleaseId | None = None) -> OpenRelease:
    """Open the current release of a library, or the one named.

    Raises :class:`LibraryNotFound` if there is none or it has another layout, and ``EngineError``
    if its files cannot be read.
    """
    chosen = layout.find_current(library) if id is None else layout.checked_id(id, library)
    path = layout.releases_of(library) / chosen
    manifest = read_manifest(path)
    with disk.reads_told(path):
        index = TantivyIndex(claims=path / layout.CLAIM_INDEX, passages=path / layout.PASSAGE_INDEX)
        records = SqliteRecords(path / layout.RECORDS)
    return OpenRelease(id=chosen, path=path, manifest=manifest, records=records, index=index)
