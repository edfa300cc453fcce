"""Forms of one word meet, strangers do not; quantities, negation and direction are read off words."""

import pytest

from bedside.verification.lexicon import sign_of
from bedside.verification.sentences import find_sentences
from bedside.verification.signals import find_cues, find_signals
from bedside.verification.words import read_words, stem


@pytest.mark.parametrize(
    "forms",
    [
        "inhibit inhibits inhibited inhibiting inhibition inhibitor inhibitors",
        "reduce reduces reduced reducing reduction",
        "activate activates activation activity active",
        "deficiency deficient deficiencies",
        "anaemia anemia",
        "diarrhoea diarrhea",
        "prevent prevents prevention",
        "therapy therapies",
        "occur occurred occurs",
    ],
)
def test_forms_of_one_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["magnesium manganese", "cisplatin carboplatin", "calcium calcitriol", "dose dosage"]
)
def test_strangers_do_not(pair):
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_a_disorder_is_read_as_its_level_and_element():
    assert [word.text for word in read_words("Hypomagnesaemia")] == ["low", "magnesium"]
    assert [word.text for word in read_words("hyperkalemic")] == ["high", "potassium"]


def test_denied_increase_is_no_change():
    (signal,) = find_signals(read_words("Magnesium did not significantly increase survival"))
    assert signal.sign == 0


@pytest.mark.parametrize(
    "text", ["not only magnesium", "no more than 5 g", "no longer used", "whether or not"]
)
def test_some_phrases_deny_nothing(text):
    assert find_cues(read_words(text)) == []


def test_signs_are_found_by_beginning():
    assert sign_of("reductions") == ("amount", -1)
    assert sign_of("magnesium") is None


def test_sentences_keep_abbreviations_and_decimals():
    text = "Give 1.2 g, i.e. MgSO4. Then wait (approx. 3 h). RESULTS It fell.\nNext line"
    assert [text[start:end] for start, end in find_sentences(text)] == [
        "Give 1.2 g, i.e. MgSO4.",
        "Then wait (approx. 3 h).",
        "RESULTS It fell.",
        "Next line",
    ]
