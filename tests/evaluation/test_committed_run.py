"""Do the figures of the committed run follow from its own values?"""

import statistics
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from bedside.evaluation import Run, read_run
from bedside.evaluation.bootstrap import compare_paired
from bedside.evaluation.rows import find_peer

PATH = Path(__file__).parents[2] / "docs" / "evaluation" / "search-run.json"
ABOUT = 0.003
"""How far an interval may move with another version of the library that draws."""


@pytest.fixture(scope="module")
def run() -> Run:
    if not PATH.exists():
        pytest.skip("no run is committed")
    return read_run(PATH)


def wrong_means(run: Run) -> list[str]:
    return [
        f"{each.name} {system.system} {name}"
        for each in run.sets
        for system in each.systems
        for name, values in system.values.items()
        if system.means[name] != pytest.approx(statistics.fmean(values), abs=0.0001)
        or len(values) != len(each.queries)
    ]


def wrong_differences(run: Run) -> list[str]:
    return [
        f"{each.name} {system.system} {name}"
        for each in run.sets
        if (peer := find_peer(each))
        for system in each.systems
        for name, told in system.differences.items()
        if astuple(compare_paired(system.values[name], peer.values[name], seed=run.seed))
        != pytest.approx(astuple(told), abs=ABOUT)
    ]


def test_means_and_intervals_follow_from_the_values(run: Run) -> None:
    assert wrong_means(run) == []
    assert wrong_differences(run) == []


def test_canary_a_figure_that_was_improved_by_hand_is_seen(run: Run) -> None:
    first = run.sets[0]
    ours = first.systems[-1]
    better = replace(ours, means={**ours.means, "ndcg@10": ours.means["ndcg@10"] + 0.01})
    forged = replace(run, sets=[replace(first, systems=[*first.systems[:-1], better])])
    assert wrong_means(forged) == [f"{first.name} {ours.system} ndcg@10"]
    told = replace(ours.differences["ndcg@10"], mean=0.5)
    better = replace(ours, differences={**ours.differences, "ndcg@10": told})
    forged = replace(run, sets=[replace(first, systems=[*first.systems[:-1], better])])
    assert wrong_differences(forged) == [f"{first.name} {ours.system} ndcg@10"]
