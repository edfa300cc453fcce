"""What is a set with known answers? Texts, queries, and which texts a person judged to answer each."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

SEARCH_DEPTH = 100
"""How many ranks of each query are looked at, unless a set says otherwise."""

Corpus = Mapping[str, tuple[str, str]]
"""Title and text of each text, by its id."""

Gains = Mapping[str, int]
"""How much each relevant text is worth to one query; a text that is not named is worth nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Texts among which the answers to some queries are looked for; most sets have one pool."""

    corpus: Corpus
    queries: Mapping[str, str]
    relevant: Mapping[str, Gains]
    candidates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For screening: the texts that somebody had to screen for a query, relevant or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSet:
    """A set by its name, with what counts as a hit, whose texts these are, and what it cannot tell."""

    name: str
    pools: tuple[Pool, ...]
    hit: str
    license: str
    caution: str
    depth: int = SEARCH_DEPTH


def make_pool(
    texts: Iterable[tuple[str, str, str]],
    *,
    queries: Mapping[str, str],
    relevant: Mapping[str, Gains],
    candidates: Mapping[str, Iterable[str]] | None = None,
) -> Pool:
    """A pool of texts (id, title, text), each text once.

    White space is made single spaces. Texts that are then the same get the first one's id, also where they
    are named as relevant; empty ones are left out. Queries without a relevant text are left out.
    """
    corpus, names = _distinct(texts)
    judged = {query: _renamed(gains, names) for query, gains in relevant.items() if query in queries}
    kept = {query: gains for query, gains in judged.items() if gains}
    return Pool(
        corpus=corpus,
        queries={query: queries[query] for query in kept},
        relevant=kept,
        candidates={
            query: frozenset(names[id] for id in ids if id in names)
            for query, ids in (candidates or {}).items()
            if query in kept
        },
    )


def sample_queries(whole: RetrievalSet, *, most: int, seed: int) -> RetrievalSet:
    """The set with at most ``most`` of its queries, the same for the same seed; the texts stay."""
    ids = sorted(query for pool in whole.pools for query in pool.queries)
    kept = set(random.Random(seed).sample(ids, min(most, len(ids))))
    pools = (_with_queries(pool, kept) for pool in whole.pools)
    return replace(whole, pools=tuple(pool for pool in pools if pool.queries))


def _with_queries(pool: Pool, kept: set[str]) -> Pool:
    return replace(
        pool,
        queries={id: text for id, text in pool.queries.items() if id in kept},
        relevant={id: gains for id, gains in pool.relevant.items() if id in kept},
    )


def _distinct(texts: Iterable[tuple[str, str, str]]) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    first: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    for id, title, text in texts:
        content = " ".join(title.split()), " ".join(text.split())
        if any(content):
            names[id] = first.setdefault(content, id)
    return {id: content for content, id in first.items()}, names


def _renamed(gains: Gains, names: Mapping[str, str]) -> dict[str, int]:
    made: dict[str, int] = {}
    for id, gain in gains.items():
        if gain > 0 and id in names:
            made[names[id]] = max(gain, made.get(names[id], 0))
    return made
