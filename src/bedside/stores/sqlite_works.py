"""How are works of the literature put into ``records.sqlite``, joined, replaced and removed?

A work that is simply one record as it was read lies in ``publications`` and ``passages`` alone. Once
a second version, a second record or a notice of a table concerns it, all its records are kept in
``versions`` and what is shown is made of them by the rules of ``works``.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from enum import Enum

import msgspec

from bedside.ports import ReadNotice, ReadPublication
from bedside.stores.tables import encode
from bedside.stores.thesaurus import ThesaurusTables
from bedside.stores.works import (
    Version,
    find_identities,
    find_newest,
    find_told_notices,
    is_same_work,
    join_records,
)
from bedside.terms import Notice, Passage, Publication, PublicationId, find_vector_key

_STRONG = ("id:", "pmid:", "doi:")
"""Keys by which a table may speak of a work."""


class Change(Enum):
    """What putting a record in did to what is shown; ``REWORDED`` changed what is indexed."""

    NONE = 0
    NEW = 1
    DESCRIBED = 2
    REWORDED = 3


class WorksTable:
    """The works of a release in the making."""

    def __init__(self, connection: sqlite3.Connection, thesaurus: ThesaurusTables) -> None:
        self._thesaurus = thesaurus
        self._run = connection.execute
        self._run_many = connection.executemany

    def put(self, read: ReadPublication) -> tuple[Change, ReadPublication]:
        """Put a record in; returns what it changed, and the work as it is shown now."""
        keys = find_identities(read.publication)
        same = self._same_works(read.publication, keys)
        notices = self._notices(keys)
        self._keep_told(read.publication)
        if not same and not notices:
            self.insert(read, pack=None)
            return Change.NEW, read
        versions = [version for work in same for version in self._versions(work)]
        if not _is_news(read, versions):
            return Change.NONE, read
        number = max((version.number for version in versions), default=0) + 1
        kept = [version for version in versions if version.read != read]
        return self._rejoin(same, [*kept, Version(number=number, read=read)])

    def remove(self, id: PublicationId) -> Change:
        """Take a record out; the work goes with its last record."""
        work = self._work_with(f"id:{id}")
        if work is None:
            return Change.NONE
        kept = [version for version in self._versions(work) if version.read.publication.id != id]
        if kept:
            return self._rejoin([work], kept)[0]
        self.drop(work.publication.id)
        return Change.REWORDED

    def tell(self, told: ReadNotice) -> Change:
        """Keep a table's notice for works that are there or that come later."""
        keys = [f"pmid:{told.pmid}"] if told.pmid else []
        keys += [f"doi:{told.doi.lower()}"] if told.doi else []
        change = Change.NONE
        for key in keys:
            told_now = self._tell(key, told.notice)
            change = told_now if told_now is not Change.NONE else change
        return change

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
            self._identify(publication, publication.id)
            self._thesaurus.learn(read)

    def drop(self, id: PublicationId) -> None:
        """Remove a work and everything kept of it."""
        self._thesaurus.forget(id)
        self._run("DELETE FROM passages WHERE publication_id = ?", (id,))
        self._run("DELETE FROM publications WHERE id = ?", (id,))
        self._run("DELETE FROM identities WHERE publication_id = ?", (id,))
        self._run("DELETE FROM versions WHERE publication_id = ?", (id,))

    def every(self) -> Iterator[ReadPublication]:
        """All works that came from literature, with their passages, one at a time."""
        for (body,) in self._run("SELECT body FROM publications WHERE pack IS NULL ORDER BY id"):
            yield self._shown(msgspec.json.decode(body, type=Publication))

    def digests(self) -> Iterator[bytes]:
        """What names the content beside the shown works: versions and notices, in their order."""
        yield from (row[0] for row in self._run("SELECT digest FROM versions ORDER BY digest"))
        yield from (row[0] for row in self._run("SELECT key || body FROM notices ORDER BY key, body"))

    def _same_works(self, publication: Publication, keys: Sequence[str]) -> list[ReadPublication]:
        marks = ",".join("?" * len(keys))
        select = f"SELECT DISTINCT publication_id FROM identities WHERE key IN ({marks})"
        works = (self._shown(self._publication(id)) for (id,) in self._run(select, keys).fetchall())
        return [work for work in works if is_same_work(publication, work.publication)]

    def _work_with(self, key: str) -> ReadPublication | None:
        row = self._run("SELECT publication_id FROM identities WHERE key = ?", (key,)).fetchone()
        return self._shown(self._publication(row[0])) if row else None

    def _publication(self, id: PublicationId) -> Publication:
        (body,) = self._run("SELECT body FROM publications WHERE id = ?", (id,)).fetchone()
        return msgspec.json.decode(body, type=Publication)

    def _shown(self, publication: Publication) -> ReadPublication:
        select = "SELECT body FROM passages WHERE publication_id = ? ORDER BY ordinal"
        rows = self._run(select, (publication.id,)).fetchall()
        passages = tuple(msgspec.json.decode(row, type=Passage) for (row,) in rows)
        return ReadPublication(publication=publication, passages=passages)

    def _versions(self, work: ReadPublication) -> list[Version]:
        """The records kept of a work; one that is shown as it was read is its own record."""
        select = "SELECT number, body FROM versions WHERE publication_id = ? ORDER BY number"
        rows = self._run(select, (work.publication.id,)).fetchall()
        if not rows:
            return [Version(number=0, read=work)]
        return [Version(number=number, read=unpack_version(body)) for number, body in rows]

    def _rejoin(
        self, works: Sequence[ReadPublication], versions: Sequence[Version]
    ) -> tuple[Change, ReadPublication]:
        """Make the work anew of its records; the works that they were shown as before give way."""
        keys = dict.fromkeys(key for each in versions for key in find_identities(each.read.publication))
        joined = join_records(versions, self._notices(tuple(keys)))
        for work in works:
            self.drop(work.publication.id)
        self.insert(joined, pack=None)
        for version in versions:
            self._identify(version.read.publication, joined.publication.id)
            self._run(
                "INSERT INTO versions VALUES (?, ?, ?, ?, ?)",
                (
                    joined.publication.id,
                    version.number,
                    version.read.publication.id,
                    digest_of(version.read),
                    zlib.compress(encode(version.read)),
                ),
            )
        if not works:
            return Change.NEW, joined
        was = [(indexed_of(work.publication), work.passages) for work in works]
        is_same = was == [(indexed_of(joined.publication), joined.passages)]
        return (Change.DESCRIBED if is_same else Change.REWORDED), joined

    def _tell(self, key: str, notice: Notice) -> Change:
        self._run("INSERT OR IGNORE INTO notices VALUES (?, ?)", (key, encode(notice)))
        work = self._work_with(key)
        if work is None or notice in work.publication.notices:
            return Change.NONE
        return self._rejoin([work], self._versions(work))[0]

    def _keep_told(self, publication: Publication) -> None:
        for key, notice in find_told_notices(publication) if publication.notices else ():
            self._tell(key, notice)

    def _notices(self, keys: Sequence[str]) -> list[Notice]:
        strong = [key for key in keys if key.startswith(_STRONG)]
        select = f"SELECT body FROM notices WHERE key IN ({','.join('?' * len(strong))}) ORDER BY body"
        return [msgspec.json.decode(body, type=Notice) for (body,) in self._run(select, strong).fetchall()]

    def _identify(self, publication: Publication, id: PublicationId) -> None:
        # A key that another work has stays with it: their identifiers told them apart.
        rows = ((key, id) for key in find_identities(publication))
        self._run_many("INSERT OR IGNORE INTO identities VALUES (?, ?)", rows)


def digest_of(read: ReadPublication) -> bytes:
    """The SHA-256 of a record with its passages."""
    return hashlib.sha256(encode((read.publication, read.passages))).digest()


def unpack_version(body: bytes) -> ReadPublication:
    """A record as ``versions`` keeps it."""
    return msgspec.json.decode(zlib.decompress(body), type=ReadPublication)


def indexed_of(publication: Publication) -> tuple[object, ...]:
    """What of a publication is in the index, beside the words of its passages."""
    return (
        *(publication.id, publication.title, publication.year, publication.kind),
        *(publication.container, publication.language, publication.mesh),
    )


def _is_news(read: ReadPublication, versions: Sequence[Version]) -> bool:
    """Whether a record says something that is not known, or, undated, goes back to what it once said."""
    known = [version for version in versions if version.read == read]
    is_newest = any(version in known for version in find_newest(versions))
    return not known or (not is_newest and read.publication.revised is None)
