"""Which passages and claims hold these words? BM25 over fields, by tantivy: the reading side.

Claims and passages lie in two indexes of one release: in a single one, how rare a word is and how
long a text usually is would be counted over both, so the order of claims would change with each
article that is taken in.
"""

import math
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy

from bedside.ports import NO_FILTERS, NOTHING_MORE, Hit
from bedside.stores.text_analysis import (
    ANALYZER,
    CLAIM_FIELDS,
    MOST_TERMS,
    PASSAGE_FIELDS,
    build_analyzer,
    claim_schema,
    passage_schema,
    spell_out,
)
from bedside.terms import Concept, PassageId, PublicationId, SearchFilters

LAST_YEAR = 9_999
_SATURATED = 2.2
"""What BM25 with k1 = 1.2 lets the most frequent term count: k1 + 1."""

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

    def find_passages(
        self,
        words: Sequence[str],
        *,
        top: int,
        also: Mapping[str, float] = NOTHING_MORE,
        filters: SearchFilters = NO_FILTERS,
    ) -> list[Hit]:
        """Passages of ingested literature that hold any of ``words``, best first, ties by id."""
        query = self._passage_query(words, also)
        return _find(self._passages, self._filtered(query, filters), top)

    def weigh_passages(
        self, words: Sequence[str], ids: Sequence[PassageId], *, also: Mapping[str, float] = NOTHING_MORE
    ) -> dict[PassageId, float]:
        """The scores of those passages; one that holds no word is left out."""
        query = self._passage_query(words, also)
        if query is None or not ids:
            return {}
        only = tantivy.Query.term_set_query(self._passage_schema, "id", list(ids))
        unscored = tantivy.Query.const_score_query(only, 0.0)
        must = tantivy.Occur.Must
        both = tantivy.Query.boolean_query([(must, query), (must, unscored)])
        return {PassageId(hit.id): hit.score for hit in _find(self._passages, both, len(ids))}

    def best_possible(self, words: Sequence[str]) -> float:
        """A score that no passage reaches by much: each word as frequent as BM25 lets count."""
        searcher, total = self._passages, 0.0
        for term in self._passage_terms(words):
            total += _rarity(searcher.doc_freq("text", term), searcher.num_docs) * _SATURATED
        return total

    def count_passages(self, word: str) -> int:
        """How many passages hold all terms of ``word``, at most."""
        counts = [self._passages.doc_freq("text", term) for term in self._passage_terms([word])]
        return min(counts, default=0)

    def _passage_terms(self, words: Sequence[str]) -> list[str]:
        return self._terms([spell_out(word) for word in words])

    def _passage_query(self, words: Sequence[str], also: Mapping[str, float]) -> tantivy.Query | None:
        weights = dict.fromkeys(self._passage_terms(words), 1.0)
        for word, weight in also.items():
            for term in self._passage_terms([word]):
                weights.setdefault(term, weight)
        return _any_of(weights, self._passage_schema, PASSAGE_FIELDS)

    def _filtered(self, query: tantivy.Query | None, filters: SearchFilters) -> tantivy.Query | None:
        if query is None or filters.is_empty:
            return query
        asked = _filter_queries(filters, self._passage_schema, self._analyzer)
        parts = [tantivy.Query.const_score_query(each, 0.0) for each in asked]
        must = tantivy.Occur.Must
        return tantivy.Query.boolean_query([(must, query), *((must, part) for part in parts)])

    def find_claims(self, words: Sequence[str], *, concept: Concept | None, top: int) -> list[Hit]:
        """Claims that hold any of ``words``, of one concept or of all, best first, ties by id."""
        query = _any_of(dict.fromkeys(self._terms(words), 1.0), self._claim_schema, CLAIM_FIELDS)
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
    terms: Mapping[str, float], schema: tantivy.Schema, fields: Mapping[str, float]
) -> tantivy.Query | None:
    """Any term in any field, each with its weight times the field's; ``None`` where there is no term."""
    parts = []
    for field, of_field in fields.items():
        for term, of_term in terms.items():
            part, weight = tantivy.Query.term_query(schema, field, term, "freq"), of_field * of_term
            parts.append(part if weight == 1.0 else tantivy.Query.boost_query(part, weight))
    should = tantivy.Occur.Should
    return tantivy.Query.boolean_query([(should, part) for part in parts]) if parts else None


def _filter_queries(
    filters: SearchFilters, schema: tantivy.Schema, analyzer: tantivy.TextAnalyzer
) -> Iterator[tantivy.Query]:
    """One query a filter: any of the values that were asked for."""
    asked: tuple[tuple[str, Sequence[str]], ...] = (
        ("kind", filters.kinds),
        ("journal", filters.journals),
        ("language", filters.languages),
        ("heading", filters.mesh),
    )
    for field, values in asked:
        if values:
            yield tantivy.Query.term_set_query(schema, field, [value.lower() for value in values])
    if filters.from_year is not None or filters.to_year is not None:
        low, high = filters.from_year or 0, filters.to_year or LAST_YEAR
        yield tantivy.Query.range_query(schema, "year", tantivy.FieldType.Unsigned, low, high)
    for words in filters.populations:
        terms = analyzer.analyze(words)
        fields = (("text", terms), ("mesh", terms))
        should = tantivy.Occur.Should
        yield tantivy.Query.boolean_query(
            [(should, tantivy.Query.term_set_query(schema, field, each)) for field, each in fields]
        )


def _rarity(having: int, of: int) -> float:
    """How much a term tells: the inverse document frequency of Lucene's BM25."""
    return math.log(1 + (of - having + 0.5) / (having + 0.5))


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
