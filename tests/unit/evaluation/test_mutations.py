"""Does each mutation change what it says it changes, and nothing else?"""

import pytest

from bedside.evaluation.mutations import CLASSES, Family, mutate_as, mutate_in_all, reword

SENTENCES = (
    "Give 2.5 g of magnesium sulfate over 24 h in adults with severe hypokalemia (below 3.5 mmol/L) [12].",
    "Furosemide may reduce mortality in most patients, but it is not recommended before surgery for men with "
    "migraine or asthma.",
    "Patients did not receive oseltamivir twice daily; mortality was 12% in the magnesium group versus 9% in "
    "the placebo group (P < 0.05).",
    "Anemia is associated with at least 10.15 mL of blood loss, followed by fatigue, in two trials.",
    "It cannot be given with less than 40 mg elemental iron for 2 weeks.",
)

EXPECTED = (
    ("times ten", "Give 0.5 mg.", {"Give 5 mg."}),
    ("times ten", "Give 12 mg.", {"Give 120 mg."}),
    ("digits swapped", "Give 1.2 mg.", {"Give 2.1 mg."}),
    ("decimal point lost", "Give 0.25 mg.", {"Give 25 mg."}),
    ("decimal point read as dash", "Give 10.15 mL.", {"Give 10-15 mL."}),
    ("numbers exchanged", "It was 12% in one group and 9% later.", {"It was 9% in one group and 12% later."}),
    ("unit of mass", "Give 2 g daily.", {"Give 2 mg daily."}),
    ("unit of time", "Over 3 hours.", {"Over 3 days.", "Over 3 minutes."}),
    ("salt or element", "Give magnesium oxide.", {"Give magnesium."}),
    ("salt or element", "Give 3 mg elemental iron.", {"Give 3 mg iron."}),
    ("condition", "Watch for hypoglycemia.", {"Watch for hyperglycemia."}),
    ("comparator", "Kept above 3 mmol/L.", {"Kept below 3 mmol/L."}),
    ("comparator", "Kept ≥ 3 mmol/L.", {"Kept ≤ 3 mmol/L."}),
    ("negation added", "It is useful.", {"It is not useful."}),
    ("negation removed", "It did not help.", {"It did help."}),
    ("negation removed", "There was no difference.", {"There was a difference."}),
    ("population", "Given to adults.", {"Given to children.", "Given to infants."}),
    ("hedge removed", "It may help.", {"It will help."}),
    ("always added", "It is given.", {"It is always given."}),
    ("some to all", "Some patients recover.", {"All patients recover."}),
    ("restriction dropped", "It helps in patients with gout.", set()),
    ("restriction dropped", "It helps in patients with severe gout.", {"It helps."}),
    ("time", "After 48 h.", {"After 24 h.", "Before 48 h.", "During 48 h.", "Prior to 48 h."}),
    ("unit converted", "Give 2 g.", {"Give 2000 mg."}),
    ("list reordered", "Ask for nausea or vomiting.", {"Ask for vomiting or nausea."}),
    ("citation mark dropped", "It helps [3, 4].", {"It helps."}),
    ("contraction", "It did not help.", {"It didn't help."}),
)


@pytest.mark.parametrize(("kind", "sentence", "wanted"), EXPECTED)
def test_what_a_class_makes(kind: str, sentence: str, wanted: set[str]) -> None:
    made = {
        mutation.text for seed in range(20) if (mutation := mutate_as(sentence, CLASSES[kind], seed=seed))
    }
    assert made <= wanted
    assert bool(made) == bool(wanted)


def test_the_changed_span_is_told() -> None:
    for sentence in SENTENCES:
        for made in mutate_in_all(sentence, seed=3):
            length = made.end - made.start
            assert made.text[: made.start] + made.was + made.text[made.start + length :] == sentence
            assert made.text != sentence


def test_the_same_seed_gives_the_same_mutations() -> None:
    for sentence in SENTENCES:
        assert mutate_in_all(sentence, seed=5) == mutate_in_all(sentence, seed=5)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("population", "Men and women took part."),
        ("comparator", "More than enough is known."),
        ("negation added", "It is not useful."),
        ("negation removed", "Not only did it help."),
        ("times ten", "See Table 2 and reference 12."),
        ("direction", "Doses were increased or decreased."),
        ("analyte", "Potassium and magnesium, calcium, sodium and phosphate were measured."),
        ("condition", "Thyroxine is a hypothesis."),
        ("unit of mass", "It was 5 mg/dL."),
    ],
)
def test_what_would_change_nothing_is_left_alone(kind: str, sentence: str) -> None:
    assert all(mutate_as(sentence, CLASSES[kind], seed=seed) is None for seed in range(5))


def test_every_class_that_matters_names_its_findings() -> None:
    for kind in CLASSES.values():
        assert (kind.family is Family.HARMLESS) is (not kind.exact)
        assert kind.exact <= kind.fitting


def test_rewording_puts_changes_one_upon_the_other() -> None:
    assert reword("The two trials did not report anemia.", seed=1) == (
        "According to the authors, the 2 trials didn't report anaemia."
    ) or reword("The two trials did not report anemia.", seed=1).endswith("didn't report anaemia.")


def test_odd_sentences_give_nothing_or_a_mutation() -> None:
    for sentence in ("", " ", ".", "12", "mg mg mg", "\ud800", "not " * 50):
        mutate_in_all(sentence, seed=1)
