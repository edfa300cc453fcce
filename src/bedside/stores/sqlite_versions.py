"""Which versions of which records are kept of a work, and which of a record's versions is the newest?"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator

import msgspec

from bedside.ports import ReadPublication
from bedside.stores.tables import encode
from bedside.terms import PublicationId


class VersionsTable:
    """The records of those works that are more than one record as it was read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute

    def newest(self, record: PublicationId) -> ReadPublication | None:
        """The newest version of a record, if its versions are kept."""
        select = "SELECT body FROM versions WHERE record_id = ? AND is_newest"
        row = self._run(select, (record,)).fetchone()
        return unpack_version(row[0]) if row else None

    def of_work(self, id: PublicationId) -> list[ReadPublication]:
        """Of each record that is kept of a work its newest version."""
        select = "SELECT body FROM versions WHERE publication_id = ? AND is_newest ORDER BY record_id"
        return [unpack_version(body) for (body,) in self._run(select, (id,))]

    def has_earlier(self, record: PublicationId) -> bool:
        """Whether more than the newest version of a record is kept."""
        select = "SELECT 1 FROM versions WHERE record_id = ? AND NOT is_newest LIMIT 1"
        return self._run(select, (record,)).fetchone() is not None

    def add(
        self, read: ReadPublication, before: ReadPublication, work: PublicationId
    ) -> ReadPublication | None:
        """Keep a version beside ``before``, the newest so far; the newest now, ``None`` if nothing changed.

        The date of revision decides; where there is none, what was read last. What was known already is
        no news, unless it is undated: then the source went back to what it once said.
        """
        record, digest = read.publication.id, digest_of(read)
        if read == before:
            return None
        self.keep([before], work)
        select = "SELECT 1 FROM versions WHERE record_id = ? AND digest = ?"
        known = self._run(select, (record, digest)).fetchone()
        if known and read.publication.revised:
            return None
        newest = read if (read.publication.revised or "") >= (before.publication.revised or "") else before
        self._run("DELETE FROM versions WHERE record_id = ? AND digest = ?", (record, digest))
        if newest is read:
            was = "UPDATE versions SET is_newest = 0 WHERE record_id = ? AND digest = ?"
            self._run(was, (record, digest_of(before)))
        (last,) = self._run("SELECT max(number) FROM versions WHERE record_id = ?", (record,)).fetchone()
        self._run(
            "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)",
            (record, last + 1, work, newest is read, digest, pack_version(read)),
        )
        return newest

    def keep(self, records: Iterable[ReadPublication], work: PublicationId) -> None:
        """Keep records as those of a work, whatever work they were of before."""
        for read in records:
            record = read.publication.id
            select = "SELECT publication_id FROM versions WHERE record_id = ? LIMIT 1"
            of = self._run(select, (record,)).fetchone()
            if of is None:
                row = (record, 0, work, True, digest_of(read), pack_version(read))
                self._run("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)", row)
            elif of[0] != work:
                self._run("UPDATE versions SET publication_id = ? WHERE record_id = ?", (work, record))

    def forget(self, record: PublicationId) -> None:
        """Keep no version of a record any more."""
        self._run("DELETE FROM versions WHERE record_id = ?", (record,))

    def digests(self) -> Iterator[bytes]:
        """What names the kept versions, in order of content."""
        for digest, is_newest in self._run("SELECT digest, is_newest FROM versions ORDER BY digest"):
            yield digest + (b"newest" if is_newest else b"")


def digest_of(read: ReadPublication) -> bytes:
    """The SHA-256 of a record with its passages."""
    return hashlib.sha256(encode((read.publication, read.passages))).digest()


def pack_version(read: ReadPublication) -> bytes:
    """A record as ``versions`` keeps it."""
    return zlib.compress(encode(read))


def unpack_version(body: bytes) -> ReadPublication:
    """The record that was packed."""
    return msgspec.json.decode(zlib.decompress(body), type=ReadPublication)
