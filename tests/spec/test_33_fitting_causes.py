"""What is promised where a patient's record is held against the library?"""

title = "Fitting causes to a record"
intro = """A record is asked for signs. Each is present, absent or unknown; what is not recorded is unknown,
never absent. Causes are put in order by counted signs, and what bears on the plan is a claim with the datum
that brought it up. Nothing is suggested that the record forbids, or that it leaves open."""

PPI = {"magnesium": "0.5 mmol/L", "drugs": "omeprazole since 2020-01-01"}
KIDNEY = {"age": "66", "sex": "male", "creatinine": "80 µmol/L"}


def test_the_condition_first(spec):
    """Causes are told only where the record shows the condition, by the limit that a claim defines."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": {**PPI, "magnesium": "0.85 mmol/L"}},
        expect={"condition": "absent", "causes": [], "minded": [], "suggested": []},
    )


def test_what_is_missing_is_unknown(spec):
    """A record without the value does not tell, and says what is missing."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": {"drugs": "omeprazole"}},
        expect={"condition": "unknown", "causes": [], "text include": "not on record: magnesium (blood)"},
    )


def test_units_are_brought_together(spec):
    """A value counts in any unit that its analyte ties: 1.3 mEq/L of magnesium is low, 1.6 mEq/L is not."""
    for value, expected in (("1.3 mEq/L", "present"), ("1.6 mEq/L", "absent"), ("< 0.5 mmol/L", "present")):
        spec(
            "look at",
            given={"condition": "hypomagnesemia", "fields": {"magnesium": value}},
            expect={"condition": expected},
        )


def test_a_bound_that_decides_nothing(spec):
    """A value that is only known to be below 1 mmol/L may be low or not."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": {"magnesium": "<1 mmol/L"}},
        expect={"condition": "unknown"},
    )


def test_counted_signs(spec):
    """The cause that most signs are for comes first, and how that was reckoned is shown."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": PPI},
        expect={
            "causes": ["PPI-associated hypomagnesemia"],
            "reckoning": "the cause itself on record 3, a fitting sign 1; together 4",
            "text include": [
                "not a probability",
                "Counted: the cause itself on record 3, a fitting sign 1; together 4.",
            ],
        },
    )


def test_what_speaks_against(spec):
    """A sign against a cause counts: magnesium that the kidney keeps speaks against a leak of the kidney."""
    fields = {**PPI, "drugs": "omeprazole, furosemide", "24-hour urine magnesium": "0.2 mmol/d"}
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": fields},
        expect={"against include": "platinum chemotherapy"},
    )


def test_no_suggestion_from_missing_data(spec):
    """Magnesium is held back as long as kidney function is not known."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": PPI},
        expect={"held back include": "hm-mgt-002", "suggested exclude": "hm-mgt-002"},
    )
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": {**PPI, **KIDNEY}},
        expect={"suggested include": "hm-mgt-002"},
    )


def test_no_suggestion_that_the_record_forbids(spec):
    """With an eGFR below 30, usual magnesium is not suggested, and what claims warn of is told."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": {**PPI, "eGFR": "22 mL/min"}},
        expect={
            "suggested exclude": "hm-mgt-002",
            "held back exclude": "hm-mgt-002",
            "minded include": "hm-dose-011",
        },
    )


def test_every_condition_the_severe_first(spec):
    """Every condition that a record shows is told with its value, those that a claim calls severe first."""
    spec(
        "look over",
        given={"fields": {"potassium": "7.2 mmol/L", "sodium": "108 mmol/L", "magnesium": "0.65 mmol/L"}},
        expect={
            "shown": [
                "hyperkalemia: Potassium 7.2 mmol/L (severe, 6.5 mmol/L or more)",
                "hypomagnesemia: Magnesium 0.65 mmol/L",
                "hyponatremia: Sodium 108 mmol/L",
            ]
        },
    )
    spec("look over", given={"fields": {"potassium": "4.2 mmol/L"}}, expect={"shown": []})


