"""Do the measures give what one computes by hand?"""

import math

import pytest

from bedside.evaluation.measures import (
    measure_first_hit,
    measure_ndcg,
    measure_ranking,
    measure_recall,
    measure_work_saved,
)


def test_ndcg_by_hand() -> None:
    """Gains 3, 0, 1 on the first three ranks; the best order is 3, 2, 1."""
    relevant = {"a": 3, "b": 2, "c": 1}
    gained = 3 / math.log2(2) + 0 + 1 / math.log2(4)
    best = 3 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert measure_ndcg(["a", "x", "c"], relevant) == pytest.approx(gained / best)


def test_ndcg_looks_at_ten_ranks_and_so_does_its_best() -> None:
    relevant = {f"r{number}": 1 for number in range(30)}
    assert measure_ndcg([f"r{number}" for number in range(10)], relevant) == pytest.approx(1)
    assert measure_ndcg(["x"] * 10 + ["r1"], {"r1": 1}) == 0


def test_recall_and_first_hit_at_their_depths() -> None:
    found = [f"x{number}" for number in range(99)] + ["a", "b"]
    assert measure_recall(found, {"a": 1, "b": 1}) == 0.5
    assert measure_first_hit(["x", "y", "z", "a"], {"a": 1}) == 0.25
    assert measure_first_hit(["x"] * 10 + ["a"], {"a": 1}) == 0


def test_a_judgment_of_zero_is_no_hit() -> None:
    assert measure_recall(["a"], {"a": 0}) == measure_first_hit(["a"], {"a": 0}) == 0
    assert measure_ndcg(["a"], {"a": 0}) == 0


def test_work_saved_needs_nineteen_of_twenty() -> None:
    wanted = {f"r{number}": 1 for number in range(20)}
    candidates = [*wanted, *(f"x{number}" for number in range(80))]
    last_is_lost = [f"r{number}" for number in range(19)] + [f"x{number}" for number in range(80)] + ["r19"]
    assert measure_work_saved(last_is_lost, wanted, candidates=candidates) == pytest.approx(0.81 - 0.05)
    assert measure_work_saved([], wanted, candidates=candidates) == pytest.approx(-0.05)


def test_a_text_found_twice_counts_once() -> None:
    assert measure_ranking(["a", "a", "b"], {"b": 1})["mrr@10"] == 0.5
    assert measure_ranking(["a", "a"], {"a": 1})["ndcg@10"] == 1


def test_screening_is_measured_only_where_somebody_screened() -> None:
    assert "wss@95" not in measure_ranking(["a"], {"a": 1})
    assert "wss@95" in measure_ranking(["a"], {"a": 1}, candidates={"a"})
