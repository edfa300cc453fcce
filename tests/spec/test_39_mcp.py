"""What is promised to the tools of other programs?"""

title = "Tools for other programs"
intro = """By the Model Context Protocol, other programs ask, check, search, calculate and open citations.
They get the answers that a reader gets, with their citations, status and limits; nothing of it is kept."""


def test_an_answer_with_its_citations(spec):
    """A short answer is the bottom line with the references that it cites, and says that nobody signed it."""
    spec(
        "call a tool",
        given={"tool": "ask", "arguments": {"question": "What are the causes of hypomagnesemia?"}},
        expect={
            "outcome": "answered",
            "status": "Submitted",
            "status_note include": "pending human review",
            "sections": [],
            "more include": ["Causes"],
        },
    )


def test_an_emergency(spec):
    """An emergency is told before anything else."""
    spec(
        "call a tool",
        given={
            "tool": "ask",
            "arguments": {"question": "my father collapsed and is not breathing", "audience": "caregiver"},
        },
        expect={"outcome": "urgent"},
    )


def test_a_citation_is_opened(spec):
    """Behind each statement stand the words of its sources, and how deep they were read."""
    spec(
        "call a tool",
        given={"tool": "open_citation", "arguments": {"claim_id": "hm-cau-002"}},
        expect={"claim_id": "hm-cau-002", "certainty": "high", "is_unverified": False},
    )


def test_a_text_is_checked(spec):
    """A text is checked by the same rules as anywhere."""
    spec(
        "call a tool",
        given={"tool": "check", "arguments": {"text": "Magnesium is an electrolyte."}},
        expect={"findings": [], "left_out": 0},
    )


def test_a_calculation_shows_its_working(spec):
    """A calculation names its results with units, and shows the working."""
    spec(
        "call a tool",
        given={
            "tool": "calculate",
            "arguments": {"calculator": "qtc", "inputs": {"qt": "400 ms", "heart-rate": "80 /min"}},
        },
        expect={"results include": ["462 ms"], "working include": ["RR = 60 ÷ 80 = 0.75 s"]},
    )


def test_what_cannot_be_done(spec):
    """What cannot be done is told in a sentence that says what to do, and repeats nothing that was asked."""
    spec(
        "call a tool",
        given={"tool": "ask", "arguments": {"question": " "}},
        expect_error="The question is empty",
    )
    spec(
        "call a tool",
        given={"tool": "open_citation", "arguments": {"claim_id": "nobody"}},
        expect_error="The library holds no claim",
    )
    spec(
        "call a tool",
        given={"tool": "search", "arguments": {"query": "magnesium", "top": 1000}},
        expect_error="give a number from 1 to 25",
    )
