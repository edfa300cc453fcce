"""Is search good at every stage of the backfill? nDCG@10 with vectors for a growing share of passages.

Run: ``python benchmarks/backfill.py VECTORS [SET …]`` where VECTORS is a folder of vectors that
``bedside evaluate --vectors VECTORS`` filled. Which passages have a vector is drawn by their key, so the
shares grow one out of the other. No query waits for a vector.
"""

import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from bedside import Library
from bedside.evaluation.measures import NDCG, measure_ranking
from bedside.evaluation.retrieval_set import Pool, sample_queries
from bedside.evaluation.sets import SETS, find_data
from bedside.stores.vector_cache import VectorCache
from bedside.terms import SearchOptions

SHARES = (0, 5, 10, 25, 50, 75, 90, 100)
QUERIES = 200
AT_ONCE = SearchOptions(seconds=0)


def main(vectors: Path, names: list[str]) -> None:
    for name in names or ["scifact", "pubmedqa", "med"]:
        whole = sample_queries(SETS[name](find_data(None)), most=QUERIES, seed=1)
        (pool,) = whole.pools
        with tempfile.TemporaryDirectory() as folder:
            library = make_library(pool, Path(folder))
            packed = load_packed(library, vectors)
            found = {share: measure(pool, library, share_of(packed, share)) for share in SHARES}
        print(name, "  ".join(f"{share} %: {value:.3f}" for share, value in found.items()), flush=True)


def make_library(pool: Pool, folder: Path) -> Path:
    lines = folder / "corpus.jsonl"
    records = ({"_id": id, "title": title, "text": text} for id, (title, text) in pool.corpus.items())
    lines.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
    Library.ingest(lines, library=folder / "library", bare=True)
    return folder / "library"


def load_packed(library: Path, vectors: Path) -> dict[bytes, bytes]:
    (path,) = vectors.glob("*.sqlite")
    with Library.open(library) as opened:
        keys = [key for _, key in opened._release.records.literature_vector_keys()]
    return VectorCache(path).load(keys)


def share_of(packed: Mapping[bytes, bytes], share: int) -> dict[bytes, bytes]:
    kept = sorted(packed)[: len(packed) * share // 100]
    return {key: packed[key] for key in kept}


def measure(pool: Pool, library: Path, packed: Mapping[bytes, bytes]) -> float:
    with tempfile.TemporaryDirectory() as folder, Library.open(library, vectors=Path(folder)) as opened:
        cache = opened._vectors._cache._connection  # the benchmark sets the stage itself
        cache.executemany("INSERT INTO vectors VALUES (?, ?)", packed.items())
        opened._vectors._load(opened._release.records.literature_vector_keys())
        values = []
        for id, text in pool.queries.items():
            ids = [str(found.publication_id) for found in opened.search(text, top=10, options=AT_ONCE)]
            values.append(measure_ranking(ids, pool.relevant[id])[NDCG])
    return statistics.mean(values)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
