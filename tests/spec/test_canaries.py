"""Would a runner notice? Each is fed wrong expectations and wrong errors, and must fail on every one."""

from pathlib import Path

import pytest
from runners import RUNNERS, Spec, SpecFailure
from runners.running import check, tells_the_question

WRONG = "what no runner gives out"


@pytest.mark.parametrize("name", RUNNERS)
def test_a_wrong_expectation_fails_for_every_part_of_the_outcome(name: str, tmp_path: Path) -> None:
    """Every part that a paragraph could name fails against a wrong value."""
    sample = RUNNERS[name].sample
    outcome = RUNNERS[name].run(sample, tmp_path)
    assert outcome
    assert all(check(outcome, key, WRONG) for key in outcome)
    (tmp_path / "again").mkdir()
    with pytest.raises(SpecFailure, match=WRONG):
        Spec(tmp_path / "again")(name, given=sample, expect={next(iter(outcome)): WRONG})


@pytest.mark.parametrize("name", RUNNERS)
def test_an_error_that_does_not_come_fails(name: str, tmp_path: Path) -> None:
    """Where all goes well, an expected error is a failure."""
    with pytest.raises(SpecFailure, match="no error was raised"):
        Spec(tmp_path)(name, given=RUNNERS[name].sample, expect_error=WRONG)


@pytest.mark.parametrize("name", [runner.name for runner in RUNNERS.values() if runner.refused is not None])
def test_an_error_of_other_words_fails(name: str, tmp_path: Path) -> None:
    """Where an error comes, one that says something else is a failure."""
    with pytest.raises(SpecFailure, match="the error says"):
        Spec(tmp_path)(name, given=RUNNERS[name].refused or {}, expect_error=WRONG)


def test_a_message_that_repeats_the_question_is_seen() -> None:
    """No message holds what was asked: it may tell of a person."""
    assert tells_the_question({"question": "low Mg "}, "The question low Mg is too long.")
    assert not tells_the_question({"question": "low Mg "}, "The question is too long.")
    assert not tells_the_question({"question": "?!"}, "The question is empty?!")


def test_a_part_that_no_runner_gives_is_a_mistake_of_the_paragraph(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Spec(tmp_path)("verify a claim", given=RUNNERS["verify a claim"].sample, expect={"no such part": 1})


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("words", ["a"]),
        ("words include", "c"),
        ("words include", ["alpha", "c"]),
        ("words exclude", "alp"),
        ("words exclude", ["c", "beta"]),
        ("words starts with", ["beta"]),
        ("text include", ["salt", "sugar"]),
        ("text exclude", "salt"),
        ("number at most", 2),
        ("number at least", 4),
        ("number", 3.0),
        ("is true", 1),
    ],
)
def test_each_comparison_can_fail(key: str, wanted: object) -> None:
    outcome = {"words": ["alpha", "beta"], "text": "salt and water", "number": 3, "is true": True}
    assert check(outcome, key, wanted)


def test_each_comparison_can_hold() -> None:
    outcome = {"words": ("alpha", "beta"), "text": "salt", "number": 3}
    held = {
        "words": ["alpha", "beta"],
        "words include": ["alp", "beta"],
        "words exclude": "gamma",
        "words starts with": ["alpha"],
        "text include": "al",
        "number at most": 3,
        "number at least": 3,
    }
    assert not [failure for key, wanted in held.items() if (failure := check(outcome, key, wanted))]
