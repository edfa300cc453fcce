"""In which order do rules, model and judge speak?"""

import json
from importlib.resources import files

import pytest

from bedside.engines.scripted import ScriptedJudge
from bedside.terms import Support, VerificationCode
from bedside.verification import choose_text, linear, verify_by_rules, verify_claim
from bedside.verification.features import NAMES, features_of
from bedside.verification.repeats import is_name_swapped
from bedside.verification.rules import find_differences, read_pair
from bedside.verification.support import MIN_SCORE, settle
from bedside.verification.words import read_words

PASSAGE = "In the trial, zinc shortened colds in adults (P = 0.01). Nobody was harmed. The rain went on."
CLAIM = "Adults with a cold who took zinc were well sooner."
SURE = (0.9, 0.05, 0.05)


def test_a_judge_is_not_asked_where_a_rule_is_sure():
    judge = ScriptedJudge(SURE)
    for claim in ("In the trial, zinc shortened colds in adults (P = 0.01).", "", "Asphalt cracks."):
        verify_claim(claim, PASSAGE, judge=judge)
    changed = verify_claim("In the trial, zinc did not shorten colds in adults.", PASSAGE, judge=judge)
    assert changed.support is Support.CONTRADICTS
    assert judge.asked == []


def test_a_judge_reads_the_part_that_bears_on_the_claim():
    judge = ScriptedJudge(SURE)
    verdict = verify_claim(CLAIM, PASSAGE * 40, judge=judge)
    assert (verdict.support, verdict.findings) == (Support.SUPPORTS, ())
    assert verdict.score > verify_claim(CLAIM, PASSAGE * 40).score
    assert judge.asked == [(CLAIM, choose_text(CLAIM, PASSAGE * 40))]
    assert len(judge.asked[0][1]) < 600


@pytest.mark.parametrize(
    ("odds", "support"),
    [
        ((0.02, 0.97, 0.01), Support.CONTRADICTS),
        ((0.02, 0.01, 0.97), Support.SILENT),
        ((0.3, 0.4, 0.3), Support.PARTLY),
        ((0.9, 0.05, 0.05), Support.SUPPORTS),
    ],
)
def test_what_a_judge_says_weighs_in(odds, support):
    assert verify_claim(CLAIM, PASSAGE, judge=ScriptedJudge(odds)).support is support


def test_two_voices_are_pooled():
    softened = 2 ** (1 / linear.POOL_TEMPERATURE)
    even = (1 / 3, 1 / 3, 1 / 3)
    assert linear.pool(even, (0.5, 0.25, 0.25))[0] == pytest.approx(softened / (softened + 2))
    assert sum(linear.pool((1.0, 0.0, 0.0), (0.0, 0.0, 1.0))) == 0  # no division by nothing


def test_a_passage_with_all_the_words_is_not_silent():
    passage = "Zinc shortened colds and wetted roads."
    verdict = verify_claim(
        "Roads shortened zinc and wetted colds.", passage, judge=ScriptedJudge((0, 0.01, 1))
    )
    assert verdict.support is Support.PARTLY


def test_a_name_from_another_sentence_is_no_support():
    verdict = verify_claim("Zinc shortened the rain.", PASSAGE)
    assert (verdict.support, verdict.findings) == (Support.PARTLY, (VerificationCode.TERM_MISSING,))


def test_what_is_likelier_than_all_else_but_not_likely_is_partly():
    reading = read_pair(CLAIM, PASSAGE)
    assert settle(reading, (), (MIN_SCORE, 0.3, 0.2)).support is Support.SUPPORTS
    assert settle(reading, (), (MIN_SCORE - 0.01, 0.3, 0.21)).support is Support.PARTLY


def test_the_weights_are_of_the_features_that_are_counted():
    fitted = json.loads((files("bedside.verification") / "linear.json").read_text("utf-8"))
    assert tuple(fitted["features"]) == NAMES
    assert set(fitted["sets"]) == {"scifact", "expertqa", "evidence-inference"}  # whose license allows it
    assert all(len(row) == len(NAMES) + 1 for row in linear.read_weights())


def test_weights_of_other_features_are_refused(monkeypatch):
    monkeypatch.setattr(linear, "NAMES", ("other",))
    linear.read_weights.cache_clear()
    with pytest.raises(ValueError, match="other features"):
        linear.read_weights()
    linear.read_weights.cache_clear()


@pytest.mark.parametrize("claim", [CLAIM, "Zinc", "No zinc", "zinc 5 mg " * 500])
def test_every_value_is_small_and_probabilities_add_up(claim):
    reading = read_pair(claim, PASSAGE)
    values = features_of(reading, find_differences(reading))
    assert len(values) == len(NAMES)
    assert all(0 <= value <= 1.5 for value in values)
    assert sum(linear.weigh(values)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("claim", "sentence", "swapped"),
    [
        ("Thiazide diuretics cause hypomagnesemia", "Loop diuretics cause hypomagnesemia", True),
        ("Carboplatin lowers magnesium", "Cisplatin lowers magnesium", True),
        ("Loop diuretics cause hypomagnesemia", "Loop diuretics cause hypomagnesemia often", False),
        ("Strong loop diuretics cause hypomagnesemia", "Loop diuretics cause hypomagnesemia", False),
        ("Zinc", "Iron", False),
    ],
)
def test_a_swapped_name_is_seen(claim, sentence, swapped):
    assert is_name_swapped(read_words(claim), read_words(sentence)) is swapped


def test_the_chosen_text_keeps_the_order_and_the_length():
    passage = "It rained. " * 50 + "Zinc shortened colds. It was cheap. " + "Roads were wet. " * 50
    chosen = choose_text("Cheap zinc shortened colds.", passage, most=80)
    assert "Zinc shortened colds. It was cheap." in chosen
    assert len(chosen) <= 80
    assert choose_text(CLAIM, "") == ""
    assert len(choose_text(CLAIM, "zinc " * 1_000, most=80)) == 80


def test_the_rules_alone_can_be_asked():
    verdict = verify_by_rules("Zinc prolonged colds in adults.", PASSAGE)
    assert verdict.support is Support.CONTRADICTS
    assert VerificationCode.DIRECTION_DIFFERS in verdict.findings


@pytest.mark.parametrize(
    ("claim", "passage", "other"),
    [
        ("Zinc helps children", "Zinc helps adults", True),
        ("Zinc helps men and women", "Zinc helps women", False),
        ("Zinc helps boys", "Zinc helps children", False),
        ("Zinc helps patients", "Zinc helps mice", True),
        ("Zinc helps", "Zinc helps adults", False),
    ],
)
def test_other_people_are_seen(claim, passage, other):
    is_seen = VerificationCode.POPULATION_DIFFERS in verify_by_rules(f"{claim}.", f"{passage}.").findings
    assert is_seen is other


def test_what_holds_for_others_is_supported_in_part():
    verdict = verify_claim(
        "In the trial, zinc shortened colds in children.", PASSAGE, judge=ScriptedJudge(SURE)
    )
    assert verdict.support is Support.PARTLY
    assert VerificationCode.POPULATION_DIFFERS in verdict.findings
