"""What is promised of certainty, grades and disagreement?"""

title = "Certainty"
intro = """Doubt is shown, not smoothed: what nobody verified says so, grades are their makers' own, and who
disagrees is named."""

NAMED = {"question": "causes of hypoexemplaremia"}
SECOND = {
    "claims[1].id": "cause-2",
    "claims[1].statement": "Water may lower exemplarium below 7 mmol/L.",
    "claims[1].supports[0].ref": "ai-page-c",
}
GRADE = {"by": "Guideline A", "grade": "1B"}


def test_an_unverified_claim(spec):
    """An unverified claim is shown as such, counted, and never in the bottom line."""
    spec(
        "ask",
        given={**NAMED, "changes": SECOND},
        expect={
            "bottom line claims": ["cause-1"],
            "unverified": ["Water may lower exemplarium below 7 mmol/L."],
            "unverified in the bottom line": [],
            "counts": [2, 1, 2],
            "markdown include": "**(unverified)**",
            "HTML include": "unverified",
        },
    )


def test_nothing_but_unverified_claims(spec):
    """Where every claim is unverified there is no bottom line, and the question counts as not answered."""
    spec(
        "ask",
        given={
            **NAMED,
            "changes": {
                "claims[0].supports[0].ref": "ai-page-c",
                "concepts[0].bottom_lines": {},
                "drug_causes": [],
            },
        },
        expect={"outcome": "not found", "bottom line": []},
    )


def test_the_certainty_of_each_statement(spec):
    """Clinicians see the certainty of each statement as its author judged it."""
    spec("ask", given={**NAMED, "changes": {}}, expect={"certainties": ["low"], "text include": "· low"})


def test_a_grade_is_as_quoted(spec):
    """A guideline's grade is kept as printed, and is marked as quoted unless the guideline itself was
    read."""
    spec(
        "ask",
        given={**NAMED, "changes": {"claims[0].recommendation": GRADE}},
        expect={"grades": ["Guideline A: 1B (as quoted)"], "text include": ["1B", "as quoted"]},
    )


def test_a_verified_grade(spec):
    """A grade whose guideline was read is not marked as quoted."""
    spec(
        "ask",
        given={**NAMED, "changes": {"claims[0].recommendation": {**GRADE, "verified": True}}},
        expect={"grades": ["Guideline A: 1B (verified)"], "text exclude": "as quoted"},
    )


def test_a_grade_is_not_converted(spec):
    """A grade of one scheme is never turned into a word of another."""
    spec(
        "ask",
        given={**NAMED, "changes": {"claims[0].recommendation": GRADE}},
        expect={"certainties": ["low"], "text exclude": ["GRADE", "strong recommendation"]},
    )


def test_a_disagreement(spec):
    """What another source says instead is kept beside the statement, with its citation."""
    spec(
        "ask",
        given={
            **NAMED,
            "changes": {"claims[0].disagreements": [{"says": "below 9 mmol/L", "ref": "review-b"}]},
        },
        expect={
            "disagreements": ["below 9 mmol/L"],
            "cited": ["guideline-a", "review-b"],
            "text include": "But: below 9 mmol/L [2]",
        },
    )


def test_a_machine_does_not_disagree(spec):
    """What an AI-written page says instead is no disagreement."""
    spec(
        "ask",
        given={
            **NAMED,
            "changes": {"claims[0].disagreements": [{"says": "below 9 mmol/L", "ref": "ai-page-c"}]},
        },
        expect={"disagreements": [], "cited": ["guideline-a"]},
    )


def test_cut_offs_that_differ(spec):
    """Sources that draw different lines are shown side by side; none is chosen silently."""
    spec(
        "ask",
        given={"question": "How is hypomagnesemia defined?"},
        expect={"cells include": ["0.7 mmol/L", "0.75 mmol/L", "1.8 mg/dL"], "rows without a citation": []},
    )
