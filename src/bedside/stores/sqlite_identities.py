"""Which works bear a key, and which records may a changed one share a work with?"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
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

        It costs no more than the keys of some hundreds of records, whatever is in the library.
        """
        now = {key: self._bearing(key) for key in {*old, *new}}
        after = {key: set(bearers) for key, bearers in now.items()}
        before = {key: ids - {record} | ({record} if key in old else set()) for key, ids in after.items()}
        turned = {key for key in now if _is_worn(before[key]) != _is_worn(after[key])}
        parts = list(self._parts(after, turned, record))
        was_tangled, is_tangled = _tangled(parts, before, record), _tangled(parts, after, record)
        reached: _Records = {}
        for part in parts:
            # What is of too large a tangle, then as now, stays as it is; it was not even followed to its end.
            if not (part.records.keys() & was_tangled and part.records.keys() & is_tangled):
                reached.update(part.records)
        for key, bearers in now.items():
            if key.startswith("pmid:") and not (_is_worn(before[key]) and _is_worn(after[key])):
                reached.update(bearers)
        worn = {key for part in parts for key in part.worn} | {key for key in now if _is_worn(after[key])}
        return Reach(
            records=reached, worn=frozenset(worn), tangled=frozenset({*reached, record} & is_tangled)
        )

    def _parts(
        self, bearing: Mapping[str, Set[PublicationId]], turned: Set[str], record: PublicationId
    ) -> Iterator[_Part]:
        """What hangs together by keys, but for ``record`` and the keys that just wore out or ceased to."""
        for key, bearers in bearing.items():
            if key in turned:
                for each in bearers - {record}:
                    yield self._part(self._keys_of(each), record, cut=turned)
            elif not _is_worn(bearers):
                yield self._part([key], record, cut=turned)

    def _part(self, keys: Iterable[str], without: PublicationId, *, cut: Set[str]) -> _Part:
        part, seen, ahead = _Part(), set(cut), list(keys)
        while ahead and not part.is_tangled:
            key = ahead.pop()
            if key in seen:
                continue
            seen.add(key)
            bearers = self._bearing(key)
            if _is_worn(bearers):
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


def _is_worn(bearers: Collection[PublicationId]) -> bool:
    return len(bearers) > grouping.MOST_BEARERS


def _tangled(
    parts: Iterable[_Part], bearing: Mapping[str, Set[PublicationId]], record: PublicationId
) -> Set[PublicationId]:
    """The records of too large a tangle, once the keys that are not worn tie the parts and ``record``."""
    tangles = [{record}, *(set(part.records) for part in parts)]
    for bearers in bearing.values():
        if not _is_worn(bearers):
            tied = [each for each in tangles if each & bearers]
            tangles = [each for each in tangles if not each & bearers] + [set().union(*tied)]
    return {id for tangle in tangles if len(tangle) > grouping.MOST_TANGLED for id in tangle}
