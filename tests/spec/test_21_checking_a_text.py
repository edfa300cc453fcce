"""What is promised of checking anyone's text?"""

title = "Checking a text"
intro = """Any medical text can be checked: against itself, against the works that it cites, and against the
curated claims. Each paragraph below is a mistake that was seen on published pages, told in our words."""


def test_a_target_of_another_analyte(spec):
    """A magnesium target that is a potassium target cannot pass: it would be toxic."""
    spec(
        "check a text",
        given={"text": "Replete magnesium to a target serum magnesium of 4.0-5.0 mEq/L."},
        expect={"codes include": ["value-implausible"]},
    )


def test_a_decimal_point_read_as_a_dash(spec):
    """One amount of a drug cannot be in a range of volumes: 10.15 mL became 10-15 mL."""
    spec(
        "check a text",
        given={
            "text": "Children of 6 to 11 years take acetaminophen 10-15 mL (325 mg) by mouth every 4 hours."
        },
        expect={"codes include": ["decimal-as-range"], "words include": "10-15 mL"},
    )


def test_a_clearance_in_a_unit_of_concentration(spec):
    """A creatinine clearance is a flow."""
    spec(
        "check a text",
        given={"text": "Avoid magnesium where the creatinine clearance is <20 mg/dL."},
        expect={"codes include": ["unit-dimension"], "words include": "<20 mg/dL"},
    )


def test_a_salt_taken_for_its_element(spec):
    """The mass of magnesium oxide is not that of the magnesium in it."""
    spec(
        "check a text",
        given={"text": "Give magnesium oxide 12-24 mmol by mouth daily (480-960 mg of elemental magnesium)."},
        expect={"codes include": ["salt-as-element"]},
    )
    spec(
        "check a text",
        given={"text": "Each capsule of magnesium oxide holds 4 mmol (160 mg of elemental magnesium)."},
        expect={"codes include": ["salt-as-element"]},
    )


def test_a_salt_that_is_not_named(spec):
    """Where the mass of an element is that of one of its salts, the salt is told."""
    spec(
        "check a text",
        given={"text": "Adults: 12 mmol of magnesium (480 mg) by mouth at night."},
        expect={"codes": ["salt-as-element"], "reasons include": "magnesium oxide"},
    )


def test_two_units_without_a_conversion(spec):
    """Thresholds of one analyte in two units, side by side without conversion, are taken for neighbors."""
    spec(
        "check a text",
        given={
            "text": "Hypomagnesemia is a serum magnesium <1.3 mEq/L.\n\n"
            "Symptoms seldom come before serum magnesium falls below 1.2 mg/dL."
        },
        expect={"codes": ["units-mixed"], "mends": [" (< 0.99 mEq/L)"]},
    )


def test_both_units_shown(spec):
    """Where each value carries its conversion, nothing is found."""
    spec(
        "check a text",
        given={
            "text": "Hypomagnesemia is a serum magnesium <1.3 mEq/L (0.65 mmol/L).\n\n"
            "Symptoms seldom come before serum magnesium falls below 1.2 mg/dL (0.49 mmol/L)."
        },
        expect={"codes": []},
    )


def test_a_wrong_conversion(spec):
    """A value and its conversion must agree at the digits printed."""
    spec(
        "check a text",
        given={"text": "A serum magnesium of 1.2 mg/dL (0.9 mmol/L) is low."},
        expect={"codes": ["conversion-wrong"], "words": ["0.9 mmol/L"]},
    )


def test_another_dose_on_another_page(spec):
    """A dose that a curated claim gives otherwise is told with the claim."""
    spec(
        "check a text",
        given={
            "text": "For hyperkalemia give regular insulin 10 units IV with 12.5 g of dextrose.",
            "claims": ["For hyperkalemia give regular insulin 10 units IV with 25 g of dextrose."],
        },
        expect={"codes include": ["contradicts-ledger"], "evidence include": "claim-1"},
    )


def test_a_salt_that_holds_more_than_the_claim_says(spec):
    """A claim that gives another number for the same amount of a salt contradicts, and does not agree."""
    text = "{} of magnesium sulfate contains {} of magnesium."
    claims = [
        "Magnesium sulfate 50% injection contains about 2 mmol (4 mEq) of magnesium per mL.",
        "One gram of magnesium sulfate heptahydrate supplies 8.12 mEq (about 4 mmol) of elemental magnesium.",
    ]
    for amounts in (("1 g", "8 mmol"), ("2 g", "24 mEq")):
        spec(
            "check a text",
            given={"text": text.format(*amounts), "claims": claims},
            expect={
                "codes": ["contradicts-ledger"],
                "severities": ["warning"],
                "reasons include": "the claim gives",
                "evidence": [f"claim-2: {claims[1]} (guideline-a)"],
            },
        )


def test_a_cause_denied(spec):
    """A plain denial of a cause is held against the claims that count it among the causes."""
    claim = {
        "condition": "hypomagnesemia",
        "cause": "Proton pump inhibitors (PPIs) lower magnesium by reducing its uptake in the gut.",
    }
    for text in (
        "Proton pump inhibitors never cause hypomagnesemia.",
        "PPIs do not cause hypomagnesaemia.",
        "Hypomagnesemia is not caused by proton pump inhibitors.",
    ):
        spec(
            "check a text",
            given={"text": text, "claims": [claim]},
            expect={"codes include": ["contradicts-ledger"], "severities include": "warning"},
        )


