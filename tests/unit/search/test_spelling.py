"""Slips of the finger, and what they are not."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.search.asking import ASKING, find_asking
from bedside.search.spelling import MOST_RESPELLED, find_meant


class Held:
    """An index that holds some words, each in so many passages; it counts how often it is asked."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts, self.asked = counts, 0

    def count_passages(self, word: str) -> int:
        self.asked += 1
        return self.counts.get(word, 0)


DRUGS = Held(
    {"metoprolol": 9, "warfarin": 9, "hyperkalemia": 9, "amiodarone": 9, "statin": 5, "stain": 9, "rare": 1}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("metorpolol", "metoprolol"),
        ("metoprollol", "metoprolol"),
        ("metoprlol", "metoprolol"),
        ("metoprozol", "metoprolol"),
        ("arfarin", "warfarin"),
        ("waarfarin", "warfarin"),
        ("amoidarone", "amiodarone"),
        ("statiin", "statin"),
        ("sttain", "stain"),  # statin too is a slip away; more passages hold the other
    ],
)
def test_a_slip(typed: str, meant: str) -> None:
    assert list(find_meant([typed], DRUGS)) == [(typed, meant)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed", ["metoprolol", "metroplool", "hypokalemia", "hypekalemiaa", "stat", "warf4rin", "rares"]
)
def test_no_slip(typed: str) -> None:
    assert list(find_meant([typed], DRUGS)) == []  # type: ignore[arg-type]


def test_too_little_is_not_read_as_too_much() -> None:
    held = Held({"hypernatremia": 9, "hyponatremic": 9})
    assert list(find_meant(["hyponatremia"], held)) == [("hyponatremia", "hyponatremic")]  # type: ignore[arg-type]


def test_a_long_query_of_unknown_words_is_bounded() -> None:
    held = Held({})
    words = [f"unknown{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]}" for n in range(100)]
    assert list(find_meant(words, held)) == []  # type: ignore[arg-type]
    assert held.asked < MOST_RESPELLED * 700


@given(st.lists(st.sampled_from([*sorted(ASKING)[:9], "magnesium", "salt"]), min_size=1))
def test_a_word_is_always_left_to_look_for(words: list[str]) -> None:
    assert set(words) - find_asking(words)
