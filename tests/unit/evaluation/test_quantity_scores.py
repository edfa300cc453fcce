"""Are found quantities counted against labels as the page says?"""

import math
import sys
from dataclasses import dataclass
from decimal import Decimal

import pytest

from bedside.errors import UserError
from bedside.evaluation.quantity_labels import LabeledQuantity, LabeledSentence
from bedside.evaluation.quantity_scores import LEVELS, pair, score_quantities
from bedside.terms.quantity import Comparator, QuantityRole

SENTENCE = "Table 2: give at most 4 mg/d to 12 of 40 people."


@dataclass(frozen=True)
class Reading:
    """What a reader of ours would say."""

    start: int
    end: int
    low: float | Decimal
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    role: QuantityRole = QuantityRole.VALUE
    high: float | Decimal | None = None


def place(text: str) -> tuple[int, int]:
    start = SENTENCE.index(text)
    return start, start + len(text)


def found(text: str, low: float | Decimal, unit: str | None = None, **more: object) -> Reading:
    return Reading(*place(text), low, unit, **more)  # type: ignore[arg-type]


def labeled(text: str, low: float, unit: str | None, **more: object) -> LabeledQuantity:
    start, end = place(text)
    plain = {"comparator": Comparator.EQUAL, "role": QuantityRole.VALUE, "high": None}
    return LabeledQuantity(start=start, end=end, low=low, unit=unit, **{**plain, **more})  # type: ignore[arg-type]


DOSE = labeled("at most 4 mg/d", 4, "mg/d", comparator=Comparator.AT_MOST)
COUNT = labeled("12 of 40", 12, None, role=QuantityRole.COUNT, total=40)
NAME = labeled("Table 2", 2, None, role=QuantityRole.LABEL)
LABELED = LabeledSentence(
    id="q1", part="dev", draw="any", file="a", sentence=SENTENCE, quantities=(NAME, DOSE, COUNT)
)


def hits(*readings: Reading) -> tuple[list[int], int, int]:
    scores = score_quantities([LABELED], lambda _: readings)
    return [score.hits for score in scores], scores[0].labeled, scores[0].found


RIGHT = (
    found("4 mg/d", Decimal("4.0"), "mg/d", comparator=Comparator.AT_MOST),
    found("12", 12, role=QuantityRole.COUNT),
)


def test_all_right_is_one() -> None:
    assert hits(*RIGHT) == ([2, 2, 2], 2, 2)
    for score in score_quantities([LABELED], lambda _: RIGHT):
        assert (score.precision.value, score.recall.value, score.f1.value) == (1, 1, 1)
        assert (score.f1.low, score.f1.high) == (1, 1)


def test_comparator_and_role_count_at_their_levels_only() -> None:
    assert hits(found("4 mg/d", 4, "mg/d"), found("12", 12)) == ([2, 1, 0], 2, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        found("4 mg/d", 4, "mg"),
        found("4 mg/d", 5, "mg/d"),
        found("4 mg/d", 4, "mg/d", high=5),
        found("40", 4, "mg/d"),
    ],
    ids=["unit", "number", "range", "place"],
)
def test_number_unit_and_place_must_agree(wrong: Reading) -> None:
    assert hits(wrong)[0] == [0, 0, 0]


def test_a_name_taken_for_a_quantity_counts_against_precision() -> None:
    assert hits(*RIGHT, found("Table 2", 2)) == ([2, 2, 2], 2, 3)


def test_a_name_found_as_one_is_left_out() -> None:
    assert hits(*RIGHT, found("Table 2", 2, role=QuantityRole.LABEL)) == ([2, 2, 2], 2, 2)


def test_a_quantity_taken_for_a_name_counts_against_recall() -> None:
    assert hits(RIGHT[0], found("12", 12, role=QuantityRole.LABEL)) == ([1, 1, 1], 2, 1)


def test_one_label_is_found_once() -> None:
    assert hits(*RIGHT, found("40", 40)) == ([2, 2, 2], 2, 3)


def test_of_two_at_one_place_the_better_is_taken() -> None:
    readings = (found("12 of 40", 40), found("12", 12, role=QuantityRole.COUNT))
    assert [reading for _, reading in pair(LABELED, readings)] == [readings[1]]


def test_what_is_counted_does_not_change_a_unit() -> None:
    assert hits(found("4 mg/d", 4, "mg{dose}/d"), found("12", 12, "1"))[0] == [2, 1, 0]


def test_a_third_may_be_cut_off() -> None:
    third = labeled("4 mg", 0.3333, None)
    same = LEVELS["number and unit"]
    assert same(third, found("4 mg", 1 / 3)) and not same(third, found("4 mg", 0.33))


def test_the_interval_holds_the_value_and_comes_out_again() -> None:
    sentences = [LABELED] * 30
    turn = iter(range(10_000))
    once = score_quantities(sentences, lambda _: RIGHT[: next(turn) % 3])
    turn = iter(range(10_000))
    assert once == score_quantities(sentences, lambda _: RIGHT[: next(turn) % 3])
    for score in once:
        assert score.recall.low < score.recall.value < score.recall.high
        assert score.precision.value == 1 and score.recall.value == 0.5


def test_nothing_found_has_no_precision() -> None:
    score = score_quantities([LABELED], lambda _: [])[0]
    assert math.isnan(score.precision.value) and score.recall.value == 0 and score.f1.value == 0


def test_no_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="no labeled sentences"):
        score_quantities([], lambda _: [])


def test_without_numpy_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(UserError, match="pip install numpy"):
        score_quantities([LABELED], lambda _: RIGHT)
