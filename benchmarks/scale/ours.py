"""How is Bedside itself measured? As its library is written and searched, in four rows.

- ``bedside-index``: the index of words alone (``TantivyIndex.find_passages``)
- ``bedside-words``: ``Library.search`` without meaning, the best 100 works
- ``bedside-ten``: the same, the best 10 works, which is what a person asks for
- ``bedside-hybrid``: ``Library.search`` with meaning, the best 100 works; the vectors of passages are drawn
  at random, because only time is measured, and the query is embedded by the real model
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from peers import Entry
from sources import Work

from bedside import Library
from bedside.literature.passages import Part, make_passages
from bedside.ports import ReadPublication
from bedside.search.find import Sight, find
from bedside.search.words import find_query_words
from bedside.stores import LocalReleaseWriter, open_release
from bedside.stores.vector_cache import VectorCache
from bedside.stores.vector_index import MOST_SCANNED
from bedside.terms import (
    EvidenceKind,
    Origin,
    PassageId,
    Pmid,
    Publication,
    PublicationId,
    SearchOptions,
    findable_text,
)
from bedside.version import __version__

FIRST_PMID = 10_000_000
_NO_VECTORS, _VECTORS = "vectors-none", "vectors-drawn"
WORDS = SearchOptions(meaning=False)
_AT_ONCE = 20_000


def as_read(works: Iterable[tuple[int, Work]]) -> Iterator[ReadPublication]:
    """The works as a reader of PubMed records gives them; what describes them is made by number.

    Kind and year are the same for all, so that they move no work in front of another.
    """
    for at, work in works:
        pmid = str(FIRST_PMID + at)
        id = PublicationId(f"pmid:{pmid}")
        publication = Publication(
            id=id,
            pmid=Pmid(pmid),
            kind=EvidenceKind.ARTICLE,
            title=work.title,
            origin=Origin.LITERATURE,
            authors="First A, Second B, Third C, Fourth D",
            container=f"Journal {at % 300}",
            year=2_020,
            volume=str(at % 90),
            language="eng",
        )
        parts = [Part((heading,) if heading else (), text) for heading, text in work.paragraphs]
        yield ReadPublication(publication=publication, passages=make_passages(id, parts))


def as_entries(works: Iterable[ReadPublication]) -> Iterator[Entry]:
    """The same works as other engines take them: the same passages by the same words."""
    for read in works:
        for each in read.passages:
            yield each.id, findable_text(read.publication.title, each)


def build(works: Iterable[ReadPublication], library: Path) -> dict[str, Any]:
    """One release of all works; returns how long its parts took, and its version."""
    start = time.perf_counter()
    with LocalReleaseWriter.begin(library) as writer:
        writer.add_literature(works, on_problem=print)
        added = time.perf_counter()
        writer.commit()
    ended = time.perf_counter()
    return {
        "version": __version__,
        "add_seconds": round(added - start, 2),
        "commit_seconds": round(ended - added, 2),
    }


def draw_vectors(library: Path, queries: Sequence[str]) -> float:
    """Keep random vectors: of all passages where they are scanned, else of those that the queries meet.

    Returns the seconds that it took.
    """
    import numpy

    start, chance = time.perf_counter(), numpy.random.default_rng(1)
    with open_release(library) as release:
        records = release.records
        if release.manifest.counts["passages"] <= MOST_SCANNED:
            keys = [key for _, key in records.literature_vector_keys()]
        else:
            met = _Recording(release.index)
            for query in queries:
                find(query, Sight(index=met, store=records), top=100, options=WORDS)
            keys = list(records.vector_keys(sorted(met.ids)).values())
    model = _find_model()
    cache = VectorCache(library / _VECTORS / f"{model.name}.sqlite")
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        vectors = chance.standard_normal((len(some), 384), dtype=numpy.float32)
        vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
        cache.keep(dict(zip(some, vectors, strict=True)))
    cache.close()
    return time.perf_counter() - start


class _Recording:
    """An index that notes which passages it gave."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self.ids: set[PassageId] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def find_passages(self, words: Sequence[str], **options: Any) -> Any:
        """As the index itself."""
        hits = self._index.find_passages(words, **options)
        self.ids.update(PassageId(hit.id) for hit in hits)
        return hits


def _find_model() -> Any:
    from bedside.engines import find_packaged_bge

    model = find_packaged_bge()
    if model is None:
        raise ModuleNotFoundError("The model is not installed.")
    return model


class OfIndex:
    """The index of words alone."""

    name = "bedside-index"

    def open(self, library: Path) -> None:
        """Open the release."""
        self._release = open_release(library)

    def find(self, query: str, top: int) -> list[str]:
        """Ids of the best passages."""
        return [hit.id for hit in self._release.index.find_passages(find_query_words(query), top=top)]


class OfLibrary:
    """``Library.search``, with or without meaning."""

    def __init__(self, name: str, *, options: SearchOptions, most: int | None = None) -> None:
        self.name, self._options, self._most = name, options, most

    def open(self, library: Path) -> None:
        """Open the library; without meaning it has no vectors."""
        folder = library / (_VECTORS if self._options.meaning else _NO_VECTORS)
        self._library = Library.open(library, vectors=folder)

    def find(self, query: str, top: int) -> list[str]:
        """Ids of the best passage of each of the best works."""
        found = self._library.search(query, top=min(top, self._most or top), options=self._options)
        return [each.passage_id for each in found]


class OfModel:
    """The embedding of a query alone, which is a part of every hybrid search."""

    name = "query-embedding"

    def open(self, library: Path) -> None:
        """Load the model."""
        self._model = _find_model()

    def find(self, query: str, top: int) -> list[str]:
        """Finds nothing: only its time counts."""
        self._model.embed_query(query)
        return []


OURS = {
    each.name: each
    for each in (
        OfIndex(),
        OfLibrary("bedside-words", options=WORDS),
        OfLibrary("bedside-ten", options=WORDS, most=10),
        OfLibrary("bedside-hybrid", options=SearchOptions()),
        OfModel(),
    )
}