def test_a_way_of_giving_that_a_claim_forbids(spec):
    """A push or a bolus into a vein is told where a claim forbids it for that drug, in all ordinary words."""
    claims = ["Potassium chloride must never be given as an intravenous push or intramuscularly."]
    for text in (
        "Give potassium chloride 40 mmol as an intravenous push.",
        "Give KCl 20 mmol as an IV bolus.",
        "Potassium chloride 40 mmol can be given by IV push.",
        "Potassium chloride should be given as a rapid IV push.",
    ):
        spec("check a text", given={"text": text, "claims": claims}, expect={"codes": ["contradicts-ledger"]})


def test_a_strength_that_does_not_close(spec):
    """Strength by volume must give the amount: 50 mL of 25 % dextrose is 12.5 g."""
    spec(
        "check a text",
        given={"text": "Give insulin IV with 50 mL of 25% dextrose (25 g)."},
        expect={"codes include": ["sum-open"], "reasons include": "12.5"},
    )


def test_a_schedule_that_does_not_close(spec):
    """A dose, how often it is given, and their total must agree."""
    text = "Adults: magnesium sulfate 1 g IM every 6 hours for 4 doses (a total of {} g)."
    spec("check a text", given={"text": text.format(6)}, expect={"codes": ["sum-open"], "words": ["6 g"]})
    spec("check a text", given={"text": text.format(4)}, expect={"codes": []})


def test_a_fractional_excretion_that_does_not_follow(spec):
    """A fractional excretion of magnesium must follow from the values beside it, with the factor 0.7."""
    text = (
        "Urine magnesium was 6 mg/dL, serum magnesium 1.2 mg/dL, urine creatinine 100 mg/dL and serum "
        "creatinine 1.0 mg/dL. The fractional excretion of magnesium was {}%."
    )
    spec(
        "check a text",
        given={"text": text.format("5.0")},
        expect={"codes": ["sum-open"], "reasons include": "leaves out the factor 0.7"},
    )
    spec("check a text", given={"text": text.format("7.1")}, expect={"codes": []})


def test_a_rate_above_the_text_s_own_maximum(spec):
    """A rate above the maximum that the same text gives is a contradiction."""
    spec(
        "check a text",
        given={
            "text": "# Potassium 2.9 mmol/L\n\n- Standard: 20 mEq of potassium IV over 1 h.\n"
            "- The maximum standard rate of IV potassium is 10 mEq/h.\n"
        },
        expect={"codes": ["dose-above-maximum", "contradiction-inside"]},
    )


def test_a_normal_value_in_the_unit_of_another(spec):
    """A value that is called normal, and would be so only in another unit, is told with its source."""
    for text, words, source in (
        ("Calcium 2.4 mg/dL is normal.", "2.4 mg/dL", "pmc4975205"),
        ("Normal serum magnesium is 1.7-2.2 mmol/L.", "1.7-2.2 mmol/L", "hm-def-001"),
        ("The normal range of magnesium is 0.7-1.0 mEq/L.", "0.7-1.0 mEq/L", "hm-def-001"),
        ("Normal fasting glucose: 5.5 mg/dL.", "5.5 mg/dL", "pmc4975205"),
    ):
        spec(
            "check a text",
            given={"text": text},
            expect={"codes": ["value-implausible"], "words": [words], "evidence include": source},
        )


def test_a_change_in_the_first_day(spec):
    """So much in the first 24 hours, within 24 h or over a day is so much a day, and has that limit."""
    for text in (
        "In chronic hyponatremia, raise sodium by 20 mmol/L in the first 24 hours.",
        "In chronic hyponatremia, sodium should be raised by 20 mmol/L over 24 h.",
        "In chronic hyponatremia, aim for a sodium rise of 14 mmol/L in the first day.",
        "Hyponatremia may be corrected by 20 mmol/L in a day.",
    ):
        spec("check a text", given={"text": text}, expect={"codes": ["dose-above-maximum"]})


def test_a_dose_without_a_route(spec):
    """A dose of potassium that names no route is told: by mouth and by vein differ."""
    spec(
        "check a text",
        given={"text": "For a potassium of 2.9 mmol/L, give potassium chloride 40 mEq."},
        expect={"codes include": ["dose-without-route"]},
    )


def test_one_question_two_thresholds(spec):
    """Texts that define one disorder by different lines are told of each other."""
    spec(
        "check a text",
        given={
            "texts": {
                "one.md": "Hypomagnesemia is defined as a serum magnesium below 0.65 mmol/L.",
                "two.md": "Hypomagnesemia is defined as a serum magnesium below 0.75 mmol/L.",
            }
        },
        expect={"codes": ["contradiction-between", "contradiction-between"]},
    )


