"""How are the records of a release written, and what is their content's name?"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from bedside.errors import Problem, SourceError
from bedside.ports import Read, ReadHeading, ReadNotice, ReadPack, ReadPublication, ReadRemoval
from bedside.stores.layout import SCHEMA_VERSION
from bedside.stores.manifest import PackLine
from bedside.stores.sqlite_works import Taken, WorksTable
from bedside.stores.tables import LEDGER_TABLES, SCHEMA, UNIQUE, encode, ledger_table
from bedside.stores.thesaurus import FindAbbreviations, ThesaurusTables
from bedside.terms import Claim, Passage, PublicationId, ReleaseId

OnProblem = Callable[[Problem], None]


class RecordsBuilding:
    """``records.sqlite`` of a release in the making."""

    def __init__(
        self, path: Path, *, start_from: Path | None, find_abbreviations: FindAbbreviations | None = None
    ) -> None:
        """Make the file, empty or as a copy of ``start_from``. Raises ``sqlite3.Error``."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._thesaurus = ThesaurusTables(self._connection, find_abbreviations)
        self._works = WorksTable(self._connection, self._thesaurus)
        # A crash throws the whole folder away: the journal serves refusals only, and may be lost.
        self._connection.execute("PRAGMA journal_mode = MEMORY")
        self._connection.execute("PRAGMA synchronous = OFF")
        if start_from is None:
            self._connection.executescript(SCHEMA + "".join(map(ledger_table, LEDGER_TABLES)))
            return
        source = sqlite3.connect(f"{start_from.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            source.backup(self._connection)
        finally:
            source.close()

    def close(self) -> None:
        """Let go of the file; what was written is in it."""
        self._connection.close()

    def put_pack(self, pack: ReadPack) -> None:
        """Put a pack in the place of the one of its name. Raises ``SourceError`` at foreign ids."""
        self._refuse_foreign_keys(pack)
        with _transaction(self._connection):
            self._drop_pack(pack.name)
            run = self._connection.execute
            run("INSERT INTO packs VALUES (?, ?, ?)", (pack.name, pack.version, pack.updated))
            for table in LEDGER_TABLES:
                words = getattr(pack, table)
                rows = ((pack.name, at, _key(table, word), encode(word)) for at, word in enumerate(words))
                self._connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows)
            for read in _by_publication(pack):
                self._works.insert(read, pack=pack.name)

    def put_literature(self, batch: Sequence[Read], on_problem: OnProblem) -> Taken:
        """Put what readers gave in, in one transaction; what is there unchanged is passed over.

        A record whose id belongs to a pack is a problem and is left out.
        """
        taken = Taken()
        with _transaction(self._connection):
            for read in batch:
                if isinstance(read, ReadRemoval):
                    for id in read.ids:
                        self._works.remove(id, taken)
                elif isinstance(read, ReadNotice):
                    self._works.tell(read, taken)
                elif isinstance(read, ReadHeading):
                    self._thesaurus.put_heading(read.heading)
                elif (pack := self._pack_of(read.publication.id)) is not None:
                    on_problem(_foreign_id(read.publication.id, pack))
                else:
                    self._works.put(read, taken)
        return taken

    def settle(self) -> None:
        """Make what is counted over all works; to be called once all are in."""
        with _transaction(self._connection):
            self._thesaurus.settle()

    def literature(self) -> Iterator[ReadPublication]:
        """All works that came from literature, with their passages, one at a time."""
        return self._works.every()

    def claims(self) -> Iterator[Claim]:
        """All claims, pack by pack."""
        for (body,) in self._connection.execute("SELECT body FROM claims ORDER BY pack, ordinal"):
            yield msgspec.json.decode(body, type=Claim)

    def packs(self) -> tuple[PackLine, ...]:
        """The packs, by name."""
        rows = self._connection.execute("SELECT name, version, updated FROM packs ORDER BY name")
        return tuple(PackLine(name=name, version=version, updated=updated) for name, version, updated in rows)

    def counts(self) -> dict[str, int]:
        """How many records of each kind; ``literature`` counts the publications of no pack."""
        tables = ("packs", "publications", "passages", "headings", *LEDGER_TABLES)
        count = self._connection.execute
        counts = {table: count(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        ingested = count("SELECT count(*) FROM publications WHERE pack IS NULL").fetchone()[0]
        return counts | {"literature": ingested}

    def release_id(self) -> ReleaseId:
        """The first 16 hex digits of a SHA-256 over all records in order: same content, same id."""
        total = hashlib.sha256(f"bedside release {SCHEMA_VERSION}\n".encode())
        for line in self.packs():
            total.update(encode(line))
        for (digest,) in self._connection.execute("SELECT digest FROM publications ORDER BY id"):
            total.update(digest)
        for digest in self._works.digests():
            total.update(digest)
        for body in self._thesaurus.digests():
            total.update(hashlib.sha256(body).digest())
        for table in LEDGER_TABLES:
            total.update(table.encode())
            for pack, body in self._connection.execute(
                f"SELECT pack, body FROM {table} ORDER BY pack, ordinal"
            ):
                total.update(hashlib.sha256(encode(pack) + body).digest())
        return ReleaseId(total.hexdigest()[:16])

    def _pack_of(self, id: PublicationId) -> str | None:
        """The pack that a publication belongs to."""
        row = self._connection.execute("SELECT pack FROM publications WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def _drop_pack(self, name: str) -> None:
        of_pack = self._connection.execute("SELECT id FROM publications WHERE pack = ?", (name,)).fetchall()
        for (id,) in of_pack:
            self._works.drop(id)
        for table in LEDGER_TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE pack = ?", (name,))
        self._connection.execute("DELETE FROM packs WHERE name = ?", (name,))

    def _refuse_foreign_keys(self, pack: ReadPack) -> None:
        """Two packs, or a pack and the literature, may not give one id to two things."""
        for publication in pack.publications:
            select = "SELECT pack FROM publications WHERE id = ?"
            known = self._connection.execute(select, (publication.id,)).fetchone()
            if known is not None and known[0] != pack.name:
                raise _foreign(publication.id, known[0])
            if self._works.has_record(publication.id):
                raise _foreign(publication.id, None)
        for table in UNIQUE:
            select = f"SELECT pack FROM {table} WHERE key = ? AND pack <> ?"
            for word in getattr(pack, table):
                owner = self._connection.execute(select, (word.id, pack.name)).fetchone()
                if owner is not None:
                    raise _foreign(word.id, owner[0])


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _key(table: str, word: Any) -> str:
    """What an entry of a ledger table is known by."""
    columns = {"drug_causes": "drug", "cause_rules": "cause", "plan_rules": "claim_id", "glossary": "term"}
    return str(getattr(word, columns.get(table, "id")))


def _by_publication(pack: ReadPack) -> Iterable[ReadPublication]:
    """The pack's publications, each with its notes. Raises ``SourceError`` at a stray note."""
    notes: defaultdict[PublicationId, list[Passage]] = defaultdict(list)
    for passage in pack.passages:
        notes[passage.publication_id].append(passage)
    for publication in pack.publications:
        yield ReadPublication(publication=publication, passages=tuple(notes.pop(publication.id, ())))
    if notes:
        stray = ", ".join(sorted(notes))
        raise SourceError(f"Pack {pack.name} has notes of publications that it does not list: {stray}.")


def _foreign_id(id: str, owner: str | None) -> Problem:
    whose = f"pack {owner}" if owner else "the literature in this library"
    met, advice = f"The id already belongs to {whose}.", "Give it another id."
    return Problem(place=id, line=None, met=met, advice=advice)


def _foreign(id: str, owner: str | None) -> SourceError:
    problem = _foreign_id(id, owner)
    return SourceError(str(problem), (problem,))
