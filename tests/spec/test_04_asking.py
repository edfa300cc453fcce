"""What is promised of asking a question?"""

title = "Asking"
intro = """A question is read for its condition, for what is asked about it, for whom, and for what is new
in a
follow-up. The examples ask the library that ships."""

CAUSES = "What are the causes of hypomagnesemia?"


def test_spellings(spec):
    """British and American spelling, a slip, an abbreviation and plain words all find the condition."""
    for question in (
        "causes of hypomagnesaemia",
        "causes of hypomagnesmia",
        "causes of low Mg",
        "why is my Mg low",
        "Why is my magnesium low?",
    ):
        spec("ask", given={"question": question}, expect={"condition": "hypomagnesemia", "facet": "cause"})


def test_a_slip_is_said(spec):
    """A slip is read as the name near to it, and the reader is told."""
    spec(
        "ask",
        given={"question": "causes of hypomagnesmia"},
        expect={
            "corrections": ["hypomagnesmia read as hypomagnesemia"],
            "title": "Causes of hypomagnesemia",
            "text include": ["hypomagnesmia", "hypomagnesemia"],
        },
    )


def test_high_is_never_read_as_low(spec):
    """A slip is never read across hypo and hyper."""
    spec("ask", given={"question": "causes of hypermagnesmia"}, expect={"condition": "hypermagnesemia"})
    spec("ask", given={"question": "causes of hypokalmia"}, expect={"condition": "hypokalemia"})


def test_a_number_in_milligrams_is_no_magnesium(spec):
    """`mg` after a number is a unit, not magnesium."""
    spec("ask", given={"question": "Is 40 mg of pravastatin a low dose?"}, expect={"condition": "none"})


def test_facets(spec):
    """What is asked about the condition decides the title and the first section."""
    for question, facet, heading in (
        (CAUSES, "cause", "Causes of hypomagnesemia"),
        ("How is hypomagnesemia defined?", "definition", "Hypomagnesemia: definition and overview"),
        ("symptoms of hypomagnesemia", "feature", "Clinical features of hypomagnesemia"),
        ("How do I work up hypomagnesemia?", "diagnosis", "Diagnostic approach to hypomagnesemia"),
        ("How is hypomagnesemia treated?", "management", "Management of hypomagnesemia"),
        ("What dose of magnesium should be given?", "dosing", "Dosing in hypomagnesemia"),
        ("How is hypomagnesemia monitored?", "monitoring", "Monitoring in hypomagnesemia"),
        ("How can hypomagnesemia be prevented?", "prevention", "Prevention of hypomagnesemia"),
        ("prognosis of hypomagnesemia", "prognosis", "Prognosis of hypomagnesemia"),
        ("How common is hypomagnesemia?", "epidemiology", "How common is hypomagnesemia?"),
    ):
        spec(
            "ask",
            given={"question": question},
            expect={"facet": facet, "title": heading, "outcome": "answered"},
        )


def test_how_often(spec):
    """A question for how often a test is repeated is one on monitoring."""
    spec(
        "ask",
        given={"question": "How often should magnesium be rechecked?"},
        expect={"facet": "monitoring", "outcome": "answered"},
    )


def test_the_bottom_line_comes_first(spec):
    """The answer comes first, in one to three sentences, before any section."""
    spec(
        "ask",
        given={"question": CAUSES},
        expect={
            "bottom line claims": ["hm-cau-002", "hm-cau-001"],
            "sections starts with": ["Definition", "Causes"],
            "unverified in the bottom line": [],
        },
    )


def test_causes_are_grouped_by_mechanism(spec):
    """An article on causes groups them by mechanism and lists the drugs by class."""
    spec(
        "ask",
        given={"question": CAUSES},
        expect={
            "subsections include": [
                "Gastrointestinal",
                "Kidney: drugs",
                "Kidney: genetic",
                "Endocrine and metabolic",
            ],
            "tables include": "Each class, and how it acts",
            "rows without a citation": [],
            "statements without a citation": [],
        },
    )


def test_a_dosing_question(spec):
    """A dosing question gets dosing first and no pages on causes."""
    spec(
        "ask",
        given={"question": "How much intravenous magnesium should I give?"},
        expect={
            "title": "Dosing in hypomagnesemia",
            "sections starts with": ["Dosing"],
            "sections exclude": ["Causes", "Definition", "Clinical features"],
            "tables exclude": "Each class, and how it acts",
        },
    )


def test_the_definition_table(spec):
    """A definition says where sources draw the line, side by side in mmol/L, mg/dL and mEq/L."""
    spec(
        "ask",
        given={"question": "How is hypomagnesemia defined?"},
        expect={
            "tables include": "Where sources draw the line for hypomagnesemia",
            "columns include": [["Cut-off as printed", "mmol/L", "mg/dL", "mEq/L", "Who"]],
            "cells include": ["0.7 mmol/L", "1.70", "1.40"],
        },
    )


def test_a_definition_shows_no_drugs(spec):
    """A definition does not carry the table of drugs: it was not asked for."""
    spec(
        "ask",
        given={"question": "How is hypomagnesemia defined?"},
        expect={"tables exclude": "Each class, and how it acts"},
    )


