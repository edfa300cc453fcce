"""Where are the vectors that a model made of passages? In one file a model, beside the releases.

A vector is kept under the hash of the words it was made of, so it serves every release that holds
them and can never belong to other words. The file is derived: it may be deleted, and is made anew.
Numbers are kept as one byte each with the vector's own scale; directions stay the same to 0.001.
"""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bedside.ports import Vector

_AT_ONCE = 500
SCALE_BYTES = 4
"""How many bytes of a packed vector are its scale; its numbers follow."""
_BUSY_MS = 30_000


class VectorCache:
    """Vectors by the hash of their words; several programs may read and add at once."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, or make it; without one, in memory. Raises ``sqlite3.Error`` or ``OSError``."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        address = path or ":memory:"
        self._connection = sqlite3.connect(address, isolation_level=None, check_same_thread=False)
        self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID"
        )
        self._turn = Lock()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def load(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The packed vectors that are there, by key."""
        found: dict[bytes, bytes] = {}
        for some in _batches(keys):
            select = f"SELECT key, body FROM vectors WHERE key IN ({','.join('?' * len(some))})"
            with self._turn:
                found.update(self._connection.execute(select, some).fetchall())
        return found

    def keep(self, vectors: Mapping[bytes, "Vector"]) -> dict[bytes, bytes]:
        """Add vectors, all in one transaction; returns them packed."""
        packed = {key: pack(vector) for key, vector in vectors.items()}
        with self._turn:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", packed.items())
            self._connection.execute("COMMIT")
        return packed


def pack(vector: "Vector") -> bytes:
    """A vector as its scale (4 bytes, little-endian float) and one signed byte a number."""
    import numpy

    scale = float(numpy.abs(vector).max()) / 127 or 1.0
    rounded: bytes = numpy.rint(vector / scale).astype(numpy.int8).tobytes()
    return struct.pack("<f", scale) + rounded


def _batches(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    rest = iter(dict.fromkeys(keys))
    while some := list(islice(rest, _AT_ONCE)):
        yield some
