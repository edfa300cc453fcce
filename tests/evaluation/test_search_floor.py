"""Does search stay as good as it was, on a small corpus of our own? The floor may only rise.

Thirty short texts and fifteen queries, worded by us, some with other words than the texts have.
"""

import json
import random
import statistics
from pathlib import Path

import pytest

from bedside.evaluation.measures import measure_ndcg
from bedside.evaluation.ranking import rank_set
from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.variants import VARIANTS, Variant

HERE = Path(__file__).parent
FLOOR = 0.85


def read(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def small() -> RetrievalSet:
    queries = read("queries.jsonl")
    pool = make_pool(
        [(each["_id"], each["title"], each["text"]) for each in read("corpus.jsonl")],
        queries={each["_id"]: each["text"] for each in queries},
        relevant={each["_id"]: each["relevant"] for each in queries},
    )
    return RetrievalSet(name="small", pools=(pool,), hit="a text that answers", license="ours", caution="")


def mean(small: RetrievalSet, variant: Variant) -> float:
    tallies = rank_set(small, variants={"it": variant}, with_peer=False, progress=lambda *_: None)
    return statistics.fmean(tallies["it"].values["ndcg@10"])


def test_every_judgment_is_of_a_text_that_is_there(small: RetrievalSet) -> None:
    (pool,) = small.pools
    assert (len(pool.corpus), len(pool.queries)) == (30, 15)
    assert sum(map(len, pool.relevant.values())) == sum(
        len(each["relevant"]) for each in read("queries.jsonl")
    )


@pytest.mark.parametrize("name", VARIANTS)
def test_search_keeps_above_the_floor(small: RetrievalSet, name: str) -> None:
    assert mean(small, VARIANTS[name]) >= FLOOR


def test_canary_a_shuffled_ranking_is_below_the_floor(small: RetrievalSet) -> None:
    draw = random.Random(1)

    def shuffled(library, query, depth):
        return draw.sample(sorted(small.pools[0].corpus), 30)

    assert mean(small, Variant(about="by chance", rank=shuffled)) < FLOOR


def test_canary_a_ranking_turned_round_is_below_the_floor(small: RetrievalSet) -> None:
    backward = Variant(about="worst first", rank=lambda *given: VARIANTS["bedside"].rank(*given)[::-1])
    assert mean(small, backward) < FLOOR


def test_the_floor_can_be_reached(small: RetrievalSet) -> None:
    assert all(measure_ndcg(list(gains), gains) == 1 for gains in small.pools[0].relevant.values())
