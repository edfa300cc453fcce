"""What is promised to different readers?"""

title = "Audiences"
intro = """Every reader gets a view of the same claims with the same citations."""

CAUSES = "What are the causes of hypomagnesemia?"
DOSES = ["mmol IV", " mg every", "2 g "]


def test_patients_get_plain_sentences(spec):
    """Patients and caregivers read plain sentences under plain headings, and no table."""
    for audience in ("patient", "caregiver"):
        spec(
            "ask",
            given={"question": CAUSES, "audience": audience},
            expect={
                "title": "What causes low magnesium?",
                "sections include": ["What it is", "What can cause it", "How it is treated"],
                "sections exclude": ["Causes", "Dosing", "Management"],
                "tables": [],
                "statements without a citation": [],
            },
        )


def test_patients_get_no_dose(spec):
    """A lay reader is given no dose, even when asking for one, and is told so and whom to ask."""
    spec(
        "ask",
        given={"question": "How much magnesium should I take?", "audience": "patient"},
        expect={
            "title": "Treatment of low magnesium",
            "sections exclude": "Dosing",
            "text exclude": DOSES,
            "advice include": "Doses are left out on purpose. Your doctor or pharmacist can tell you "
            "what is right",
        },
    )


def test_a_dose_of_the_pack_stays_out(spec):
    """A claim on dosing reaches clinicians and no lay reader."""
    changes = {
        "claims[1].id": "dose-1",
        "claims[1].facet": "dosing",
        "claims[1].statement": "Exemplarium 7 mmol is given by mouth.",
        "claims[1].plain": None,
        "claims[1].quantities": [],
    }
    spec(
        "ask",
        given={"question": "dose in hypoexemplaremia", "changes": changes},
        expect={"bottom line": ["Exemplarium 7 mmol is given by mouth."]},
    )
    spec(
        "ask",
        given={"question": "dose in hypoexemplaremia", "audience": "patient", "changes": changes},
        expect={"statements exclude": "7 mmol is given", "text exclude": "7 mmol is given"},
    )


def test_red_flags(spec):
    """A lay reader is told the red flags and whom to call."""
    spec(
        "ask",
        given={"question": CAUSES, "audience": "patient"},
        expect={
            "advice include": ["Call your local emergency number at once for: a seizure", "call your doctor"],
            "text include": "When to get help, and whom to call",
        },
    )


def test_words_are_explained(spec):
    """Terms that plain sentences keep are explained."""
    spec(
        "ask",
        given={"question": CAUSES, "audience": "patient"},
        expect={
            "terms explained include": ["proton pump inhibitor", "thiazide"],
            "text include": "Words used here",
        },
    )


def test_a_term_that_is_not_used_is_not_explained(spec):
    """A term that the article does not use is not explained."""
    spec(
        "ask",
        given={"question": CAUSES, "audience": "patient"},
        expect={"terms explained exclude": "phosphate binder"},
    )


def test_the_reading_grade(spec):
    """A lay article reads at grade 8 or below; the grade and how it was measured stand in the JSON."""
    for question in (CAUSES, "How is hypomagnesemia treated?", "What is hypokalemia?"):
        spec(
            "ask",
            given={"question": question, "audience": "patient"},
            expect={
                "grade at most": 8.0,
                "grade at least": 1.0,
                "measure include": ["Flesch–Kincaid grade", "counted as one short word"],
                "JSON include": ['"readability"', '"grade"', '"measure"'],
            },
        )


def test_clinicians_are_not_graded(spec):
    """An article for professionals carries no reading grade."""
    spec("ask", given={"question": CAUSES}, expect={"grade": -1.0, "terms explained": [], "advice": []})


def test_nurses(spec):
    """Nurses get monitoring as well."""
    spec("ask", given={"question": CAUSES, "audience": "nurse"}, expect={"sections include": "Monitoring"})


def test_trainees(spec):
    """Trainees get the physiology as well."""
    spec("ask", given={"question": CAUSES, "audience": "trainee"}, expect={"sections include": "Physiology"})


def test_the_disclaimer(spec):
    """Each reader gets the disclaimer that fits."""
    spec("ask", given={"question": CAUSES}, expect={"disclaimer starts with": "For health professionals."})
    spec(
        "ask",
        given={"question": CAUSES, "audience": "patient"},
        expect={
            "disclaimer include": ["not medical advice", "before you start, stop or change any medicine"]
        },
    )


def test_an_unknown_audience(spec):
    """An unknown audience is refused with the known ones."""
    spec(
        "ask",
        given={"question": CAUSES, "audience": "robot"},
        expect_error="Choose one of: clinician, trainee, nurse, patient, caregiver.",
    )
