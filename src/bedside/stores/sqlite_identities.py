"""Which works bear a key, and which records may a changed one share a work with?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bedside.stores import grouping
from bedside.stores.grouping import find_identities
from bedside.terms import Publication, PublicationId

_Records = dict[PublicationId, PublicationId]
"""Records, each with the work that it is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The records that are grouped anew with a changed one, and by what they are not tied."""

    records: _Records
    worn: frozenset[str]
    tangled: frozenset[PublicationId]


@dataclass(slots=True)
class _Part:
    """Records that share keys, from one to the next; more than may be are not all in it."""

    records: _Records = field(default_factory=dict)
    worn: set[str] = field(default_factory=set)

    @property
    def is_tangled(self) -> bool:
        return len(self.records) > grouping.MOST_TANGLED


class IdentitiesTable:
    """The keys of all records of the literature."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._run_many = connection.executemany

    def bearers(self, keys: Sequence[str]) -> list[PublicationId]:
        """The works of which a record bears one of ``keys``."""
        marks = ",".join("?" * len(keys))
        select = f"SELECT DISTINCT publication_id FROM identities WHERE key IN ({marks})"
        return sorted(id for (id,) in self._run(select, keys))

    def work_of(self, record: PublicationId) -> PublicationId | None:
        """The work that a record is of."""
        row = self._run("SELECT publication_id FROM identities WHERE key = ?", (f"id:{record}",)).fetchone()
        return row[0] if row else None

    def write(self, publication: Publication, work: PublicationId) -> None:
        """The keys of a record that is of a work."""
        rows = ((key, publication.id, work) for key in find_identities(publication))
        self._run_many("INSERT OR REPLACE INTO identities VALUES (?, ?, ?)", rows)

    def drop(self, record: PublicationId) -> None:
        """Forget the keys of a record."""
        self._run("DELETE FROM identities WHERE record_id = ?", (record,))

    def reach(self, record: PublicationId, *, old: Sequence[str], new: Sequence[str]) -> Reach:
        """What must be grouped anew once the keys of ``record``, written already, are no more the old ones.

        It costs no more than the keys of some dozens of records, whatever is in the library.
        """
        parts = {key: list(self._parts(key, record, is_new=key not in old)) for key in {*old, *new}}
        worn = {key for some in parts.values() for part in some for key in part.worn}
        near = [part for key in new if key not in worn for part in parts[key]]
        around = {id for part in near for id in part.records} | ({record} if new else set())
        is_tangled = len(around) > grouping.MOST_TANGLED
        free = set() if is_tangled else set(around)
        reached: _Records = {}
        for part in (part for some in parts.values() for part in some if not part.is_tangled):
            reached.update(part.records)
            if not (is_tangled and around & part.records.keys()):
                free.update(part.records)
        for key in {*old, *new}:
            if key.startswith("pmid:"):
                reached.update(self._bearing(key))
        return Reach(records=reached, worn=frozenset(worn), tangled=frozenset({*reached, record} - free))

    def _parts(self, key: str, record: PublicationId, *, is_new: bool) -> Iterator[_Part]:
        """What hangs together by a key, without ``record``: nothing, or if the key just wore out, pieces."""
        bearers = self._bearing(key)
        if len(bearers) <= grouping.MOST_BEARERS:
            yield self._part([key], record)
            return
        yield _Part(worn={key})
        if is_new and len(bearers) == grouping.MOST_BEARERS + 1:
            for each in bearers:
                yield self._part(self._keys_of(each), record)

    def _part(self, keys: Iterable[str], without: PublicationId) -> _Part:
        part, seen, ahead = _Part(), set(), list(keys)
        while ahead and not part.is_tangled:
            key = ahead.pop()
            if key in seen:
                continue
            seen.add(key)
            bearers = self._bearing(key)
            if len(bearers) > grouping.MOST_BEARERS:
                part.worn.add(key)
                continue
            for record, work in bearers.items():
                if record != without and record not in part.records:
                    part.records[record] = work
                    ahead += self._keys_of(record)
        return part

    def _bearing(self, key: str) -> _Records:
        """The records that bear a key; of a worn one, two more than may be."""
        select = "SELECT record_id, publication_id FROM identities WHERE key = ? LIMIT ?"
        return dict(self._run(select, (key, grouping.MOST_BEARERS + 2)).fetchall())

    def _keys_of(self, record: PublicationId) -> list[str]:
        select = "SELECT key FROM identities WHERE record_id = ?"
        return [key for (key,) in self._run(select, (record,))]
