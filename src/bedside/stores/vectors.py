"""How are the vectors of a release opened, and how are those made that are not there yet?"""

import sqlite3
import time
from pathlib import Path

from bedside.ports import Embedder, Progress
from bedside.stores.open import OpenRelease
from bedside.stores.sqlite_records import SqliteRecords
from bedside.stores.vector_cache import VectorCache
from bedside.stores.vector_index import PassageVectors
from bedside.terms import PassageId, findable_text, publication_of

DIMENSIONS = 384
_BATCH = 16
_SORTED = 256
"""Passages that are sorted by length before they are batched: less is padded."""


def open_vectors(folder: Path, release: OpenRelease, *, model: str) -> PassageVectors:
    """The vectors of a release. Where the folder cannot be written, new ones last as long as the process."""
    path = folder / f"{model}.sqlite"
    try:
        cache = VectorCache(path)
    except (sqlite3.Error, OSError):
        cache = VectorCache(None)
    passages = release.manifest.counts.get("passages", 0)
    return PassageVectors(cache, release.records, passages=passages, dimensions=DIMENSIONS)


def backfill(
    vectors: PassageVectors,
    records: SqliteRecords,
    *,
    embedder: Embedder,
    seconds: float | None,
    progress: Progress,
) -> int:
    """Make the vectors that are not there yet while time lasts; returns how many there are then.

    Each batch is kept at once, so a stop loses at most one of them.
    """
    until = None if seconds is None else time.monotonic() + seconds
    keys = records.literature_vector_keys()
    ids = [id for id, _ in keys]
    missing = vectors.find_missing(ids)
    for start in range(0, len(missing), _SORTED):
        texts = {id: _findable(id, records) for id in missing[start : start + _SORTED]}
        by_length = sorted(texts, key=lambda id: len(texts[id]))
        for at in range(0, len(by_length), _BATCH):
            if until is not None and time.monotonic() > until:
                return len(ids) - len(vectors.find_missing(ids))
            batch = by_length[at : at + _BATCH]
            made = embedder.embed_passages([texts[id] for id in batch])
            vectors.keep(dict(zip(batch, made, strict=True)))
            progress("Reading for meaning", len(ids) - len(missing) + start + at + len(batch), len(ids))
    return len(ids)


def _findable(id: PassageId, records: SqliteRecords) -> str:
    return findable_text(records.publication(publication_of(id)).title, records.passage(id))
