"""What is promised of holding a claim against a passage?"""

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
    spec(
        "verify a claim",
        given={
            "claim": "Serum magnesium fell with cisplatin within two weeks.",
            "passage": "Serum magnesium fell with amphotericin within two weeks.",
        },
        expect={"support": "partly", "findings include": "drug-differs"},
    )


def test_another_analyte(spec):
    """A level of one analyte is not that of another, and a salt is not its element."""
    passage = "Patients in the first group were given 400 mg of magnesium oxide each morning."
    for claim, code in (
        ("Patients in the first group were given 400 mg of calcium oxide each morning.", "analyte-differs"),
        ("Patients in the first group were given 400 mg of magnesium each morning.", "analyte-differs"),
    ):
        spec(
            "verify a claim",
            given={"claim": claim, "passage": passage},
            expect={"support": "partly", "findings include": code},
        )


def test_another_condition(spec):
    """What is said of one condition does not support it of another, nor of its opposite."""
    passage = "Thiazide diuretics are a frequent cause of hyponatremia in older patients."
    for other in ("hypernatremia", "hypokalemia", "pancreatitis"):
        spec(
            "verify a claim",
            given={"claim": passage.replace("hyponatremia", other), "passage": passage},
            expect={"findings include": "condition-differs", "support": "partly"}
            if other == "pancreatitis"
            else {"findings include": "condition-differs"},
        )


def test_other_people(spec):
    """What is said of some people does not support it of others."""
    passage = "In adults with severe asthma, intravenous magnesium shortened the stay in hospital."
    for was, now in (("adults", "children"), ("severe", "mild"), ("with", "without")):
        spec(
            "verify a claim",
            given={"claim": passage.replace(was, now), "passage": passage},
            expect={"findings include": "population-differs"},
        )


def test_a_wider_scope(spec):
    """What is said of some is not said of all, and a restriction cannot be left out."""
    passage = (
        "Most patients recovered within a week, and oral magnesium is enough in patients with mild loss."
    )
    for claim in (
        passage.replace("Most", "All"),
        passage.replace("is enough", "is always enough"),
        passage.replace(" in patients with mild loss", ""),
    ):
        spec(
            "verify a claim",
            given={"claim": claim, "passage": passage},
            expect={"support": "partly", "findings include": "scope-widened"},
        )


def test_another_time(spec):
    """Another time, rate or order is no support."""
    passage = "Serum magnesium was measured daily, 48 h before the infusion, and again before discharge."
    for was, now in (("daily", "weekly"), ("48 h", "24 h"), ("before the infusion", "after the infusion")):
        spec(
            "verify a claim",
            given={"claim": passage.replace(was, now), "passage": passage},
            expect={"findings include": "time-differs"},
        )


def test_a_turned_bound(spec):
    """At least is not at most."""
    passage = "Serum magnesium should be held at least at 0.8 mmol/L, for at least 5 days."
    spec(
        "verify a claim",
        given={"claim": passage.replace("for at least", "for at most"), "passage": passage},
        expect={"support": "contradicts", "findings include": "comparator-differs"},
    )


def test_a_stronger_verb(spec):
    """Proves is not suggests, and must is not may."""
    passage = "These trials suggest that oral magnesium may be given at night."
    for was, now in (("suggest", "prove"), ("may", "must")):
        spec(
            "verify a claim",
            given={"claim": passage.replace(was, now), "passage": passage},
            expect={"support": "partly", "findings include": "hedge-removed"},
        )


def test_other_wordings_of_the_same(spec):
    """Spelling, contractions, number words and units rightly converted are no change."""
    passage = (
        "In a stay of 2 weeks, the two pediatric trials did not report anemia after 2 g of magnesium given "
        "twice daily."
    )
    for was, now in (
        ("pediatric", "paediatric"),
        ("anemia", "anaemia"),
        ("did not", "didn't"),
        ("two", "2"),
        ("2 g", "2000 mg"),
        ("2 weeks", "14 days"),
        ("twice daily", "two times a day"),
        ("given", "administered"),
    ):
        spec(
            "verify a claim",
            given={"claim": passage.replace(was, now), "passage": passage},
            expect={"support": "supports", "findings": []},
        )


def test_where_it_stands(spec):
    """A verdict tells where in the passage the sentence stands that speaks of the claim."""
    passage = f"We measured urine. {WASTING} Others differ."
    for claim in (WASTING, WASTING.replace("2%", "4%")):
        spec(
            "verify a claim",
            given={"claim": claim, "passage": passage},
            expect={"words": WASTING},
        )


def test_other_people_in_other_words(spec):
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


def test_what_speaks_against(spec):
    """Of passages, those that contradict a claim are found, the most opposed first."""
    spec(
        "find what speaks against a claim",
        given={
            "claim": "Oral magnesium reduced the rate of cramps at 4 weeks.",
            "passages": [
                "Oral magnesium reduced the rate of cramps at 4 weeks.",
                "Oral magnesium reduced the rate of cramps at 6 weeks.",
                "Oral magnesium increased the rate of cramps at 4 weeks.",
                "Zinc was measured in the spring.",
            ],
        },
        expect={
            "against": [
                "Oral magnesium increased the rate of cramps at 4 weeks.",
                "Oral magnesium reduced the rate of cramps at 6 weeks.",
            ]
        },
    )


def test_how_to_ask_for_what_speaks_against(spec):
    """To search for what speaks against a claim, its direction is turned, or what it denies affirmed."""
    spec(
        "find what speaks against a claim",
        given={"claim": "Oral magnesium reduced cramps.", "passages": []},
        expect={
            "queries": [
                "oral magnesium cramps increases raises higher more",
                "oral magnesium cramps no difference no effect not significant similar",
            ]
        },
    )
    spec(
        "find what speaks against a claim",
        given={"claim": "Oral magnesium did not reduce cramps.", "passages": []},
        expect={"queries": ["oral magnesium cramps increases effective associated significant"]},
    )
