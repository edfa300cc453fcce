"""Where sentences of medical prose end, and where they do not."""

import pytest

from bedside.sentences import find_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Smith et al. (2019) found a fall in magnesium.",
        "As Jones et al. [3] and Smith et al. 2020 wrote, it fell.",
        "Loop diuretics, e.g. Furosemide, waste magnesium.",
        "The drug of choice, i.e. Magnesium sulfate, was given.",
        "Omeprazole vs. Placebo was studied.",
        "The course is shown in Fig. 2 and in Figs. 3 and 4.",
        "Patient No. 5 had a level of 0.7 mmol/L at noon.",
        "The level was .5 mmol/L, that is 1.2 mg/dL, on day 3.",
        "It rose by approx. 5 mg.",
        "It was given i.v. for two days.",
    ],
)
def test_one_sentence_stays_one(whole: str) -> None:
    assert split(f"{whole} Then it ended.") == [whole, "Then it ended."]


def test_a_unit_before_a_full_stop_ends_a_sentence() -> None:
    assert split("It was 0.7 mmol/L. Patients improved.") == ["It was 0.7 mmol/L.", "Patients improved."]


def test_no_is_an_answer_where_no_number_follows() -> None:
    assert split("Was it low? No. It was high.") == ["Was it low?", "No.", "It was high."]


def test_et_al_may_end_a_sentence() -> None:
    assert split("This follows Smith et al. We agree.") == ["This follows Smith et al.", "We agree."]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert find_sentences(text) == ()
