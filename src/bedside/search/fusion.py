"""How do words and meaning make one order? A sum of scores, each held against its own query.

Reciprocal ranks with a weak part are worse than the better part alone. Here BM25 is divided by what
the query could reach at best, so that a query whose words are found nowhere trusts them little; the
likeness is counted from what is usual for the query. The weights were chosen on the training sets
that ``bedside evaluate`` reads; on each of them the sum was no worse than either part.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.terms import PassageId

WORDS_WEIGHT = 0.42
MEANING_WEIGHT = 3.0

NEAREST = 3
NEARNESS_SHARE = 0.3
NEARNESS_SHARPNESS = 20.0
"""The query is moved toward its best passages (Rocchio, 1971): how many, how far, how unevenly."""

_FEWEST_TO_GUESS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that words or meaning found. ``likeness`` is ``None`` where there is no vector yet."""

    id: PassageId
    words: float
    likeness: float | None


def fuse(candidates: Sequence[Candidate], *, best_possible: float, usual: float) -> dict[PassageId, float]:
    """A score for each candidate; one without a vector gets the likeness that its words let expect."""
    by_words = {each.id: each.words / best_possible if best_possible else 0.0 for each in candidates}
    known = [(by_words[each.id], each.likeness) for each in candidates if each.likeness is not None]
    if not known:
        return by_words
    guess = _fit([(words, likeness - usual) for words, likeness in known])
    scores = {}
    for each in candidates:
        words = by_words[each.id]
        beyond = each.likeness - usual if each.likeness is not None else guess(words)
        scores[each.id] = WORDS_WEIGHT * words + MEANING_WEIGHT * beyond
    return scores


def find_pull(scores: Mapping[PassageId, float], known: Mapping[PassageId, float]) -> dict[PassageId, float]:
    """How much the query is moved toward which passages: the best that have a vector."""
    best = sorted((id for id in scores if id in known), key=lambda id: (-scores[id], id))[:NEAREST]
    weights = [math.exp(NEARNESS_SHARPNESS * (scores[id] - scores[best[0]])) for id in best]
    return {id: NEARNESS_SHARE * weight / sum(weights) for id, weight in zip(best, weights, strict=True)}


class _Line:
    """A straight line through points, by least squares; flat where there are too few."""

    def __init__(self, slope: float, at_zero: float) -> None:
        self._slope, self._at_zero = slope, at_zero

    def __call__(self, x: float) -> float:
        return self._at_zero + self._slope * x


def _fit(points: Sequence[tuple[float, float]]) -> _Line:
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if len(points) < _FEWEST_TO_GUESS or not spread:
        return _Line(0.0, mean_y)
    slope = max(0.0, sum((x - mean_x) * (y - mean_y) for x, y in points) / spread)
    return _Line(slope, mean_y - slope * mean_x)
