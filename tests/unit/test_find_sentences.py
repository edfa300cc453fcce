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
        "It was given b.i.d. with food.",
        "Loop diuretics (e.g. Furosemide) waste magnesium.",
        "Take 5 mg q.d. and rest.",
        "The dose is 10 mg p.r.n. for pain.",
        "Use St. John's wort with care.",
        "It was caused by E. coli and S. aureus.",
        "The U.S. Food and Drug Administration approved it.",
        "It was approved in the U.S. in 2019.",
        "The effect was seen (p < .05) in all.",
        "It was 0,7 mmol/L at noon.",
        "It rose ... and fell.",
        "It rose … and fell.",
        "It was given i.v. over 2 h.",
        "The max. dose is 4 g.",
        "It was 1.5 vs. 2.0 mg/dL.",
        "See refs. 3 and 4.",
        "Ca. 10 % had it.",
        "Do not take it if you: • are allergic. • have gout.",
    ],
)
def test_one_sentence_stays_one(whole: str) -> None:
    assert split(f"{whole} Then it ended.") == [whole, "Then it ended."]


def test_a_unit_before_a_full_stop_ends_a_sentence() -> None:
    assert split("It was 0.7 mmol/L. Patients improved.") == ["It was 0.7 mmol/L.", "Patients improved."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("At pH 7.4.", "The level fell."),
        ("Serum held more Mg2+.", "The level fell."),
        ("It was low, p < .05.", "We agree."),
        ("It rose by 1,5 mg.", "Then it fell."),
        ("It rose...", "Then it fell."),
        ("It fell in the U.S.", "The rest did not."),
        ("Keep this leaflet.", "• If you have questions, ask."),
        ("Temp. was 38.5 °C.", "He was well."),
        ("No harm was seen at 5 mg/kg/d.", "It is safe."),
        ("S. aureus grew.", "E. coli did not."),
        ("This was seen (Smith et al., 2019).", "It is rare."),
        ("They lack vitamin D.", "It is low."),
    ],
)
def test_two_sentences_are_two(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_a_bullet_after_a_sentence_begins_one_and_in_small_letters_goes_on() -> None:
    assert split("Keep it. • Ask. Stop if you: • rest. • drink.") == [
        "Keep it.",
        "• Ask.",
        "Stop if you: • rest. • drink.",
    ]


def test_no_is_an_answer_where_no_number_follows() -> None:
    assert split("Was it low? No. It was high.") == ["Was it low?", "No.", "It was high."]


def test_et_al_may_end_a_sentence() -> None:
    assert split("This follows Smith et al. We agree.") == ["This follows Smith et al.", "We agree."]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert find_sentences(text) == ()
