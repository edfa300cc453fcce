"""Which works of the literature bear on a query, in what order, and why?

Words find first. Where there is a model, meaning finds too, and orders what either found. Then kind of
evidence and year speak, but only where relevance leaves it open; a retracted work never stands above
the notice of its retraction.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bedside.ports import Embedder, Hit, LexicalIndex, PassageStore, Thesaurus, VectorIndex
from bedside.search.fusion import WELL_KNOWN, Candidate, find_pull, fuse
from bedside.search.matching import passes
from bedside.search.read_query import ReadQuery, read_query
from bedside.search.standing import order_works
from bedside.terms import (
    Explanation,
    Finds,
    Found,
    PassageId,
    Publication,
    PublicationId,
    SearchOptions,
    findable_text,
    publication_of,
)

if TYPE_CHECKING:
    from bedside.ports import Vector

CANDIDATES = 100
"""Passages that words, and meaning, put forward each."""
LEAST_GROWTH, SPARE = 1.5, 1.1
"""If the passages are of too few works: by which factor more are asked for, at least, and with how many
to spare."""
_BATCH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a search can look at. Without ``embedder`` and ``vectors`` it finds by words alone."""

    index: LexicalIndex
    store: PassageStore
    embedder: Embedder | None = None
    vectors: VectorIndex | None = None
    thesaurus: Thesaurus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One search: the query as read, where to look, and how much is wanted."""

    query: ReadQuery
    sight: Sight
    top: int
    options: SearchOptions
    best_possible: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The candidates and their scores; ``is_compared`` says whether meaning took part."""

    candidates: Sequence[Candidate]
    scores: Mapping[PassageId, float]
    is_compared: bool


def find(text: str, sight: Sight, *, top: int, options: SearchOptions) -> Finds:
    """The works that best match ``text``, best passage each."""
    query = read_query(text, sight.index, options=options, thesaurus=sight.thesaurus)
    # Of every word typed: a question that is mostly asking lets its words count for less beside meaning.
    best_possible = sight.index.best_possible(query.text.split())
    asked = _Asked(query=query, sight=sight, top=top, options=options, best_possible=best_possible)
    judged = _judge(asked, _by_words(asked))
    ordered = order_works(_best_passages(judged, sight), query.text, is_weighed=options.evidence)
    uncompared = sum(each.likeness is None for each in judged.candidates) if judged.is_compared else 0
    return Finds(
        found=tuple(found for found, _ in ordered[:top]),
        words=query.words,
        read_as=query.read_as,
        uncompared=uncompared,
    )


def _by_words(asked: _Asked) -> dict[PassageId, float]:
    """Enough passages that ``top`` works are among them, because several may be of one work."""
    query, wanted = asked.query, max(CANDIDATES, asked.top)
    while True:
        hits = asked.sight.index.find_passages(
            query.words, top=wanted, also=query.also, filters=asked.options.filters
        )
        works = len({hit.publication_id for hit in hits})
        if len(hits) < wanted or works >= asked.top:
            return {PassageId(hit.id): hit.score for hit in hits}
        # As many as it takes if the next ones are of as many works each, and some more.
        wanted = math.ceil(wanted * max(LEAST_GROWTH, SPARE * asked.top / works))


def _judge(asked: _Asked, words: dict[PassageId, float]) -> _Judged:
    """The scores of what words found, and of what meaning finds beside it where there is a model."""
    embedder, vectors = asked.sight.embedder, asked.sight.vectors
    if asked.options.meaning and embedder and vectors and asked.query.text.strip():
        return _by_meaning(asked, words, embedder=embedder, vectors=vectors)
    candidates = [Candidate(id=id, words=score, likeness=None) for id, score in words.items()]
    scores = fuse(candidates, best_possible=asked.best_possible, usual=0.0, spread=0.0)
    return _Judged(candidates=candidates, scores=scores, is_compared=False)


def _by_meaning(
    asked: _Asked, words: dict[PassageId, float], *, embedder: Embedder, vectors: VectorIndex
) -> _Judged:
    vector = embedder.embed_query(asked.query.text)
    _make_missing(asked, list(words)[:WELL_KNOWN], vector, embedder=embedder, vectors=vectors)
    near = vectors.find_nearest(vector, top=max(CANDIDATES, asked.top))
    new = [PassageId(hit.id) for hit in near if hit.id not in words and _is_asked_for(hit, asked)]
    weighed = asked.sight.index.weigh_passages(asked.query.words, new, also=asked.query.also)
    words = words | dict.fromkeys(new, 0.0) | dict(weighed)
    likeness = vectors.compare(vector, list(words))
    candidates = [Candidate(id=id, words=words[id], likeness=likeness.get(id)) for id in words]
    spread = vectors.spread(vector)
    scores = fuse(candidates, best_possible=asked.best_possible, usual=vectors.usual(vector), spread=spread)
    if asked.options.nearness and likeness:
        moved = vectors.move_toward(vector, find_pull(scores, likeness))
        nearer = vectors.compare(moved, list(words))
        again = [replace(each, likeness=nearer.get(each.id)) for each in candidates]
        usual, spread = vectors.usual(moved), vectors.spread(moved)
        scores = fuse(again, best_possible=asked.best_possible, usual=usual, spread=spread)
    return _Judged(candidates=candidates, scores=scores, is_compared=bool(likeness))


def _make_missing(
    asked: _Asked, ids: Sequence[PassageId], vector: "Vector", *, embedder: Embedder, vectors: VectorIndex
) -> None:
    """Make vectors of what words found and that has none, best first, while time lasts."""
    known, seconds = vectors.compare(vector, ids), asked.options.seconds
    missing = [id for id in ids if id not in known]
    until = None if seconds is None else time.monotonic() + seconds
    while missing and (until is None or time.monotonic() < until):
        batch, missing = missing[:_BATCH], missing[_BATCH:]
        made = embedder.embed_passages([_findable(id, asked.sight.store) for id in batch])
        vectors.keep(dict(zip(batch, made, strict=True)))


def _findable(id: PassageId, store: PassageStore) -> str:
    passage = store.passage(id)
    return findable_text(store.publication(passage.publication_id).title, passage)


def _is_asked_for(hit: Hit, asked: _Asked) -> bool:
    """Whether what meaning found passes the filters that words were held to."""
    filters, store, id = asked.options.filters, asked.sight.store, PassageId(hit.id)
    return filters.is_empty or passes(store.publication(publication_of(id)), store.passage(id), filters)


def _best_passages(judged: _Judged, sight: Sight) -> list[tuple[Found, Publication]]:
    """Each work once, by its best passage, best first."""
    candidates, scores = judged.candidates, judged.scores
    by_words = _ranks({each.id: each.words for each in candidates if each.words})
    by_meaning = _ranks({each.id: each.likeness for each in candidates if each.likeness is not None})
    best: dict[PublicationId, Candidate] = {}
    for each in sorted(candidates, key=lambda each: (-scores[each.id], each.id)):
        best.setdefault(publication_of(each.id), each)
    works = []
    for id, each in best.items():
        explanation = Explanation(
            words=each.words or None,
            words_rank=by_words.get(each.id),
            meaning=each.likeness,
            meaning_rank=by_meaning.get(each.id),
        )
        found = Found(publication_id=id, passage_id=each.id, score=scores[each.id], explanation=explanation)
        works.append((found, sight.store.publication(id)))
    return works


def _ranks(scores: Mapping[PassageId, float]) -> dict[PassageId, int]:
    ordered = sorted(scores, key=lambda id: (-scores[id], id))
    return {id: rank for rank, id in enumerate(ordered, start=1)}
