"""What is promised of the board that shows where claims disagree in a number?"""

title = "The consistency board"
intro = """Where two claims give different numbers for one thing, that is a ticket: bodies differ, populations
differ, or one may be wrong. Each ticket has a table, one row a body, and a number line."""

CUT_OFF = "hypomagnesemia cut-off"
A = {"by": "Body A", "name": CUT_OFF, "value": ["<", 0.7, "mmol/L"]}


def test_two_bodies_with_two_numbers(spec):
    """Two bodies that draw one line in two places make a ticket, whatever the units."""
    spec(
        "find tickets",
        given={"claims": [A, {"by": "Body B", "name": CUT_OFF, "value": ["<", 1.46, "mg/dL"]}]},
        expect={
            "titles": ["lower limit of magnesium"],
            "kinds": ["bodies differ"],
            "rows": ["Body B: < 1.46 mg/dL", "Body A: < 0.7 mmol/L"],
            "in all units": [
                "< 0.60 mmol/L = < 1.46 mg/dL = < 1.20 mEq/L",
                "< 0.7 mmol/L = < 1.70 mg/dL = < 1.40 mEq/L",
            ],
        },
    )


def test_one_number_in_two_units(spec):
    """One number in two units, or rounded, is no ticket."""
    spec(
        "find tickets",
        given={"claims": [A, {"by": "Body B", "name": CUT_OFF, "value": ["<", 1.7, "mg/dL"]}]},
        expect={"titles": [], "held back": []},
    )


def test_a_disagreement_that_a_claim_tells(spec):
    """What a claim tells of another body is a row, with the words in which it is told."""
    spec(
        "find tickets",
        given={"claims": [{**A, "but": {"Body C": "0.80 mmol/L"}}]},
        expect={"kinds": ["bodies differ"], "rows": ["Body A: < 0.7 mmol/L", "Body C: 0.80 mmol/L"]},
    )


def test_two_severities(spec):
    """The limit of a severe disorder is not held against the limit of the disorder."""
    spec(
        "find tickets",
        given={"claims": [{**A, "but": {"Body C": "severe <0.4 mmol/L"}}]},
        expect={"titles": [], "held back": []},
    )


def test_different_people(spec):
    """Numbers for different people make a ticket that says so."""
    spec(
        "find tickets",
        given={
            "claims": [
                {
                    "by": "Body A",
                    "concept": "hypernatremia",
                    "facet": "management",
                    "of": "sodium",
                    "name": "fall in sodium per day, chronic",
                    "value": ["<=", 10, "mmol/L"],
                    "but": {"Body B": "acute cases: up to 12 mmol/L per day"},
                }
            ]
        },
        expect={"titles": ["fall in sodium per day"], "kinds": ["populations differ"]},
    )


def test_shares_measured_in_different_cohorts(spec):
    """A prevalence depends on whom one measures; two that touch are no ticket."""
    prevalence = {
        "by": "Cohort A",
        "facet": "epidemiology",
        "name": "prevalence, inpatients",
        "value": ["=", 12, "%"],
    }
    spec(
        "find tickets",
        given={"claims": [{**prevalence, "but": {"Cohort B": "17.4%"}}]},
        expect={"kinds": ["populations differ"]},
    )
    spec(
        "find tickets",
        given={"claims": [{**prevalence, "but": {"Review C": "10-20%"}}]},
        expect={"titles": []},
    )


def test_one_may_be_wrong(spec):
    """One body with two numbers and nothing that explains it may be wrong in one."""
    spec(
        "find tickets",
        given={"claims": [A, {"by": "Body A", "name": CUT_OFF, "value": ["<", 0.9, "mmol/L"]}]},
        expect={"kinds": ["one may be wrong"]},
    )


def test_a_slip_that_a_claim_tells(spec):
    """What the author of a claim calls a slip is told as such."""
    spec(
        "find tickets",
        given={"claims": [{**A, "but": {"Body C": "7 mmol/L (a tenfold slip)"}}]},
        expect={"kinds": ["one may be wrong"]},
    )


def test_what_does_not_count_makes_no_ticket(spec):
    """AI pages, retracted and superseded works and unverified claims make no ticket; it is held back."""
    other = {"by": "Body B", "name": CUT_OFF, "value": ["<", 0.5, "mmol/L"]}
    for told in ({"kind": "AI-written page"}, {"retracted": True}, {"superseded by": "Body B, 2024"}):
        spec(
            "find tickets",
            given={"claims": [A, other], "works": {"Body B": told}},
            expect={"titles": [], "held back": ["lower limit of magnesium"]},
        )
    spec(
        "find tickets",
        given={"claims": [A, {**other, "unverified": True}]},
        expect={"titles": [], "held back": ["lower limit of magnesium"]},
    )


def test_what_does_not_count_is_marked_in_a_ticket(spec):
    """In a ticket that others make, they are shown with a mark in words."""
    spec(
        "find tickets",
        given={
            "claims": [
                {**A, "but": {"Body C": "0.80 mmol/L"}},
                {"by": "Page", "name": CUT_OFF, "value": ["<", 0.5, "mmol/L"]},
            ],
            "works": {"Page": {"kind": "AI-written page"}},
        },
        expect={"marks": ["AI-written"], "text includes": ["○", "AI-written"]},
    )


def test_pitfalls_make_no_ticket(spec):
    """A pitfall retells the mistakes of others: its numbers are nobody's claim."""
    spec(
        "find tickets",
        given={
            "claims": [
                A,
                {"by": "Body B", "facet": "pitfall", "name": CUT_OFF, "value": ["<", 0.5, "mmol/L"]},
            ]
        },
        expect={"titles": [], "held back": []},
    )


def test_a_page_that_runs_nothing(spec):
    """The page shows a number line for every unit, switched without script."""
    spec(
        "find tickets",
        given={"claims": [{**A, "but": {"Body C": "0.80 mmol/L"}}]},
        expect={
            "page includes": [
                "<svg",
                'type="radio"',
                "lower limit of magnesium by body, in mg/dL",
                "default-src 'none'",
            ],
            "page excludes": ["<script", " style=", "onclick"],
        },
    )
