"""Does the interval hold what it should, and come out the same again?"""

import random
import statistics
import sys

import pytest

from bedside.errors import UserError
from bedside.evaluation import bootstrap
from bedside.evaluation.bootstrap import compare_paired


def values(count: int, seed: int, shift: float = 0.0) -> list[float]:
    draw = random.Random(seed)
    return [draw.random() + shift for _ in range(count)]


def test_the_interval_is_about_two_standard_errors_wide() -> None:
    ours, theirs = values(400, 1), values(400, 2)
    each = [our - their for our, their in zip(ours, theirs, strict=True)]
    error = statistics.stdev(each) / 400**0.5
    found = compare_paired(ours, theirs)
    assert found.mean == pytest.approx(statistics.fmean(each), abs=0.0001)
    assert found.high - found.low == pytest.approx(2 * 1.96 * error, rel=0.05)


def test_it_is_paired() -> None:
    """Queries differ widely and the systems by a little: pairing finds it, as it could not without."""
    theirs = values(200, 3)
    found = compare_paired([value + 0.01 for value in theirs], theirs)
    assert (found.mean, found.low, found.high) == (0.01, 0.01, 0.01)


def test_turned_round_it_is_turned_round() -> None:
    ours, theirs = values(100, 4), values(100, 5)
    there, back = compare_paired(ours, theirs), compare_paired(theirs, ours)
    assert (there.mean, there.low, there.high) == (-back.mean, -back.high, -back.low)


def test_a_large_set_is_drawn_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = values(50, 6), values(50, 7)
    whole = compare_paired(ours, theirs)
    monkeypatch.setattr(bootstrap, "MOST_DRAWN", 50 * 700)
    assert compare_paired(ours, theirs) == whole


@pytest.mark.parametrize(("ours", "theirs"), [([], []), ([1.0], [1.0, 2.0])])
def test_what_is_not_paired_is_refused(ours: list[float], theirs: list[float]) -> None:
    with pytest.raises(ValueError, match="paired"):
        compare_paired(ours, theirs)


def test_without_numpy_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(UserError, match="--no-peer"):
        compare_paired([1.0], [1.0])
