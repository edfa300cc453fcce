"""Are kills and false alarms counted rightly, and do the rules keep above their floors?"""

from pathlib import Path

import msgspec
import pytest

from bedside.evaluation.kill_rate import (
    CLEAN,
    Alarm,
    Fate,
    KillRates,
    alarm_of,
    fate_of,
    measure_clean,
    measure_verification,
    run_trials,
)
from bedside.evaluation.mutations import HELD_OUT_NAMES, HELD_OUT_PEOPLE, Family
from bedside.evaluation.real_passages import Half, RealPassage, sample_passages
from bedside.evaluation.wilson import measure_wilson
from bedside.terms import Support, Verdict, VerificationCode
from bedside.verification.names import listed_names
from bedside.verification.populations import listed_people
from shared_data import shared

SENTENCE = "Furosemide may reduce mortality by 12% in adults with asthma."
PASSAGE = RealPassage(
    source="own", file="own", text=f"We saw this. {SENTENCE} More is needed.", sentences=(SENTENCE,)
)
ACCEPTED = Verdict(support=Support.SUPPORTS, score=1.0)
DOUBTED = Verdict(support=Support.PARTLY, findings=(VerificationCode.TERM_MISSING,))


def test_a_checker_that_accepts_all_kills_nothing() -> None:
    trials = run_trials([PASSAGE], verify=lambda claim, passage: ACCEPTED)
    fates = {fate_of(trial) for trial in trials if trial.kind.family is not Family.HARMLESS}
    assert fates == {Fate.MISSED}


def test_a_checker_that_doubts_all_names_little_and_accuses_lightly() -> None:
    trials = run_trials([PASSAGE], verify=lambda claim, passage: DOUBTED)
    by_kind = {trial.kind.name: fate_of(trial) for trial in trials}
    assert by_kind["times ten"] is Fate.UNNAMED
    assert by_kind["drug"] is Fate.KILLED
    assert alarm_of(DOUBTED) is Alarm.LIGHT


def test_a_contradiction_of_what_is_unchanged_is_a_false_alarm() -> None:
    denied = Verdict(support=Support.CONTRADICTS, findings=(VerificationCode.NEGATION_DIFFERS,))
    rate = measure_clean([PASSAGE], verify=lambda claim, passage: denied)
    assert (rate.name, rate.sentences, rate.false, rate.light, rate.rate) == (CLEAN, 1, 1, 0, 1.0)


def test_our_checker_on_a_sentence_of_our_own() -> None:
    trials = run_trials([PASSAGE])
    assert {trial.kind.name for trial in trials} >= {
        "times ten",
        "drug",
        "direction",
        "population",
        "hedge removed",
    }
    for trial in trials:
        if trial.kind.family is Family.HARMLESS:
            assert alarm_of(trial.verdict) is Alarm.NONE, trial.mutation.text
        else:
            assert fate_of(trial) in (Fate.NAMED, Fate.KILLED), trial.mutation.text


def test_held_out_words_stand_in_no_table_of_the_rules() -> None:
    assert not listed_names() & HELD_OUT_NAMES
    assert not listed_people() & HELD_OUT_PEOPLE


@pytest.mark.parametrize(
    ("hits", "of", "wanted"),
    [(0, 0, (0.0, 1.0)), (10, 10, (0.7225, 1.0)), (0, 10, (0.0, 0.2775)), (5, 10, (0.2366, 0.7634))],
)
def test_wilson_by_hand(hits: int, of: int, wanted: tuple[float, float]) -> None:
    assert measure_wilson(hits, of) == pytest.approx(wanted, abs=2e-4)


def test_wilson_refuses_what_is_no_share() -> None:
    with pytest.raises(ValueError, match="no share"):
        measure_wilson(3, 2)


FLOORS = {Family.QUANTITY: 0.95, Family.IDENTITY: 0.85, Family.LOGIC: 0.85, Family.SCOPE: 0.7}


def test_the_rules_keep_above_their_floors_on_real_passages() -> None:
    """A part of the passages that the rules were made on; the measured half stays out of the tests."""
    data = shared("evidence_inference").parent
    shared("ngc_guidelines")
    passages = sample_passages(data, half=Half.MAKING, seed=20_260)[::6]
    trials = run_trials(passages)
    for family, floor in FLOORS.items():
        ours = [t for t in trials if t.kind.family is family and not t.kind.is_held_out]
        killed = sum(fate_of(trial) in (Fate.NAMED, Fate.KILLED) for trial in ours)
        assert killed >= floor * len(ours), family
    clean = measure_clean(passages)
    assert clean.false <= 0.02 * clean.sentences


def test_the_halves_share_no_passage() -> None:
    data: Path = shared("evidence_inference").parent
    making, measuring = (
        {each.text for each in sample_passages(data, half=half, seed=20_260)} for half in Half
    )
    assert not making & measuring
    assert len(measuring) >= 300


def test_the_rates_are_told_as_json() -> None:
    empty = KillRates(seed=1, half="making", passages=0, kills=[], reworded=[], alarms=[], sources=[])
    assert msgspec.json.decode(msgspec.json.encode(empty))["half"] == "making"
    assert callable(measure_verification)
