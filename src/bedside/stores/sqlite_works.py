"""How are works of the literature put into ``records.sqlite``, joined, parted, replaced and removed?

A work that is simply one record as it was read lies in ``publications`` and ``passages`` alone. Once a
second version, a second record or a notice of somebody else concerns it, all its records are kept in
``versions`` and what is shown is made of them by the rules of ``grouping`` and ``works``. What is there
follows from what was read, not from the order in which it came.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from bedside.ports import ReadNotice, ReadPublication
from bedside.stores.grouping import find_identities, group_records
from bedside.stores.sqlite_identities import IdentitiesTable
from bedside.stores.sqlite_versions import VersionsTable, digest_of
from bedside.stores.tables import encode
from bedside.stores.thesaurus import ThesaurusTables
from bedside.stores.works import Told, find_told, join_records, tell_of
from bedside.terms import Passage, Publication, PublicationId, find_vector_key

_STRONG = ("pmid:", "doi:")
"""Keys by which a notice may speak of a work."""


_Shown = dict[PublicationId, ReadPublication]
"""Works as they are shown, by id."""


@dataclass(slots=True, kw_only=True)
class Taken:
    """What was done to what is shown: works that were not there, and whether others are indexed otherwise.

    ``is_described`` says that something changed that is not indexed, such as notices.
    """

    new: list[ReadPublication] = field(default_factory=list)
    is_reworded: bool = False
    is_described: bool = False


class WorksTable:
    """The works of a release in the making. What is done is told to the ``taken`` that is given."""

    def __init__(self, connection: sqlite3.Connection, thesaurus: ThesaurusTables) -> None:
        self._thesaurus = thesaurus
        self._run = connection.execute
        self._run_many = connection.executemany
        self._versions = VersionsTable(connection)
        self._identities = IdentitiesTable(connection)

    def put(self, read: ReadPublication, taken: Taken) -> None:
        """Put a record in, beside or instead of what is there of its work."""
        record = read.publication.id
        keys = find_identities(read.publication)
        if not self._identities.bearers(keys) and not self._told(keys):
            self.insert(read, pack=None)
            self._identities.write(read.publication, record)
            taken.new.append(read)
            self._replace_told(record, before=None, newest=read, taken=taken)
            return
        before, newest = self._newest(record), read
        if before is not None:
            changed = self._versions.add(read, before, self._identities.work_of(record) or record)
            if changed is None:
                return
            newest = changed
        self._arrange(record, before=before, newest=newest, taken=taken)
        self._replace_told(record, before=before, newest=newest, taken=taken)

    def remove(self, record: PublicationId, taken: Taken) -> None:
        """Take a record out with all its versions and what it told; the work goes with its last record."""
        before = self._newest(record)
        if before is not None:
            self._versions.forget(record)
            self._arrange(record, before=before, newest=None, taken=taken)
            self._replace_told(record, before=before, newest=None, taken=taken)

    def tell(self, read: ReadNotice, taken: Taken) -> None:
        """Keep a table's notice for works that are there or that come later."""
        for told in tell_of(read.pmid, read.doi, read.notice):
            self._keep_told(told, "", taken)

    def insert(self, read: ReadPublication, *, pack: str | None) -> None:
        """Write a work as it is shown."""
        publication = read.publication
        self._run(
            "INSERT INTO publications VALUES (?, ?, ?, ?)",
            (publication.id, pack, digest_of(read), encode(publication)),
        )
        title = publication.title
        rows = (
            (each.id, publication.id, at, encode(each), find_vector_key(title, each))
            for at, each in enumerate(read.passages)
        )
        self._run_many("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", rows)
        if pack is None:
            self._thesaurus.learn(read)

    def drop(self, id: PublicationId) -> None:
        """Remove a work as it is shown; records that are kept of it stay."""
        self._thesaurus.forget(id)
        self._run("DELETE FROM passages WHERE publication_id = ?", (id,))
        self._run("DELETE FROM publications WHERE id = ?", (id,))

    def every(self) -> Iterator[ReadPublication]:
        """All works that came from literature, with their passages, one at a time."""
        for (body,) in self._run("SELECT body FROM publications WHERE pack IS NULL ORDER BY id"):
            yield self._with_passages(body)

    def digests(self) -> Iterator[bytes]:
        """What names the content beside the shown works: versions and notices, in their order."""
        yield from self._versions.digests()
        select = "SELECT CAST(key || teller || body AS BLOB) FROM notices ORDER BY key, teller, body"
        yield from (row[0] for row in self._run(select))

    def has_record(self, id: PublicationId) -> bool:
        """Whether a record of that id is in the literature."""
        return self._identities.work_of(id) is not None

    def _arrange(
        self,
        record: PublicationId,
        *,
        before: ReadPublication | None,
        newest: ReadPublication | None,
        taken: Taken,
    ) -> None:
        """Group anew all records that a changed one may share a work with, and show what comes of it."""
        work = self._identities.work_of(record) or record
        old = find_identities(before.publication) if before else ()
        new = find_identities(newest.publication) if newest else ()
        self._identities.drop(record)
        if newest:
            self._identities.write(newest.publication, work)
        reach = self._identities.reach(record, old=old, new=new)
        reached = {*reach.records.values(), work}
        shown = {id: read for id in sorted(reached) if (read := self._shown(id))}
        kept = {id: self._records_of(read) for id, read in shown.items()}
        records = {read.publication.id: read for reads in kept.values() for read in reads}
        records.pop(record, None)
        if newest:
            records[record] = newest
        # What is of a reached work without being reached itself is too far off to be tied but by its PMID.
        tangled = {*reach.tangled, *(records.keys() - reach.records.keys() - {record})}
        groups = group_records(
            (read.publication for read in records.values()), worn=reach.worn, tangled=tangled
        )
        # Works that the change left as they were need not be made again.
        settled = {id: _ids(reads) for id, reads in kept.items() if id != work and _ids(reads) in groups}
        self._show(
            [[records[id] for id in ids] for ids in groups if ids not in settled.values() or record in ids],
            {id: read for id, read in shown.items() if id not in settled or record in settled[id]},
            taken,
        )

    def _show(self, groups: Iterable[Sequence[ReadPublication]], shown: _Shown, taken: Taken) -> None:
        """Show works made of these groups of records in the place of those that are shown now."""
        for id in shown:
            self.drop(id)
        now: _Shown = {}
        for records in groups:
            work = self._write(records)
            now[work.publication.id] = work
        taken.new += [work for id, work in now.items() if id not in shown]
        for id, was in shown.items():
            is_indexed_alike = id in now and indexed_of(now[id]) == indexed_of(was)
            taken.is_reworded |= not is_indexed_alike
            taken.is_described |= is_indexed_alike and now[id] != was

    def _write(self, records: Sequence[ReadPublication]) -> ReadPublication:
        """Make one work of records, and keep them if it is not simply one of them as it was read."""
        keys = dict.fromkeys(key for each in records for key in find_identities(each.publication))
        work = join_records(records, self._told(tuple(keys)))
        self.insert(work, pack=None)
        for each in records:
            self._identities.write(each.publication, work.publication.id)
        first = records[0].publication.id
        if list(records) == [work] and not self._versions.has_earlier(first):
            self._versions.forget(first)
        else:
            self._versions.keep(records, work.publication.id)
        return work

    def _replace_told(
        self,
        record: PublicationId,
        *,
        before: ReadPublication | None,
        newest: ReadPublication | None,
        taken: Taken,
    ) -> None:
        """What a record tells of others is kept as long as its newest version tells it."""
        old = find_told(before.publication) if before else []
        new = find_told(newest.publication) if newest else []
        for told in old:
            if told not in new:
                row = (told.key, record, encode(told))
                self._run("DELETE FROM notices WHERE key = ? AND teller = ? AND body = ?", row)
                self._show_again(told.key, taken)
        for told in new:
            self._keep_told(told, record, taken)

    def _keep_told(self, told: Told, teller: str, taken: Taken) -> None:
        row = (told.key, teller, encode(told))
        if self._run("INSERT OR IGNORE INTO notices VALUES (?, ?, ?)", row).rowcount:
            self._show_again(told.key, taken)

    def _show_again(self, key: str, taken: Taken) -> None:
        """Show works anew of which something else is told than before."""
        for id in self._identities.bearers([key]):
            read = self._shown(id)
            assert read is not None
            self._show([self._records_of(read)], {id: read}, taken)

    def _told(self, keys: Sequence[str]) -> list[Told]:
        strong = [key for key in keys if key.startswith(_STRONG)]
        select = f"SELECT body FROM notices WHERE key IN ({','.join('?' * len(strong))}) ORDER BY body"
        rows = self._run(select, strong).fetchall()
        return [msgspec.json.decode(body, type=Told) for (body,) in rows]

    def _newest(self, record: PublicationId) -> ReadPublication | None:
        """The newest version of a record; a work that is shown as it was read is its own record."""
        work = self._identities.work_of(record)
        return (self._versions.newest(record) or self._shown(work)) if work else None

    def _records_of(self, work: ReadPublication) -> list[ReadPublication]:
        return self._versions.of_work(work.publication.id) or [work]

    def _shown(self, id: PublicationId) -> ReadPublication | None:
        row = self._run("SELECT body FROM publications WHERE id = ? AND pack IS NULL", (id,)).fetchone()
        return self._with_passages(row[0]) if row else None

    def _with_passages(self, body: bytes) -> ReadPublication:
        publication = msgspec.json.decode(body, type=Publication)
        select = "SELECT body FROM passages WHERE publication_id = ? ORDER BY ordinal"
        rows = self._run(select, (publication.id,)).fetchall()
        passages = tuple(msgspec.json.decode(row, type=Passage) for (row,) in rows)
        return ReadPublication(publication=publication, passages=passages)


def indexed_of(read: ReadPublication) -> tuple[object, ...]:
    """What of a work is in the index."""
    work = read.publication
    return (
        *(work.id, work.title, work.year, work.kind, work.container, work.language, work.mesh),
        read.passages,
    )


def _ids(records: Iterable[ReadPublication]) -> tuple[PublicationId, ...]:
    return tuple(sorted(each.publication.id for each in records))
