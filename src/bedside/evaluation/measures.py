"""How good is one ranking? The measures of the field, each between 0 and 1 (work saved may be just below).

nDCG with linear gains and a discount of log2(rank + 1), as ``trec_eval``'s ``ndcg_cut``
(https://github.com/usnistgov/trec_eval). Work saved over sampling: Cohen et al., JAMIA 2006;13:206-219,
doi:10.1197/jamia.M1929.
"""

import math
from collections.abc import Collection, Mapping, Sequence

from bedside.evaluation.retrieval_set import Gains

NDCG, RECALL, FIRST_HIT = "ndcg@10", "recall@100", "mrr@10"
DEEP_RECALL, WORK_SAVED = "recall@500", "wss@95"
WANTED_PERCENT = 95
"""How much of the relevant texts must be seen before screening may stop."""


def measure_ndcg(found: Sequence[str], relevant: Gains, *, depth: int = 10) -> float:
    """The gain of the first ``depth`` ranks, discounted by rank, as a share of the best possible."""
    best = _discounted(sorted(relevant.values(), reverse=True)[:depth])
    return _discounted([relevant.get(id, 0) for id in found[:depth]]) / best if best else 0.0


def measure_recall(found: Sequence[str], relevant: Gains, *, depth: int = 100) -> float:
    """Which share of the relevant texts stands in the first ``depth`` ranks."""
    wanted = {id for id, gain in relevant.items() if gain > 0}
    return len(wanted.intersection(found[:depth])) / len(wanted) if wanted else 0.0


def measure_first_hit(found: Sequence[str], relevant: Gains, *, depth: int = 10) -> float:
    """One divided by the rank of the first relevant text; 0 if none is in the first ``depth`` ranks."""
    ranks = (rank for rank, id in enumerate(found[:depth], start=1) if relevant.get(id, 0) > 0)
    return 1 / next(ranks, math.inf)


def measure_work_saved(found: Sequence[str], relevant: Gains, *, candidates: Collection[str]) -> float:
    """How much screening is saved at 95 % recall beyond what leaving out 5 % at random would save.

    Only candidates are screened, in the order of ``found``. Where the ranking ends before 95 % are seen,
    all candidates must be screened, which gives -0.05.
    """
    screened = [id for id in found if id in candidates]
    wanted = {id for id, gain in relevant.items() if gain > 0}
    missing = -(-WANTED_PERCENT * len(wanted) // 100)
    read = len(candidates)
    for rank, id in enumerate(screened, start=1):
        missing -= id in wanted
        if missing == 0:
            read = rank
            break
    return (len(candidates) - read) / len(candidates) - (100 - WANTED_PERCENT) / 100


def measure_ranking(
    found: Sequence[str], relevant: Gains, *, candidates: Collection[str] = ()
) -> Mapping[str, float]:
    """Every measure of one ranking by its name; the two of screening only where there are candidates."""
    once = list(dict.fromkeys(found))
    measured = {
        NDCG: measure_ndcg(once, relevant),
        RECALL: measure_recall(once, relevant),
        FIRST_HIT: measure_first_hit(once, relevant),
    }
    if candidates:
        measured[DEEP_RECALL] = measure_recall(once, relevant, depth=500)
        measured[WORK_SAVED] = measure_work_saved(once, relevant, candidates=candidates)
    return measured


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
