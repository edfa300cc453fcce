"""What is promised of answers that are kept?"""

title = "Answers that stay"
intro = """An answer can be named, kept and made again, byte for byte."""

CAUSES = "What are the causes of hypomagnesemia?"
NOTE = {"note.md": "# A note\n\nHypomagnesemia was caused by samplazole in mice.\n"}


def test_the_same_question(spec):
    """The same question on the same release gives the same id and the same bytes."""
    spec(
        "ask twice",
        given={"question": CAUSES, "instead": {"question": "How is hypomagnesemia treated?"}},
        expect={
            "same id": True,
            "same bytes": True,
            "the changed one has the same id": False,
            "length of the id": 12,
        },
    )


def test_another_reader(spec):
    """The same question for another reader is another answer."""
    spec(
        "ask twice",
        given={"question": CAUSES, "instead": {"audience": "patient"}},
        expect={"the changed one has the same id": False},
    )


def test_another_question_before(spec):
    """A follow-up after another question is another answer."""
    spec(
        "ask twice",
        given={
            "question": "And how is it treated?",
            "before": [CAUSES],
            "instead": {"before": ["What is hypokalemia?"]},
        },
        expect={"same id": True, "the changed one has the same id": False},
    )


def test_replay(spec):
    """Replay makes the same bytes again."""
    spec(
        "save and replay",
        given={"question": CAUSES},
        expect={"same bytes": True, "same release": True, "id": "the same", "kept": CAUSES},
    )


def test_replay_for_patients(spec):
    """Replay makes the same bytes again for every reader."""
    spec(
        "save and replay",
        given={"question": "why is my Mg low", "audience": "patient"},
        expect={"same bytes": True},
    )


def test_replay_of_a_follow_up(spec):
    """Replay of a follow-up understands it as it was understood."""
    spec(
        "save and replay",
        given={"question": "How much should I give?", "before": [CAUSES]},
        expect={"same bytes": True, "same release": True},
    )


def test_replay_on_an_earlier_release(spec):
    """Replay answers on the release that it was made on, though the library has moved on."""
    spec(
        "save and replay",
        given={
            "question": CAUSES,
            "literature": NOTE,
            "then ingest": {"later.md": "# Later\n\nHypomagnesemia was caused by otherazole.\n"},
        },
        expect={"same bytes": True, "same release": True, "a new answer has the same id": False},
    )


def test_replay_of_nothing(spec):
    """A name that no answer has is refused with what to do; a path is no name."""
    spec(
        "save and replay",
        given={"question": CAUSES, "replay": "0" * 12},
        expect_error="is not among the answers in",
    )
    spec(
        "save and replay",
        given={"question": CAUSES, "replay": "../secret"},
        expect_error="is not an answer's name",
    )


def test_the_schema(spec):
    """The JSON of every answer keeps to the published schema."""
    for given in (
        {"question": CAUSES},
        {"question": CAUSES, "audience": "patient"},
        {"question": "What is the capital of France?"},
        {"question": "I took too many tablets"},
        {"question": CAUSES, "literature": NOTE},
    ):
        spec("ask", given=given, expect={"schema errors": []})
