"""How does each system rank the queries of a set, and at what cost? Pool by pool, all in one go."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec

from bedside.errors import EngineError
from bedside.evaluation.costs import find_peak, forget_peak, largest, measure_percentile
from bedside.evaluation.measures import measure_ranking
from bedside.evaluation.peer import PEER, Peer
from bedside.evaluation.retrieval_set import Corpus, Pool, RetrievalSet
from bedside.evaluation.run_file import Costs
from bedside.evaluation.variants import Variant
from bedside.library import Library
from bedside.ports import Progress

WARM_UP = "warm up"
"""A query that is not measured: the first one on an open index pays for opening it."""


@dataclass(kw_only=True)
class Tally:
    """What one system did so far on one set."""

    values: dict[str, list[float]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    build_seconds: float = 0.0
    build_peaks: list[float | None] = field(default_factory=list)
    answer_peaks: list[float | None] = field(default_factory=list)

    def costs(self) -> Costs:
        """The costs over all pools."""
        return Costs(
            build_seconds=round(self.build_seconds, 2),
            build_peak_mb=largest(self.build_peaks),
            p50_ms=measure_percentile(self.seconds, 50),
            p99_ms=measure_percentile(self.seconds, 99),
            answer_peak_mb=largest(self.answer_peaks),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids:
    """What search may use beside the texts.

    ``vectors`` is a folder that keeps what was made for meaning from one run to the next; ``mesh`` is a
    file or folder of MeSH.
    """

    vectors: Path | None = None
    mesh: Path | None = None
    makes_vectors: bool = True


NO_AIDS = Aids()


def rank_set(
    given: RetrievalSet,
    *,
    variants: Mapping[str, Variant],
    with_peer: bool,
    progress: Progress,
    aids: Aids = NO_AIDS,
) -> dict[str, Tally]:
    """Every system's tally by its name, the peer first; values are in the order of the pools' queries.

    Raises ``EngineError`` if the library did not take in every text, because a text that is missing
    would be held against the search.
    """
    tallies = {name: Tally() for name in ([PEER] if with_peer else []) + list(variants)}
    total = sum(len(pool.queries) for pool in given.pools)
    done = 0

    def tell(name: str) -> Callable[[int], None]:
        return lambda number: progress(f"{given.name}: {name}", done + number, total)

    needed = Aids(
        vectors=aids.vectors,
        mesh=aids.mesh if any(each.needs_mesh for each in variants.values()) else None,
        makes_vectors=any(each.needs_vectors for each in variants.values()),
    )
    for pool in given.pools:
        tell("reading")(0)
        with _library(pool.corpus, [tallies[name] for name in variants], needed) as library:
            for name, variant in variants.items():
                ask = partial(_ask, variant, library, depth=given.depth)
                _rank_pool(pool, tallies[name], ask, tell=tell(name))
        if with_peer:
            peer = _peer(pool.corpus, tallies[PEER])
            _rank_pool(pool, tallies[PEER], partial(peer.rank, depth=given.depth), tell=tell(PEER))
        done += len(pool.queries)
    return tallies


def _ask(variant: Variant, library: Library, query: str, *, depth: int) -> list[str]:
    return variant.rank(library, query, depth)


def _rank_pool(
    pool: Pool, tally: Tally, rank: Callable[[str], list[str]], *, tell: Callable[[int], None]
) -> None:
    rank(WARM_UP)
    forget_peak()
    for number, (query, text) in enumerate(pool.queries.items()):
        tell(number)
        began = time.perf_counter()
        found = rank(text)
        tally.seconds.append(time.perf_counter() - began)
        measured = measure_ranking(found, pool.relevant[query], candidates=pool.candidates.get(query, ()))
        for name, value in measured.items():
            tally.values.setdefault(name, []).append(value)
    tally.answer_peaks.append(find_peak())


@contextmanager
def _library(corpus: Corpus, tallies: list[Tally], aids: Aids) -> Iterator[Library]:
    """A library of a pool's texts and nothing else, gone afterward; all variants search the same one.

    Its passages are read for meaning before the first query.
    """
    with tempfile.TemporaryDirectory(prefix="bedside-evaluate-") as folder:
        lines, place = Path(folder, "corpus.jsonl"), Path(folder, "library")
        lines.write_bytes(b"".join(_lines(corpus)))
        forget_peak()
        began = time.perf_counter()
        intake = Library.ingest(lines, library=place, bare=True)
        seconds = time.perf_counter() - began
        if intake.publications != len(corpus):
            first = next(map(str, intake.problems), "no problem was told")
            raise EngineError(
                f"Only {intake.publications} of {len(corpus)} texts went into a library: {first}"
            )
        for tally in tallies:
            tally.build_seconds += seconds
            tally.build_peaks.append(find_peak())
        if aids.mesh:
            Library.ingest(aids.mesh, library=place)
        with Library.open(place, vectors=aids.vectors) as library:
            if aids.makes_vectors:
                library.make_vectors()
            yield library


def _lines(corpus: Corpus) -> Iterator[bytes]:
    for id, (title, text) in corpus.items():
        yield msgspec.json.encode({"_id": id, "title": title, "text": text}) + b"\n"


def _peer(corpus: Corpus, tally: Tally) -> Peer:
    forget_peak()
    began = time.perf_counter()
    peer = Peer(corpus)
    tally.build_seconds += time.perf_counter() - began
    tally.build_peaks.append(find_peak())
    return peer
