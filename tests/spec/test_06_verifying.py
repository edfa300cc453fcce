"""What is promised of holding a claim against a passage?"""

import pytest

title = "Verifying"
intro = """A claim is held against a passage by exact rules first; a small model weighs what they leave open.
The same two texts always give the same verdict.
The rules see what a claim changes of its source, and no model overturns another number, unit or denial.
What other words mean, the model guesses: [how well it does](../evaluation/README.md) is measured."""

WASTING = (
    "In adults with hypomagnesemia, a fractional excretion of magnesium above 2% indicates renal wasting."
)


def test_a_quotation(spec):
    """A claim that stands in the passage as a whole sentence is supported."""
    spec(
        "verify a claim",
        given={"claim": WASTING, "passage": f"We measured urine. {WASTING} Others differ."},
        expect={"support": "supports", "findings": [], "score": 1.0},
    )


def test_other_matters(spec):
    """A passage on something else is silent."""
    spec(
        "verify a claim",
        given={"claim": "Penicillin cures pneumonia.", "passage": WASTING},
        expect={"support": "silent", "findings": ["off-topic"]},
    )


def test_an_empty_passage(spec):
    """An empty passage is silent."""
    spec("verify a claim", given={"claim": WASTING, "passage": ""}, expect={"support": "silent"})


def test_another_number(spec):
    """Another number contradicts."""
    spec(
        "verify a claim",
        given={"claim": WASTING.replace("2%", "4%"), "passage": WASTING},
        expect={"support": "contradicts", "findings": ["number-differs"]},
    )


def test_another_unit(spec):
    """The same number in another unit contradicts: milligrams are not grams."""
    spec(
        "verify a claim",
        given={
            "claim": "The patients received magnesium sulfate 2 mg daily.",
            "passage": "The patients received magnesium sulfate 2 g daily.",
        },
        expect={"support": "contradicts", "findings": ["unit-differs"]},
    )


def test_a_converted_value(spec):
    """A level that was converted rightly is supported; the same number with the other unit is not."""
    passage = "A serum magnesium below 0.7 mmol/L is low."
    spec(
        "verify a claim",
        given={"claim": "A serum magnesium below 1.7 mg/dL is low.", "passage": passage},
        expect={"support": "supports", "findings": []},
    )
    spec(
        "verify a claim",
        given={"claim": "A serum magnesium below 0.7 mg/dL is low.", "passage": passage},
        expect={"support": "contradicts", "findings": ["unit-differs"]},
    )


def test_a_denial(spec):
    """A claim that denies what the passage states contradicts, and so does the other way round."""
    denied = WASTING.replace("indicates", "does not indicate")
    for claim, passage in ((denied, WASTING), (WASTING, denied)):
        spec(
            "verify a claim",
            given={"claim": claim, "passage": passage},
            expect={"support": "contradicts", "findings include": "negation-differs"},
        )


def test_another_direction(spec):
    """Raised is not reduced, and above is not below."""
    spec(
        "verify a claim",
        given={
            "claim": "Amiloride raised serum magnesium in the trial.",
            "passage": "Amiloride reduced serum magnesium in the trial.",
        },
        expect={"support": "contradicts", "findings include": "direction-differs"},
    )
    spec(
        "verify a claim",
        given={"claim": WASTING.replace("above", "below"), "passage": WASTING},
        expect={"support": "contradicts", "findings include": "direction-differs"},
    )


def test_a_hedge_that_was_dropped(spec):
    """A claim that is more certain than its passage is supported in part."""
    spec(
        "verify a claim",
        given={
            "claim": "Proton pump inhibitors lower serum magnesium.",
            "passage": "Proton pump inhibitors may lower serum magnesium.",
        },
        expect={"support": "partly", "findings": ["hedge-removed"]},
    )


def test_another_drug(spec):
    """What is said of one drug does not support it of another."""
    spec(
        "verify a claim",
        given={
            "claim": "Thiazide diuretics cause hypomagnesemia.",
            "passage": "Loop diuretics cause hypomagnesemia.",
        },
        expect={"support": "partly", "findings include": "term-missing"},
    )


def test_other_people(spec):
    """What is said of one population does not support it of another."""
    spec(
        "verify a claim",
        given={
            "claim": "Oral magnesium raised serum magnesium in children.",
            "passage": "Oral magnesium raised serum magnesium in adults.",
        },
        expect={"support": "partly", "findings include": "term-missing"},
    )


def test_words_without_the_statement(spec):
    """A passage that holds the words and not the statement does not support it."""
    spec(
        "verify a claim",
        given={
            "claim": "Magnesium infusion shortened hospital stay in asthma.",
            "passage": "Magnesium infusion was studied in asthma. Hospital stay was measured.",
        },
        expect={"support": "partly"},
    )


def test_other_words_for_the_same(spec):
    """A claim that says the same in other words can be supported."""
    spec(
        "verify a claim",
        given={
            "claim": "Amiloride raises serum magnesium in heart failure.",
            "passage": "In heart failure, the level of magnesium in serum rose with amiloride (P = 0.003).",
        },
        expect={"support": "supports", "findings": []},
    )


def test_no_judge_overturns_a_number(spec):
    """A trained judge, where one is used, is not asked where an exact rule is sure."""
    spec(
        "verify a claim",
        given={
            "claim": WASTING.replace("2%", "4%"),
            "passage": WASTING,
            "a judge says": (0.98, 0.01, 0.01),
        },
        expect={"support": "contradicts", "findings": ["number-differs"]},
    )


def test_a_judge_is_bound_by_what_the_rules_miss(spec):
    """What a judge calls supported is supported in part if a hedge was dropped."""
    spec(
        "verify a claim",
        given={
            "claim": "Proton pump inhibitors lower serum magnesium.",
            "passage": "Proton pump inhibitors may lower serum magnesium.",
            "a judge says": (0.98, 0.01, 0.01),
        },
        expect={"support": "partly", "findings": ["hedge-removed"]},
    )


@pytest.mark.xfail(
    strict=True, reason="numbers are looked for in the sentence, not tied to the group they belong to"
)
def test_a_number_of_the_other_group(spec):
    """A number that the passage gives for another group does not support the claim."""
    spec(
        "verify a claim",
        given={
            "claim": "Mortality was 12% in the magnesium group.",
            "passage": "Mortality was 12% in the placebo group and 9% in the magnesium group.",
        },
        expect={"support": "contradicts"},
    )
