"""Which passages are near a query in meaning? A flat scan over the vectors of one release.

A scan is exact and quick enough for small libraries; a release beyond ``MOST_SCANNED`` passages is not
scanned, and vectors only order what words found.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from threading import RLock
from typing import TYPE_CHECKING, Any

from bedside.ports import Hit
from bedside.stores.sqlite_records import SqliteRecords
from bedside.stores.vector_cache import SCALE_BYTES, VectorCache, pack
from bedside.terms import PassageId, publication_of

if TYPE_CHECKING:
    from bedside.ports import Vector

MOST_SCANNED = 100_000
"""Passages of a release that is scanned: 39 MB of vectors, some 40 ms a query."""
_ROWS = 8_192


class PassageVectors:
    """Honors ``ports.VectorIndex`` for one release."""

    def __init__(self, cache: VectorCache, records: SqliteRecords, *, passages: int, dimensions: int) -> None:
        """``passages`` is how many the release holds; vectors there already are loaded if it is scanned."""
        import numpy

        self._numpy: Any = numpy
        self._turn = RLock()  # vectors may be added in one thread while another compares
        self._cache, self._records = cache, records
        self._ids: list[PassageId] = []
        self._is_scanned = passages <= MOST_SCANNED
        self._at: dict[PassageId, int] = {}
        self._rows = numpy.zeros((0, dimensions), dtype=numpy.int8)
        self._norms = numpy.zeros(0, dtype=numpy.float32)
        self._sum = numpy.zeros(dimensions, dtype=numpy.float32)
        self._products = numpy.zeros((dimensions, dimensions), dtype=numpy.float32)
        if self._is_scanned:
            self._load(records.literature_vector_keys())

    def find_nearest(self, query: "Vector", *, top: int) -> list[Hit]:
        """Passages nearest in meaning, best first; none where the release is too large to scan."""
        if not self._is_scanned or not self._ids or top < 1:
            return []
        with self._turn:
            ids, rows, norms = self._ids, self._rows, self._norms
        likeness = self._likeness(query, rows, norms)
        count = min(top, len(rows))
        best = self._numpy.argpartition(-likeness, count - 1)[:count]
        hits = [_hit(ids[at], float(likeness[at])) for at in best]
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))

    def compare(self, query: "Vector", ids: Sequence[PassageId]) -> dict[PassageId, float]:
        """The likeness of those passages that have a vector."""
        self._load(self._records.vector_keys([id for id in ids if id not in self._at]).items())
        known = [id for id in ids if id in self._at]
        if not known:
            return {}
        with self._turn:
            at = self._numpy.array([self._at[id] for id in known])
            rows, norms = self._rows[at], self._norms[at]
        likeness = self._likeness(query, rows, norms)
        return dict(zip(known, map(float, likeness), strict=True))

    def usual(self, query: "Vector") -> float:
        """The mean likeness of the query to the passages that have a vector."""
        return float(query @ self._sum) / len(self._ids) if self._ids else 0.0

    def spread(self, query: "Vector") -> float:
        """How far the likeness of those passages lies from the usual one, as a standard deviation."""
        if not self._ids:
            return 0.0
        mean_square = float(query @ self._products @ query) / len(self._ids)
        return math.sqrt(max(0.0, mean_square - self.usual(query) ** 2))

    def move_toward(self, query: "Vector", weights: Mapping[PassageId, float]) -> "Vector":
        """The query with the passages' vectors added at these weights, of length one again."""
        moved: Vector = query.astype(self._numpy.float32)
        for id, weight in weights.items():
            at = self._at[id]
            moved = moved + weight * self._rows[at].astype(self._numpy.float32) / self._norms[at]
        length: float = self._numpy.linalg.norm(moved)
        return moved / length

    def keep(self, vectors: Mapping[PassageId, "Vector"]) -> None:
        """Add vectors of passages that had none."""
        keys = self._records.vector_keys(list(vectors))
        self._cache.keep({keys[id]: vector for id, vector in vectors.items()})
        self._add((id, pack(vector)) for id, vector in vectors.items())

    def find_missing(self, ids: Sequence[PassageId]) -> list[PassageId]:
        """Those of the passages that have no vector yet, in order."""
        self._load(self._records.vector_keys([id for id in ids if id not in self._at]).items())
        return [id for id in ids if id not in self._at]

    def _load(self, keys: Iterable[tuple[PassageId, bytes]]) -> None:
        by_id = dict(keys)
        there = self._cache.load(by_id.values())
        self._add((id, there[key]) for id, key in by_id.items() if key in there)

    def _add(self, packed: Iterable[tuple[PassageId, bytes]]) -> None:
        with self._turn:
            numpy, new = self._numpy, [each for each in packed if each[0] not in self._at]
            if not new:
                return
            rows = numpy.frombuffer(b"".join(body[SCALE_BYTES:] for _, body in new), dtype=numpy.int8)
            rows = rows.reshape(len(new), -1)
            norms = numpy.linalg.norm(rows.astype(numpy.float32), axis=1)
            self._rows = numpy.concatenate([self._rows, rows])
            self._norms = numpy.concatenate([self._norms, norms])
            whole = rows / norms[:, None]
            self._sum = self._sum + whole.sum(axis=0)
            self._products = self._products + whole.T @ whole
            self._at.update((id, at) for at, (id, _) in enumerate(new, start=len(self._ids)))
            self._ids = [*self._ids, *(id for id, _ in new)]

    def _likeness(self, query: "Vector", rows: Any, norms: Any) -> Any:
        """Products in pieces, so that the numbers need not all be widened at once."""
        numpy = self._numpy
        wide = query.astype(numpy.float32)
        pieces = [rows[at : at + _ROWS].astype(numpy.float32) @ wide for at in range(0, len(rows), _ROWS)]
        return numpy.concatenate(pieces) / norms


def _hit(id: PassageId, score: float) -> Hit:
    return Hit(id=id, publication_id=publication_of(id), score=score)
