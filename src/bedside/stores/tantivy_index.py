"""Which passages and claims hold these words? BM25 over fields, by tantivy: the reading side.

Claims and passages lie in two indexes of one release: in a single one, how rare a word is and how
long a text usually is would be counted over both, so the order of claims would change with each
article that is taken in.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy

from bedside.ports import Hit
from bedside.stores.text_analysis import (
    ANALYZER,
    CLAIM_FIELDS,
    MOST_TERMS,
    PASSAGE_FIELDS,
    build_analyzer,
    claim_schema,
    passage_schema,
)
from bedside.terms import Concept, PublicationId

_DECIMALS = 4
"""Scores are rounded: sums of the same numbers in another order differ in the last bits."""


class TantivyIndex:
    """Honors ``ports.LexicalIndex``; may be used from several threads.

    Words become term queries, never a query in tantivy's language, so no input is a syntax error.
    """

    def __init__(self, *, claims: Path, passages: Path) -> None:
        """Open both indexes. Raises ``OSError`` or ``ValueError`` if one cannot be read."""
        self._analyzer = build_analyzer()
        self._claims, self._claim_schema = _searcher(claims), claim_schema()
        self._passages, self._passage_schema = _searcher(passages), passage_schema()

    def find_passages(self, words: Sequence[str], *, top: int) -> list[Hit]:
        """Passages of ingested literature that hold any of ``words``, best first, ties by id."""
        query = _any_of(self._terms(words), self._passage_schema, PASSAGE_FIELDS)
        return _find(self._passages, query, top)

    def find_claims(self, words: Sequence[str], *, concept: Concept | None, top: int) -> list[Hit]:
        """Claims that hold any of ``words``, of one concept or of all, best first, ties by id."""
        query = _any_of(self._terms(words), self._claim_schema, CLAIM_FIELDS)
        if query is not None and concept is not None:
            only = tantivy.Query.term_query(self._claim_schema, "concept", concept, "basic")
            unscored = tantivy.Query.const_score_query(only, 0.0)
            must = tantivy.Occur.Must
            query = tantivy.Query.boolean_query([(must, query), (must, unscored)])
        return _find(self._claims, query, top)

    def _terms(self, words: Sequence[str]) -> list[str]:
        """The terms of the words, each once, in the order given."""
        terms = dict.fromkeys(term for word in words[:MOST_TERMS] for term in self._analyzer.analyze(word))
        return list(terms)[:MOST_TERMS]


def _searcher(path: Path) -> tantivy.Searcher:
    try:
        return _open(path)
    except ValueError:
        if os.access(path, os.W_OK):
            raise
    # tantivy takes a lock file even to read, which a folder that only others may write refuses.
    # Its files are opened once, here; links to them elsewhere will do and can then go.
    with TemporaryDirectory(prefix="bedside-") as elsewhere:
        for file in path.resolve().iterdir():
            if file.suffix != ".lock":
                Path(elsewhere, file.name).symlink_to(file)
        return _open(Path(elsewhere))


def _open(path: Path) -> tantivy.Searcher:
    index = tantivy.Index.open(str(path))
    # A tokenizer is not part of an index on disk: it is registered at every opening.
    index.register_tokenizer(ANALYZER, build_analyzer())
    index.config_reader(reload_policy="Manual")
    index.reload()
    return index.searcher()


def _any_of(
    terms: Sequence[str], schema: tantivy.Schema, weights: Mapping[str, float]
) -> tantivy.Query | None:
    """Any term in any field; ``None`` where there is no term."""
    parts = []
    for field, weight in weights.items():
        for term in terms:
            part = tantivy.Query.term_query(schema, field, term, "freq")
            parts.append(part if weight == 1.0 else tantivy.Query.boost_query(part, weight))
    should = tantivy.Occur.Should
    return tantivy.Query.boolean_query([(should, part) for part in parts]) if parts else None


def _find(searcher: tantivy.Searcher, query: tantivy.Query | None, top: int) -> list[Hit]:
    """The best ``top`` hits. Where a tie is cut, more are fetched until it is whole."""
    if query is None or top < 1:
        return []
    limit = top + 1
    while True:
        found = [
            (round(score, _DECIMALS), place)
            for score, place in searcher.search(query, limit, count=False).hits
        ]
        if len(found) < limit or found[-1][0] < found[top - 1][0]:
            break
        limit *= 2
    kept = [(score, place) for score, place in found if score >= found[min(top, len(found)) - 1][0]]
    hits = [_hit(searcher, score, place) for score, place in kept]
    return sorted(hits, key=lambda hit: (-hit.score, hit.id))[:top]


def _hit(searcher: tantivy.Searcher, score: float, place: tantivy.DocAddress) -> Hit:
    stored = searcher.doc(place)
    publication = stored.get_first("publication")
    return Hit(
        id=str(stored.get_first("id")),
        publication_id=PublicationId(publication) if publication is not None else None,
        score=score,
    )
