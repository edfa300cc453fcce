"""How do words and meaning make one order? A sum of scores, each held against its own query.

Reciprocal ranks with a weak part are worse than the better part alone. Here BM25 is divided by what
the query could reach at best, so that a query whose words are found nowhere trusts them little; the
likeness is counted from what is usual for the query. The weights were chosen on the training sets
that ``bedside evaluate`` reads; ADR 0019 tells on which of them the sum beats both parts.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.terms import PassageId

WORDS_WEIGHT = 0.33
MEANING_WEIGHT = 3.0

CHANCE, STANDS_OUT = 3.0, 4.0
"""By how many standard deviations the nearest passage must lie beyond the usual likeness: up to the first
meaning weighs nothing, from the second on fully. Within one article nothing stands out (1.8 in the mean
on a sample of Evidence Inference; 3.9 on SciFact, 4.3 on MED, 5.6 on PubMedQA), and words alone find more."""

NEAREST = 3
NEARNESS_SHARE = 0.3
NEARNESS_SHARPNESS = 20.0
"""The query is moved toward its best passages (Rocchio, 1971): how many, how far, how unevenly."""

WELL_KNOWN = 50
"""How many of the best by words must have a vector for meaning to weigh fully."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that words or meaning found. ``likeness`` is ``None`` where there is no vector yet."""

    id: PassageId
    words: float
    likeness: float | None


def fuse(
    candidates: Sequence[Candidate], *, best_possible: float, usual: float, spread: float
) -> dict[PassageId, float]:
    """A score for each candidate.

    As long as some have no vector, meaning weighs as much as the share of the best by words that have
    one, and a passage without a vector is taken to be as near as its rank by words: so it is neither
    lost behind what happens to have one, nor put before what is known to be near. ``benchmarks/backfill.py``
    measures how search grows with the share of vectors.
    """
    ordered = sorted(candidates, key=lambda each: (-each.words, each.id))
    known = sorted((each.likeness for each in ordered if each.likeness is not None), reverse=True)
    share = _share_with_vector(ordered)
    if known:
        share *= _distinctness(known[0], usual=usual, spread=spread)
    weight = WORDS_WEIGHT if known else 1.0  # words alone: a score of about the same size
    scores = {}
    for rank, each in enumerate(ordered):
        score = weight * each.words / best_possible if best_possible else 0.0
        if known:
            guessed = known[min(rank, len(known) - 1)]
            likeness = guessed if each.likeness is None else each.likeness
            score += share * MEANING_WEIGHT * (likeness - usual)
        scores[each.id] = score
    return scores


def _distinctness(nearest: float, *, usual: float, spread: float) -> float:
    """How much likeness can tell: all where something stands out, nothing where that may be chance."""
    if not spread:
        return 1.0
    return min(1.0, max(0.0, ((nearest - usual) / spread - CHANCE) / (STANDS_OUT - CHANCE)))


def _share_with_vector(ordered: Sequence[Candidate]) -> float:
    """The share with a vector among the best by words; all of them where words found nothing."""
    best = [each for each in ordered[:WELL_KNOWN] if each.words]
    return sum(each.likeness is not None for each in best) / len(best) if best else 1.0


def find_pull(scores: Mapping[PassageId, float], known: Mapping[PassageId, float]) -> dict[PassageId, float]:
    """How much the query is moved toward which passages: the best that have a vector."""
    best = sorted((id for id in scores if id in known), key=lambda id: (-scores[id], id))[:NEAREST]
    weights = [math.exp(NEARNESS_SHARPNESS * (scores[id] - scores[best[0]])) for id in best]
    return {id: NEARNESS_SHARE * weight / sum(weights) for id, weight in zip(best, weights, strict=True)}