def test_a_typed_value_has_no_date(spec):
    """A value that is typed counts as one of now, and no date is told that nobody gave."""
    spec(
        "look at",
        given={"condition": "hypomagnesemia", "fields": {"magnesium": "0.5 mmol/L"}},
        expect={"text include": "Magnesium 0.5 mmol/L (magnesium below", "text exclude": "2026-"},
    )
    spec(
        "look at",
        given={"condition": "hypocalcemia", "fields": {"calcium": "1.9 mmol/L", "albumin": "30 g/L"}},
        expect={"text include": "Serum total calcium 1.9 mmol/L; Serum albumin", "text exclude": "2026-"},
    )


def test_a_severe_value_for_a_lay_reader(spec):
    """Where a claim calls a value severe, a lay reader reads first that it cannot wait; and never a dose."""
    for audience in ("patient", "caregiver"):
        spec(
            "look at",
            given={
                "condition": "hyperkalemia",
                "fields": {"potassium": "7.1 mmol/L"},
                "audience": audience,
            },
            expect={"text starts with": "This needs urgent assessment today: contact your care team"},
        )
    spec(
        "look at",
        given={
            "condition": "hyperkalemia",
            "fields": {"potassium": "5.7 mmol/L"},
            "audience": "patient",
        },
        expect={"text exclude": "urgent assessment"},
    )


def test_a_strength_is_not_repeated(spec):
    """What a record tells of a medicine is which and since when, not how much of it."""
    spec(
        "look at",
        given={
            "condition": "hypomagnesemia",
            "fields": {**PPI, "drugs": "omeprazole 20 mg since 2020-01-01"},
            "audience": "patient",
        },
        expect={"text include": "omeprazole, since 2020-01-01", "text exclude": "20 mg"},
    )


def test_lay_readers(spec):
    """Patients see what is on record and whom to talk to: no suggestion, no dose."""
    spec(
        "look at",
        given={
            "condition": "hypomagnesemia",
            "audience": "patient",
            "fields": {**PPI, "eGFR": "22 mL/min"},
        },
        expect={"text include": "It does not tell what to take or to stop", "text exclude": "Consider:"},
    )


def test_an_article_with_a_record(spec):
    """The patient has a section after the bottom line, with citations numbered like the rest."""
    spec(
        "ask with a record",
        given={"question": "What causes hypomagnesemia?", "fields": PPI},
        expect={"sections include": "this-patient", "dangling": [], "text include": "Magnesium 0.5 mmol/L"},
    )


def test_what_was_not_asked_about_is_not_passed_over(spec):
    """An article on one condition names every other one that the record shows, and what is severe of it;
    a lay reader is told of that first."""
    asked = {"question": "What causes hypomagnesemia?", "fields": {**PPI, "potassium": "7.2 mmol/L"}}
    shown = "The record also shows hyperkalemia: Potassium 7.2 mmol/L"
    spec("ask with a record", given=asked, expect={"text include": shown, "dangling": []})
    spec(
        "ask with a record",
        given={**asked, "audience": "patient"},
        expect={"text include": ["This needs urgent assessment today", "also shows high potassium"]},
    )
    spec(
        "ask with a record",
        given={"question": "What causes hypomagnesemia?", "fields": PPI},
        expect={"text exclude": "The record also shows"},
    )


def test_what_is_held_back_stands_nowhere_without_saying_so(spec):
    """A treatment that is held back for this patient says so wherever the article states it."""
    question = "How is hypomagnesemia treated?"
    spec(
        "ask with a record",
        given={"question": question, "fields": PPI},
        expect={"said to be held back include": "hm-mgt-002"},
    )
    spec(
        "ask with a record",
        given={"question": question, "fields": {**PPI, **KIDNEY}},
        expect={"said to be held back": []},
    )


def test_nothing_is_kept(spec):
    """An answer with a record in it cannot be saved."""
    spec(
        "ask with a record",
        given={"question": "What causes hypomagnesemia?", "fields": PPI, "save": True},
        expect_error="An answer with a patient's record is never kept",
    )
