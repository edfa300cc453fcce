"""What is promised of a text that is held against curated claims?"""

title = "Held against curated claims"
intro = """A sentence that says otherwise than a claim is told, with the claim that it contradicts.
Only where another work gives the very number that differs, for the same matter, do sources differ."""

SALINE = {
    "condition": "hyponatremia",
    "statement": "The European guideline's regimen for hyponatremia with severe symptoms is 150 mL of 3% "
    "saline over 20 minutes, repeated up to four times.",
}
LABEL = {
    "condition": "hypomagnesemia",
    "statement": "For severe hypomagnesemia, US labeling allows magnesium sulfate up to 250 mg/kg (about 2 "
    "mEq/kg) intramuscularly within 4 hours, or 5 g (about 40 mEq) in 1 liter intravenously over 3 hours.",
}
ASTHMA = {
    "condition": "hypomagnesemia",
    "in": ["acute severe asthma"],
    "statement": "The trial in adults with severe acute asthma gave magnesium sulfate 2 g intravenously over "
    "20 minutes.",
}
RISE = "Correct hyponatremia slowly and measure often: sodium may rise by no more than 10 mmol/L per day."
URINE = {
    "condition": "hypomagnesemia",
    "statement": "During magnesium sulfate treatment, severe renal impairment or urine output below 100 mL "
    "in four hours raises the risk of toxic magnesium levels.",
    "plain": "During magnesium sulfate treatment, very weak kidneys or less than 100 mL of urine in four "
    "hours raise the risk of toxic magnesium levels.",
}


def test_a_shared_time_is_no_agreement(spec):
    """A claim on another drug or another quantity does not agree by a time that it shares."""
    for text, claims in (
        ("Give 150 mL of 0.3 % saline over 20 minutes for severe hyponatremia.", [SALINE, ASTHMA]),
        ("Severe hypomagnesemia: give magnesium sulfate 4 mg IV over 4 hours.", [LABEL, URINE]),
        ("Severe hypomagnesemia: give magnesium sulfate 4 mg IV over 20 minutes.", [LABEL, ASTHMA]),
    ):
        spec(
            "check a text",
            given={"text": text, "claims": claims},
            expect={
                "codes": ["contradicts-ledger"],
                "severities": ["warning"],
                "evidence": [f"claim-1: {claims[0]['statement']} (guideline-a)"],
            },
        )


def test_one_number_of_a_regimen(spec):
    """A sentence with two numbers of a claim, and a third that is far from the claim's, contradicts it."""
    for text, codes in (
        ("Give 150 mL of 30% saline over 20 minutes for severe hyponatremia.", ["contradicts-ledger"]),
        ("Give 150 mL of 2.7% saline over 20 minutes for severe hyponatremia.", []),
        ("Give 150 mL of 0.9% saline over 20 minutes.", []),
        ("Give children with hyponatremia 15 mL of 3% saline over 20 minutes.", []),
    ):
        spec("check a text", given={"text": text, "claims": [SALINE]}, expect={"codes": codes})


def test_sources_that_differ(spec):
    """Where another claim on the condition gives the number that differs, both are told as information."""
    claims = [
        {
            "condition": "hyponatremia",
            "statement": "In hyponatremia, the maximum rise of sodium is 8 mmol/L per day.",
        },
        {
            "condition": "hyponatremia",
            "statement": "One review of hyponatremia puts the maximum rise of sodium at 10 mmol/L per day.",
        },
    ]
    spec(
        "check a text",
        given={"text": RISE, "claims": claims},
        expect={
            "codes": ["contradicts-ledger"],
            "severities": ["info"],
            "reasons include": "Sources differ",
            "evidence": [
                f"claim-1: {claims[0]['statement']} (guideline-a)",
                f"agrees: claim-2: {claims[1]['statement']} (guideline-a)",
            ],
        },
    )


def test_a_disagreement_that_the_claim_tells(spec):
    """What a claim says of another work agrees in its own name; the claim itself never does."""
    claim = {
        "condition": "hyponatremia",
        "statement": "In hyponatremia, the maximum rise of sodium is 8 mmol/L per day.",
        "others": {"guideline-b": "10 mmol/L per day"},
    }
    spec(
        "check a text",
        given={"text": RISE, "claims": [claim]},
        expect={
            "severities": ["info"],
            "evidence": [
                f"claim-1: {claim['statement']} (guideline-a)",
                "agrees: 10 mmol/L per day (guideline-b)",
            ],
        },
    )


def test_a_claim_in_its_plain_words(spec):
    """The wording of a claim for lay readers does not contradict the claim."""
    spec("check a text", given={"text": URINE["plain"], "claims": [URINE]}, expect={"codes": []})


def test_a_definition_turned_round(spec):
    """A disorder that a claim draws below a line is not what lies above one."""
    low = "Hypokalemia is a potassium below 3.5 mmol/L; below 2.5 mmol/L is commonly called severe."
    high = "Hypernatremia is a sodium above 145 mmol/L and always reflects hypertonicity."
    for text, statement, codes in (
        ("Hypokalemia is a serum potassium above 5.5 mmol/L.", low, ["contradicts-ledger"]),
        ("Hypokalaemia is defined as a potassium of more than 5.5 mmol/L.", low, ["contradicts-ledger"]),
        ("Hypernatremia means a plasma sodium < 135 mmol/L.", high, ["contradicts-ledger"]),
        ("Hyperkalemia is a serum potassium above 5.5 mmol/L.", low, []),
        ("Hypokalemia is a serum potassium under 3.5 mmol/L.", low, []),
        ("Hypokalemia is unlikely above 4 mmol/L.", low, []),
        ("Hypokalemia is unlikely with a potassium above 4 mmol/L.", low, []),
        ("Hypokalemia is not a potassium above 5.5 mmol/L.", low, []),
    ):
        spec(
            "check a text",
            given={"text": text, "claims": [{"condition": "sample", "statement": statement}]},
            expect={"codes": codes},
        )
