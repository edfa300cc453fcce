"""How does plain BM25 rank the same texts? The peer that every run is held against.

``bm25s`` (Lucene's BM25, k1 = 1.2, b = 0.75) over title and text, with its own tokenizer and English stop
words. Words are stemmed by Snowball's English stemmer, because an unstemmed peer would be beaten by
stemming alone.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from bedside.errors import UserError
from bedside.evaluation.retrieval_set import Corpus

PEER = "bm25"
PEER_MISSING = (
    "The peer, bm25s, is not installed. Install it with 'pip install bm25s', or leave it out with --no-peer."
)


def load_peer() -> Any:
    """The module ``bm25s``. Raises ``UserError`` if it is not installed."""
    try:
        return import_module("bm25s")
    except ImportError:
        raise UserError(PEER_MISSING) from None


def describe_peer() -> str:
    """The peer with its version and settings, for the run file."""
    return f"bm25s {load_peer().__version__}, lucene, k1 1.2, b 0.75, English stop words, Snowball stems"


class Peer:
    """An index of one pool's texts in memory."""

    def __init__(self, corpus: Corpus) -> None:
        bm25s = load_peer()
        self._tokenize = bm25s.tokenize
        self._ids = list(corpus)
        self._index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        self._index.index(self._terms([" ".join(text) for text in corpus.values()]), show_progress=False)

    def rank(self, query: str, *, depth: int) -> list[str]:
        """The ids of the texts that hold a word of the query, best first, at most ``depth``."""
        terms = self._terms([query])
        if not terms[0]:
            return []
        found, scores = self._index.retrieve(terms, k=min(depth, len(self._ids)), show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [self._ids[int(place)] for place, score in pairs if score > 0]

    def _terms(self, texts: Sequence[str]) -> list[list[str]]:
        made: list[list[str]] = self._tokenize(
            texts, stopwords="en", stemmer=_stems, return_ids=False, show_progress=False
        )
        return made


def _stems(words: Sequence[str]) -> list[str]:
    analyzer = _stemmer()
    return ["".join(analyzer.analyze(word)) or word for word in words]


@cache
def _stemmer() -> Any:
    """Snowball's English stemmer as tantivy ships it: one that is always here, so that runs compare."""
    import tantivy

    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return whole.filter(tantivy.Filter.stemmer("English")).build()
