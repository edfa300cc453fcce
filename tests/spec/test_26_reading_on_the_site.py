"""What is promised of asking and reading on the site?"""

title = "Reading on the site"
intro = """A question has one address, of words that the library itself uses. What was not read is said, and
numbers are shown in the reader's units beside those that were printed."""

CAUSES = "hypomagnesemia/cause"


def test_one_question_in_many_wordings(spec):
    """The same question, however worded and spelled, has one address."""
    for question in (
        "What are the causes of hypomagnesemia?",
        "hypomagnesaemia causes",
        "why is magnesium low",
    ):
        spec("address a question", given={"question": question}, expect={"address": CAUSES, "not read": []})


def test_words_of_an_address(spec):
    """Drugs and groups of people stand in the address in the library's own words, in one order."""
    for question in ("IV magnesium dose in CKD", "kidney disease: dose of magnesium IV?"):
        spec(
            "address a question",
            given={"question": question},
            expect={"address": "hypomagnesemia/dosing/iv+kidney-disease"},
        )


def test_people_stand_in_no_address(spec):
    """What tells who somebody is stands in no address."""
    told = "Mr. John Smith, 62, MRN 445566, john@example.org takes omeprazole; why is his magnesium low?"
    spec(
        "address a question",
        given={"question": told},
        expect={"address": "hypomagnesemia/cause/omeprazole"},
    )


def test_words_that_the_library_does_not_have(spec):
    """A word that the library does not have is told, and the question has no address, only near ones."""
    spec(
        "address a question",
        given={"question": "Does homeopathy treat hypomagnesemia?"},
        expect={"address": None, "not read": ["homeopathy"], "near": ["hypomagnesemia/management", CAUSES]},
    )


def test_a_denial(spec):
    """A question that denies something is not answered as if it did not."""
    spec(
        "address a question",
        given={"question": "Which drugs do not cause hypomagnesemia?"},
        expect={"denies something": True},
    )


def test_a_follow_up(spec):
    """A follow-up takes what it leaves unsaid from the article before it."""
    spec(
        "address a question",
        given={"question": "and hypokalemia?", "after": CAUSES},
        expect={"address": "hypokalemia/cause"},
    )


def test_an_emergency(spec):
    """An emergency is seen before anything is answered; more is one where lay readers tell it."""
    spec(
        "address a question", given={"question": "I can't breathe"}, expect={"emergency": "trouble breathing"}
    )
    told = "potassium high, very weak, heart skipping"
    spec("address a question", given={"question": told}, expect={"emergency": None})
    spec(
        "address a question",
        given={"question": told, "audience": "patient"},
        expect={"emergency": "racing or pounding heart"},
    )


def test_an_empty_question(spec):
    """A question without a word is refused with a sentence."""
    spec("address a question", given={"question": "?!"}, expect_error="The question is empty")


def test_other_names_of_an_address(spec):
    """Other cases, spellings and names lead to the one address; nonsense leads nowhere."""
    for path in ("Hypomagnesemia/cause", "hypomagnesaemia/causes", "low-magnesium/cause"):
        spec("lead an address on", given={"path": path}, expect={"address": CAUSES})
    spec("lead an address on", given={"path": "hypomagnesemia/cause/zorbium"}, expect={"address": None})


def test_levels_in_the_readers_units(spec):
    """A level is shown in the reader's units where its analyte is certain, and what was printed stays."""
    text = "A magnesium below 1.3 mEq/L is low."
    spec(
        "show in units",
        given={"text": text, "units": "SI"},
        expect={"converted": ["below 0.65 mmol/L [below 1.3 mEq/L]"], "printed": text},
    )
    spec(
        "show in units",
        given={"text": "The level was below 1.3 mEq/L.", "units": "SI"},
        expect={"converted": []},
    )


def test_doses_are_never_converted(spec):
    """A dose stays as it was prescribed."""
    spec(
        "show in units",
        given={"text": "Magnesium 10 mmol is given once daily.", "units": "conventional"},
        expect={"converted": []},
    )
