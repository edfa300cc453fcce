"""Which works of the literature bear on a query, in what order, and why?

Words find first. Where there is a model, meaning finds too, and orders what either found. Then kind of
evidence and year speak, but only where relevance leaves it open; a retracted work never stands above
the notice of its retraction.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bedside.ports import Embedder, Hit, LexicalIndex, PassageStore, VectorIndex
from bedside.search.fusion import Candidate, find_pull, fuse
from bedside.search.matching import passes
from bedside.search.read_query import Expansions, ReadQuery, read_query
from bedside.search.standing import order_works
from bedside.terms import (
    Explanation,
    Findings,
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
COMPARED = 50
"""Of those that words found, how many get a vector while the query waits."""
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
    abbreviations: Expansions = field(default_factory=dict)
    headings: Expansions = field(default_factory=dict)


def find(text: str, sight: Sight, *, top: int, options: SearchOptions) -> Findings:
    """The works that best match ``text``, best passage each."""
    query = read_query(
        text, sight.index, options=options, abbreviations=sight.abbreviations, headings=sight.headings
    )
    lexical = _by_words(query, sight, top, options)
    candidates = [Candidate(id=PassageId(hit.id), words=hit.score, likeness=None) for hit in lexical]
    best_possible = sight.index.best_possible(query.words)
    usual = 0.0
    if options.meaning and sight.embedder and sight.vectors and text.strip():
        candidates, usual, scores = _by_meaning(query, candidates, best_possible, sight, top, options)
    else:
        scores = fuse(candidates, best_possible=best_possible, usual=usual)
    works = _best_passages(candidates, scores, query, sight)
    ordered = order_works(works, query.text, is_weighed=options.evidence)
    return Findings(
        found=tuple(found for found, _ in ordered[:top]),
        words=query.words,
        read_as=query.read_as,
        uncompared=sum(each.likeness is None for each in candidates) if scores and usual else 0,
    )


def _by_words(query: ReadQuery, sight: Sight, top: int, options: SearchOptions) -> list[Hit]:
    """Enough passages that ``top`` works are among them, because several may be of one work."""
    wanted = max(CANDIDATES, top)
    while True:
        hits = sight.index.find_passages(query.words, top=wanted, also=query.also, filters=options.filters)
        works = len({hit.publication_id for hit in hits})
        if len(hits) < wanted or works >= top:
            return hits
        # As many as it takes if the next ones are of as many works each, and some more.
        wanted = math.ceil(wanted * max(LEAST_GROWTH, SPARE * top / works))


def _by_meaning(
    query: ReadQuery,
    lexical: Sequence[Candidate],
    best_possible: float,
    sight: Sight,
    top: int,
    options: SearchOptions,
) -> tuple[list[Candidate], float, dict[PassageId, float]]:
    """The candidates with those that are near in meaning, what is usual, and the scores."""
    assert sight.embedder and sight.vectors
    vectors = sight.vectors
    asked = sight.embedder.embed_query(query.text)
    words = {each.id: each.words for each in lexical}
    _make_missing(list(words)[:COMPARED], asked, sight, options.seconds)
    near = [PassageId(hit.id) for hit in vectors.find_nearest(asked, top=max(CANDIDATES, top))]
    new = [id for id in near if id not in words and _is_asked_for(id, sight, options)]
    words |= dict.fromkeys(new, 0.0) | dict(sight.index.weigh_passages(query.words, new, also=query.also))

    def score(vector: "Vector") -> tuple[list[Candidate], dict[PassageId, float], dict[PassageId, float]]:
        likeness = vectors.compare(vector, list(words))
        made = [Candidate(id=id, words=words[id], likeness=likeness.get(id)) for id in words]
        usual = vectors.usual(vector)
        return made, fuse(made, best_possible=best_possible, usual=usual), likeness

    candidates, scores, likeness = score(asked)
    if options.nearness and likeness:
        moved = vectors.move_toward(asked, find_pull(scores, likeness))
        _, scores, _ = score(moved)
    return candidates, vectors.usual(asked), scores


def _make_missing(ids: Sequence[PassageId], asked: "Vector", sight: Sight, seconds: float | None) -> None:
    """Make vectors of what words found and that has none, best first, while time lasts."""
    assert sight.embedder and sight.vectors
    known = sight.vectors.compare(asked, ids)
    missing = [id for id in ids if id not in known]
    until = None if seconds is None else time.monotonic() + seconds
    while missing and (until is None or time.monotonic() < until):
        batch, missing = missing[:_BATCH], missing[_BATCH:]
        texts = [_findable(id, sight.store) for id in batch]
        made = sight.embedder.embed_passages(texts)
        sight.vectors.keep(dict(zip(batch, made, strict=True)))


def _findable(id: PassageId, store: PassageStore) -> str:
    passage = store.passage(id)
    return findable_text(store.publication(passage.publication_id).title, passage)


def _is_asked_for(id: PassageId, sight: Sight, options: SearchOptions) -> bool:
    """Whether what meaning found passes the filters that words were held to."""
    if options.filters.is_empty:
        return True
    return passes(sight.store.publication(publication_of(id)), sight.store.passage(id), options.filters)


def _best_passages(
    candidates: Sequence[Candidate], scores: Mapping[PassageId, float], query: ReadQuery, sight: Sight
) -> list[tuple[Found, Publication]]:
    """Each work once, by its best passage, best first."""
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
