"""What is printed of a system on a set? Its figures as words, the same in the terminal and on the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from bedside.evaluation.bootstrap import Difference
from bedside.evaluation.measures import FIRST_HIT, NDCG, RECALL
from bedside.evaluation.peer import PEER
from bedside.evaluation.run_file import Run, SetResult, SystemResult

ABSENT = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One system under test on one set; figures of the peer are a dash where it did not take part."""

    set: str
    queries: int
    system: str
    ndcg: str
    peer_ndcg: str
    difference: str
    recall: str
    peer_recall: str
    first_hit: str
    peer_first_hit: str


def make_rows(run: Run) -> Iterator[Row]:
    """A row for each set and each system but the peer, in the order of the run."""
    for each in run.sets:
        peer = find_peer(each)
        for system in each.systems:
            if system.system != PEER:
                yield Row(
                    set=each.name,
                    queries=len(each.queries),
                    system=system.system,
                    ndcg=print_mean(system, NDCG),
                    peer_ndcg=print_mean(peer, NDCG),
                    difference=print_difference(system.differences.get(NDCG)),
                    recall=print_mean(system, RECALL),
                    peer_recall=print_mean(peer, RECALL),
                    first_hit=print_mean(system, FIRST_HIT),
                    peer_first_hit=print_mean(peer, FIRST_HIT),
                )


def find_peer(result: SetResult) -> SystemResult | None:
    """The peer's result on a set, if it took part."""
    return next((system for system in result.systems if system.system == PEER), None)


def print_mean(system: SystemResult | None, measure: str) -> str:
    """A mean to three decimals."""
    return ABSENT if system is None or measure not in system.means else f"{system.means[measure]:.3f}"


def print_difference(difference: Difference | None) -> str:
    """A difference with its interval: ``+0.012 [-0.003, +0.027]``."""
    if difference is None:
        return ABSENT
    return f"{difference.mean:+.3f} [{difference.low:+.3f}, {difference.high:+.3f}]"