def test_one_dose_for_mild_and_for_severe(spec):
    """A dose that one text gives for mild and another for severe deficiency is told in both."""
    spec(
        "check a text",
        given={
            "texts": {
                "one.md": "Mild hypomagnesemia: magnesium sulfate 1 g IM every 6 hours for 4 doses.",
                "two.md": "Severe hypomagnesemia: magnesium sulfate 1 g IM every 6 hours for 4 doses.",
            }
        },
        expect={"codes include": ["contradiction-between"], "reasons include": "severe"},
    )


def test_classes_of_severity_that_differ(spec):
    """Classes of one disorder with different borders are told."""
    spec(
        "check a text",
        given={
            "texts": {
                "one.md": "Mild hyperkalemia is a potassium of 5.5-6.4 mmol/L.",
                "two.md": "Mild hyperkalemia is a potassium of 5.0-5.9 mmol/L.",
            }
        },
        expect={"codes": ["contradiction-between", "contradiction-between"]},
    )


def test_two_limits_in_one_text(spec):
    """A headline limit and another limit below it, for the same people, contradict each other."""
    spec(
        "check a text",
        given={
            "text": "In chronic hyponatremia sodium must rise by no more than 8 mmol/L per day.\n\n"
            "In chronic hyponatremia the absolute maximum rise of sodium is 12 mmol/L per day."
        },
        expect={"codes include": ["contradiction-inside"]},
    )


def test_a_daily_maximum_that_differs(spec):
    """A daily maximum by weight that differs from the ledger's or another text's is told."""
    spec(
        "check a text",
        given={
            "texts": {
                "one.md": "Children: the maximum of oral paracetamol is 60 mg/kg/day.",
                "two.md": "Children: the maximum of oral paracetamol is 75 mg/kg/day.",
            }
        },
        expect={"codes": ["contradiction-between", "contradiction-between"]},
    )


def test_a_duration_that_differs(spec):
    """A shortest course that differs between texts is told."""
    spec(
        "check a text",
        given={
            "texts": {
                "one.md": "Severe community-acquired pneumonia is treated for at least 7 days.",
                "two.md": "Severe community-acquired pneumonia is treated for at least 21 days.",
            }
        },
        expect={"codes": ["contradiction-between", "contradiction-between"]},
    )


def test_one_drug_or_two(spec):
    """How many drugs to begin with is held against the ledger."""
    spec(
        "check a text",
        given={
            "text": "Stage 1 hypertension is treated with one drug at first.",
            "claims": ["Stage 1 hypertension is treated with two drugs at first."],
        },
        expect={"codes include": ["contradicts-ledger"]},
    )


def test_two_rules_at_once(spec):
    """A rule for the stable and a rule for everybody cannot both hold where they differ."""
    spec(
        "check a text",
        given={
            "text": "# Community-acquired pneumonia\n\nIf stable, treat pneumonia for at least 3 days.\n\n"
            "Treat pneumonia for at least 5 days regardless of stability.\n"
        },
        expect={"codes": ["contradiction-inside"]},
    )


def test_a_plan_that_runs_backward(spec):
    """What must come before the start cannot be timed after it."""
    spec(
        "check a text",
        given={
            "text": "# Anticoagulation\n\n1. Start the anticoagulant on day 3.\n"
            "2. Repeat the scan before starting, on day 6.\n"
        },
        expect={"codes": ["time-order"]},
    )


def test_a_grade_misread(spec):
    """2C means low quality, and not moderate."""
    spec(
        "check a text",
        given={"text": "The ACCP suggests aspirin (Grade 2C, moderate-quality evidence)."},
        expect={"codes": ["grade-misread"]},
    )


def test_a_loading_dose_beside_a_limit(spec):
    """A dose above the limit that the same text gives per dose is told."""
    spec(
        "check a text",
        given={
            "text": "Children: give oral paracetamol, at most 15 mg/kg a dose.\n\n"
            "Children: oral paracetamol 25 mg/kg at first.\n"
        },
        expect={"codes include": ["contradiction-inside"]},
    )


def test_an_acronym_for_two_things(spec):
    """A short form that is spelled out in two ways is told."""
    spec(
        "check a text",
        given={
            "text": "Mitral valve repair (MVR) is common. Aspirin after mechanical valve replacement (MVR) "
            "differs."
        },
        expect={"codes": ["acronym-ambiguous"]},
    )


def test_a_clean_page(spec):
    """A page that keeps all of this raises nothing."""
    spec(
        "check a text",
        given={
            "text": "# Low magnesium\n\nHypomagnesemia is a serum magnesium below 0.7 mmol/L (1.7 mg/dL) "
            "[1]. "
            "It is common in adults on proton pump inhibitors [1,2].\n\n## Management\n\n"
            "- Adults without symptoms: oral magnesium, 12 mmol (292 mg) of elemental magnesium at night "
            "[1].\n"
            "- Adults with seizures: 2 g of magnesium sulfate IV over 15 min [2].\n\n"
            "In the trial 12 of 40 patients (30%) improved (odds ratio 2.1, 95% CI 1.2 to 3.4) [2].\n\n"
            "## References\n\n1. A review. PMID: 17.\n2. A trial. doi:10.1000/x\n"
        },
        expect={"codes": []},
    )
