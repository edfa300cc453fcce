"""How is a release made: all at once, or not at all?

The new release grows in a hidden folder that starts as a copy of the current one. Only when it
is whole and on the disk is it renamed into place, and only then does CURRENT name it. A crash at
any point leaves the old release answering; the next writer clears what was left.
"""

import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO

from bedside.errors import EngineError, LibraryNotFound, LibraryReadOnly
from bedside.ports import Read, ReadPack, ReadPublication
from bedside.stores import disk, layout
from bedside.stores.manifest import Manifest, list_files, read_manifest, verify_release, write_manifest
from bedside.stores.sqlite_building import OnProblem, RecordsBuilding
from bedside.stores.tantivy_building import IndexBuilding, add_passages, open_passages, write_claims
from bedside.stores.thesaurus import FindAbbreviations
from bedside.terms import ReleaseId

BATCH = 500
"""Publications that are written in one transaction; memory is bounded by it."""


class LocalReleaseWriter:
    """Honors ``ports.ReleaseWriter`` in a folder of this machine.

    Use it in a ``with`` block: whatever is not committed at its end is thrown away.
    """

    def __init__(
        self,
        library: Path,
        held: IO[bytes],
        current: ReleaseId | None,
        *,
        find_abbreviations: FindAbbreviations | None = None,
    ) -> None:
        """Only :meth:`begin` calls this, with the lock held."""
        self._library = library
        self._find_abbreviations = find_abbreviations
        self._held = held
        self._current = current
        self._building = layout.releases_of(library) / f"{layout.BUILDING}{secrets.token_hex(8)}"
        self._index: IndexBuilding | None = None
        self._must_index_anew = False

    @classmethod
    def begin(
        cls,
        library: Path,
        *,
        keep_current: bool = True,
        find_abbreviations: FindAbbreviations | None = None,
    ) -> "LocalReleaseWriter":
        """Start a release from the current one, or from nothing.

        ``find_abbreviations`` gives the short and long forms that a text explains; without it none are kept.

        Raises :class:`LibraryReadOnly` if the folder cannot be written, :class:`LibraryBusy` if
        another program writes to the library, :class:`LibraryNotFound` if the current release is
        of another layout.
        """
        with disk.refusals_told(library):
            layout.releases_of(library).mkdir(parents=True, exist_ok=True)
            held = disk.lock(library / layout.LOCK)
        try:
            current = _current(library, must_be_whole=keep_current)
            writer = cls(library, held, current, find_abbreviations=find_abbreviations)
            with disk.refusals_told(library):
                writer._start(current if keep_current else None)
        except BaseException:
            held.close()
            raise
        return writer

    def __enter__(self) -> "LocalReleaseWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()

    def add_pack(self, pack: ReadPack) -> None:
        """Put a pack into the release, in the place of the one of its name.

        Raises ``SourceError`` if one of its ids belongs to another pack or to the literature.
        """
        with self._writing():
            self._records.put_pack(pack)

    def add_literature(self, read: Iterable[Read], *, on_problem: OnProblem) -> int:
        """Put what readers give in, batch by batch. Returns how many publications were read.

        A record of a work that is there joins or replaces what is known of it.
        """
        count = 0
        rest = iter(read)
        while batch := list(islice(rest, BATCH)):
            with self._writing():
                self._add(batch, on_problem)
            count += sum(isinstance(each, ReadPublication) for each in batch)
        return count

    def commit(self) -> str:
        """Make the release the library's current one; returns its id. Unchanged content: no change."""
        with self._writing():
            id = self._records.release_id()
            if id != self._current or self._is_damaged_current(id):
                self._complete(id)
                self._put_in_place(id)
        self.abandon()
        return id

    def abandon(self) -> None:
        """Throw away what was not committed and let other writers in. May be called twice."""
        if self._held.closed:
            return
        self._records.close()
        self._index = None
        shutil.rmtree(self._building, ignore_errors=True)
        self._held.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell what the disk refuses; after that the release in the making is of no use."""
        try:
            with disk.refusals_told(self._library):
                yield
        except (LibraryReadOnly, EngineError):
            self.abandon()
            raise

    def _start(self, current: ReleaseId | None) -> None:
        releases = layout.releases_of(self._library)
        # We hold the lock, so whoever made these is dead.
        for left in releases.glob(f"{layout.BUILDING}*"):
            shutil.rmtree(left, ignore_errors=True)
        old = releases / current if current else None
        self._is_copy = old is not None
        try:
            self._building.mkdir()
            if old:
                read_manifest(old)
                disk.copy_index(old / layout.PASSAGE_INDEX, self._building / layout.PASSAGE_INDEX)
            self._records = RecordsBuilding(
                self._building / layout.RECORDS,
                start_from=old / layout.RECORDS if old else None,
                find_abbreviations=self._find_abbreviations,
            )
        except BaseException:
            shutil.rmtree(self._building, ignore_errors=True)
            raise

    def _add(self, batch: Sequence[Read], on_problem: OnProblem) -> None:
        taken = self._records.put_literature(batch, on_problem)
        self._must_index_anew |= taken.is_reworded
        if self._must_index_anew:
            return
        for read in taken.new:
            add_passages(self._open_index(), read)

    def _open_index(self) -> IndexBuilding:
        if self._index is None:
            self._index = open_passages(self._building / layout.PASSAGE_INDEX)
        return self._index

    def _complete(self, id: ReleaseId) -> None:
        """Finish the indexes and the manifest, and see everything onto the disk."""
        if self._must_index_anew:
            self._forget_index()
            for read in self._records.literature():
                add_passages(self._open_index(), read)
        self._open_index().close()
        self._records.settle()
        write_claims(self._building / layout.CLAIM_INDEX, self._records.claims())
        counts, packs = self._records.counts(), self._records.packs()
        self._records.close()
        disk.share_modes(self._building, like=self._building / layout.RECORDS)
        files = list_files(self._building)
        manifest = Manifest(
            schema_version=layout.SCHEMA_VERSION, id=id, counts=counts, packs=packs, files=files
        )
        write_manifest(self._building, manifest)
        disk.write_through(self._building)

    def _forget_index(self) -> None:
        """Drop the index of passages.

        An index with deletions counts what was deleted when it weighs words, so the same content
        would be ranked differently after another history. A replaced work means a new index.
        """
        self._index = None
        shutil.rmtree(self._building / layout.PASSAGE_INDEX, ignore_errors=True)

    def _is_damaged_current(self, id: ReleaseId) -> bool:
        """Whether a release made from nothing is the current one again, and that one is damaged.

        A release that started as a copy of the current one was not made to repair it, so it is
        not worth reading every file again.
        """
        return not self._is_copy and not _is_sound(layout.releases_of(self._library) / id)

    def _put_in_place(self, id: ReleaseId) -> None:
        place = layout.releases_of(self._library) / id
        # The same content was there before: an earlier release, or a commit that died half-way.
        if not _is_sound(place):
            shutil.rmtree(place, ignore_errors=True)
            disk.move_into_place(self._building, place)
        disk.replace_file(layout.current_file(self._library), f"{id}\n")


def _current(library: Path, *, must_be_whole: bool) -> ReleaseId | None:
    """The current release; ``None`` in a new library, or in a broken one that need not be whole."""
    if not layout.is_library(library):
        return None
    try:
        return layout.find_current(library)
    except LibraryNotFound:
        if must_be_whole:
            raise
        return None


def _is_sound(place: Path) -> bool:
    try:
        return not verify_release(place)
    except LibraryNotFound:
        return False
