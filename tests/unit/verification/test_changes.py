"""What a claim changes of the sentence that it repeats, rule by rule; and what is no change."""

import pytest

from bedside.verification.alignment import align
from bedside.verification.changes import find_meaning_changes
from bedside.verification.folding import fold, fold_numbers

BASE = (
    "In adults with chronic kidney disease, 400 mg of magnesium oxide given twice daily before meals may "
    "reduce cramps in most patients by at least 20% within 8 weeks."
)


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("400 mg", "40 mg", "number-differs"),
        ("400 mg", "400 g", "unit-differs"),
        ("adults", "children", "population-differs"),
        ("chronic", "acute", "population-differs"),
        ("with chronic", "without chronic", "population-differs"),
        ("at least", "at most", "comparator-differs"),
        ("at least", "<", "comparator-differs"),
        ("before meals", "after meals", "time-differs"),
        ("twice daily", "once daily", "time-differs"),
        ("8 weeks", "8 days", "time-differs"),
        ("8 weeks", "4 weeks", "time-differs"),
        ("may reduce", "will reduce", "hedge-removed"),
        ("may reduce", "reduces", "hedge-removed"),
        ("most patients", "all patients", "scope-widened"),
        ("may reduce", "may always reduce", "scope-widened"),
        ("In adults with chronic kidney disease, 400", "400", "scope-widened"),
        ("magnesium oxide", "magnesium citrate", "analyte-differs"),
        ("magnesium oxide", "magnesium", "analyte-differs"),
        ("magnesium oxide", "calcium oxide", "analyte-differs"),
        ("magnesium oxide", "amlodipine", "drug-differs"),
        ("cramps", "osteoarthritis", "condition-differs"),
    ],
)
def test_a_change_is_named(was, now, code):
    assert code in find_meaning_changes(BASE.replace(was, now), BASE)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("", ""),
        ("400 mg", "0.4 g"),
        ("8 weeks", "56 days"),
        ("twice daily", "two times a day"),
        ("twice daily", "bid"),
        ("chronic kidney disease", "CKD"),
        ("20%", "20 percent"),
        ("given", "administered"),
        ("cramps in most patients", "in most patients cramps"),
    ],
)
def test_another_wording_is_no_change(was, now):
    assert find_meaning_changes(BASE.replace(was, now), BASE) == ()


@pytest.mark.parametrize(
    ("claim", "sentence", "is_found"),
    [
        (
            "Mortality was 12% in the treated group.",
            "Mortality was 12% in the placebo group and 9% in the treated group.",
            True,
        ),
        (
            "Mortality was 9% in the treated group.",
            "Mortality was 12% in the placebo group and 9% in the treated group.",
            False,
        ),
        ("Mortality was 12% with placebo.", "Mortality was 9% with magnesium and 12% with placebo.", False),
        ("Mortality was 12% with magnesium.", "Mortality was 9% with magnesium and 12% with placebo.", True),
        (
            "It was 12% in both groups.",
            "It was 12% in the placebo group and 12% in the treated group.",
            False,
        ),
    ],
)
def test_a_number_belongs_to_its_group(claim, sentence, is_found):
    assert ("number-differs" in find_meaning_changes(claim, sentence)) is is_found


def test_exchanged_numbers_are_seen_and_exchanged_halves_are_not():
    sentence = "The rate was 26% in the statin arm and 45% in the placebo arm."
    assert "number-differs" in find_meaning_changes(
        "The rate was 45% in the statin arm and 26% in the placebo arm.", sentence
    )
    turned = "The rate was 45% in the placebo arm and 26% in the statin arm."
    assert "number-differs" not in find_meaning_changes(turned, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Oral magnesium is contraindicated in heart block.", "Oral magnesium is indicated in heart block."),
        ("The gene was downregulated in the kidney.", "The gene was upregulated in the kidney."),
    ],
)
def test_a_turning_prefix_is_a_turned_direction(claim, sentence):
    assert "direction-differs" in find_meaning_changes(claim, sentence)


def test_type_one_is_not_type_two():
    codes = find_meaning_changes(
        "It helps in type 1 diabetes of adults.", "It helps in type 2 diabetes of adults."
    )
    assert "condition-differs" in codes


def test_a_claim_in_other_words_is_not_aligned():
    assert align("Cramps were rarer.", BASE) is None
    assert align("", BASE) is None
    assert align(BASE, "") is None


def test_folding():
    assert fold_numbers("two of twelve") == "2 of 12"
    assert fold("According to the authors, it fell.") == "it fell."
    assert fold("high blood pressure, follow-up b.i.d.") == "hypertension, followup twice daily"
    assert fold("non-pregnant") == fold("nonpregnant")


@pytest.mark.parametrize("text", ["", "\ud800", "not " * 5000, "1.2.3 and 4.5.6", "²³ ½ ٣", "12 " * 3000])
def test_odd_texts_give_codes(text):
    assert isinstance(find_meaning_changes(text, text), tuple)
    assert isinstance(find_meaning_changes(text, BASE), tuple)
    assert isinstance(find_meaning_changes(BASE, text), tuple)


def test_a_number_told_with_fewer_digits_is_rounded_and_with_as_many_is_another():
    sentence = "The mean stay was 32.5 ± 4.76 minutes in group A of the trial."
    assert find_meaning_changes(sentence.replace("4.76", "4.8"), sentence) == ()
    assert "number-differs" in find_meaning_changes(sentence.replace("4.76", "4.67"), sentence)