def test_the_formula(spec):
    """A question on the fractional excretion of magnesium gets the formula first."""
    spec(
        "ask",
        given={"question": "How do I calculate the fractional excretion of magnesium?"},
        expect={
            "condition": "hypomagnesemia",
            "bottom line starts with": [
                "FEMg (%) = [(urine Mg × serum creatinine) ÷ (0.7 × serum Mg × urine creatinine)] × 100, "
                "with magnesium in matching units and creatinine in matching units."
            ],
        },
    )


def test_who_draws_the_line_where(spec):
    """A question on its reading says who draws the line where, because sources do not agree on one
    cut-off."""
    spec(
        "ask",
        given={"question": "How is the fractional excretion of magnesium interpreted?"},
        expect={
            "tables include": "Fractional excretion of magnesium: who draws the line where",
            "cells include": ["2%", "4%"],
            "rows without a citation": [],
        },
    )


def test_the_formula_and_its_reading(spec):
    """The formula comes with the table of who draws the line where: a result needs a line to be read
    against."""
    spec(
        "ask",
        given={"question": "How do I calculate the fractional excretion of magnesium?"},
        expect={"tables include": "Fractional excretion of magnesium: who draws the line where"},
    )


def test_a_drug_finds_its_class(spec):
    """A drug that no claim names is answered by what is known of its class."""
    spec(
        "ask",
        given={"question": "Can rabeprazole cause low magnesium?"},
        expect={"outcome": "answered", "facet": "cause", "bottom line include": "roton pump inhibitors"},
    )


def test_a_drug_does_not_answer_for_another(spec):
    """A drug of another class is not answered by this one: what no claim speaks of is not found."""
    spec(
        "ask",
        given={"question": "Can lisinopril cause low magnesium?"},
        expect={"bottom line exclude": "roton pump inhibitors"},
    )


def test_which_drugs(spec):
    """A question for drugs gets drugs in its bottom line, not a gene."""
    spec(
        "ask",
        given={"question": "Which drugs cause low magnesium?"},
        expect={"facet": "cause", "bottom line exclude": "TRPM6 variants"},
    )


def test_a_unit_is_no_topic(spec):
    """A value with its unit is read as a value, and the definition answers whether it is low."""
    spec(
        "ask",
        given={"question": "Is a magnesium of 0.6 mmol/L low?"},
        expect={
            "facet": "definition",
            "bottom line claims starts with": ["hm-def-001"],
        },
    )


def test_why_one_brings_another(spec):
    """Why one condition brings another about is answered by the mechanism."""
    spec(
        "ask",
        given={"question": "Why does hypomagnesemia cause hypokalemia?"},
        expect={"bottom line include": "ROMK"},
    )


def test_small_words_are_no_topic(spec):
    """Words that only join others are not what a question is about."""
    spec("ask", given={"question": "potassium low despite replacement"}, expect={"outcome": "answered"})
    spec("ask", given={"question": "hypokalemia and hypomagnesemia together"}, expect={"outcome": "answered"})


def test_a_population(spec):
    """A group of people in the question is seen, and what is said of it comes first."""
    spec(
        "ask",
        given={"question": "How is hypomagnesemia treated in pregnancy?"},
        expect={"populations": ["pregnancy"], "bottom line include": "pre-eclampsia"},
    )
    spec(
        "ask",
        given={"question": "How is hypomagnesemia treated in dialysis?"},
        expect={"populations": ["kidney replacement therapy"], "outcome": "answered"},
    )


def test_a_follow_up(spec):
    """A follow-up that names no condition is about the one before it."""
    spec(
        "ask",
        given={"question": "How much should I give?", "before": [CAUSES]},
        expect={"condition": "hypomagnesemia", "facet": "dosing", "title": "Dosing in hypomagnesemia"},
    )


def test_a_follow_up_keeps_what_was_asked(spec):
    """A follow-up that only adds a group of people keeps what was asked about the condition."""
    spec(
        "ask",
        given={"question": "and on dialysis?", "before": [CAUSES]},
        expect={
            "condition": "hypomagnesemia",
            "facet": "cause",
            "populations": ["kidney replacement therapy"],
        },
    )


def test_a_follow_up_on_something_else(spec):
    """A follow-up that names another condition is about that one."""
    spec(
        "ask",
        given={"question": "And what causes hypokalemia?", "before": [CAUSES]},
        expect={"condition": "hypokalemia", "title": "Causes of hypokalemia"},
    )


def test_open_slots(spec):
    """What would change the answer and was not said is named, so that the answer can be read by branch."""
    spec(
        "ask",
        given={"question": "What dose of magnesium should be given?"},
        expect={"open": ["route", "age", "kidney function", "severity or symptoms"]},
    )
    spec(
        "ask",
        given={
            "question": "What dose of intravenous magnesium should an adult with CKD and severe symptoms get?"
        },
        expect={"open": []},
    )


def test_suggestions_can_be_answered(spec):
    """Every suggested next question can be answered, and is about the same condition."""
    for audience in ("clinician", "patient"):
        spec(
            "ask every suggestion",
            given={"question": CAUSES, "audience": audience},
            expect={"how many": 3, "outcomes": ["answered"], "all about the same condition": True},
        )
