"""What is promised of drafts that a reader has written on the site?"""

title = "Drafts on the site"
intro = """Where no curated claim answers, a reader may have a model arrange sentences of the passages found.
The model here is made up: it writes one sentence of each of two passages, and one that no passage holds."""

ASKED = "How is tennis elbow treated?"
QUOTED = "Most patients with tennis elbow recover within one year without treatment."
FIRST = "Eccentric exercise reduced pain in tennis elbow after 12 weeks."
SECOND = "Injection was followed by skin atrophy in 3 of 60 patients with tennis elbow."
INVENTED = "Injection cures 90% of patients with tennis elbow."
OFFER = "Have a draft written from these passages"


def test_the_answer_without_a_model_comes_first(spec):
    """Asking shows the answer without a model, and only offers a draft."""
    spec(
        "draft on the site",
        given={"question": ASKED},
        expect={"words include": [QUOTED, OFFER], "words exclude": [FIRST], "the model was asked": False},
    )


def test_without_a_writer_there_is_no_offer(spec):
    """Where the operator set no model, nothing is offered."""
    spec(
        "draft on the site",
        given={"question": ASKED, "writer": "none"},
        expect={"words include": [QUOTED], "words exclude": [OFFER]},
    )


def test_a_draft_shows_what_stands_in_a_source(spec):
    """A draft shows, sentence by sentence, what stands in a source, and marks it as a model's."""
    spec(
        "draft on the site",
        given={"question": ASKED, "button": "pressed"},
        expect={
            "words include": [QUOTED, FIRST, SECOND, "drafted by a model"],
            "words exclude": [INVENTED],
        },
    )


def test_the_top_says_what_it_is(spec):
    """Above it stand the model, the share of its sentences that was dropped, and that nobody read it."""
    spec(
        "draft on the site",
        given={"question": ASKED, "button": "pressed"},
        expect={
            "words include": [
                "Drafted by the model scripted. No person has read this.",
                "Of its 3 sentences, 1 (33%) were dropped",
                "Read the answer without a model",
            ]
        },
    )


def test_who_treats_nobody_gets_no_draft(spec):
    """Lay readers are offered none, and get none by asking for it."""
    spec(
        "draft on the site",
        given={"question": ASKED, "reader": "patient"},
        expect={"words exclude": [OFFER], "the model was asked": False},
    )
    spec(
        "draft on the site",
        given={"question": ASKED, "reader": "patient", "button": "pressed"},
        expect={"words exclude": [FIRST], "the model was asked": False},
    )


def test_claims_come_before_any_draft(spec):
    """Where curated claims answer, no draft is written, also if it is asked for."""
    spec(
        "draft on the site",
        given={"question": "What are the causes of hypomagnesemia?", "button": "pressed"},
        expect={"leads to": "/articles/hypomagnesemia/cause/", "the model was asked": False},
    )


def test_an_emergency_gets_no_draft(spec):
    """Who tells of an emergency is led to help."""
    spec(
        "draft on the site",
        given={"question": "I cannot breathe, is it my tennis elbow?", "button": "pressed"},
        expect={"leads to": "/urgent/breathing/", "the model was asked": False},
    )


def test_nothing_leaves_unseen(spec):
    """If the model is on another machine, the reader first sees what would be sent, masked, and where to."""
    spec(
        "draft on the site",
        given={"question": f"{ASKED} Jane Roe asks.", "writer": "elsewhere", "button": "pressed"},
        expect={
            "words include": [
                "To writer.example.org",
                "Nothing has been sent yet",
                f"{ASKED} [name] asks.",
                "Tennis elbow in adults",
            ],
            "the model was asked": False,
        },
    )


def test_a_fault_is_told_by_its_code(spec):
    """If the model breaks off, what was verified stays, and a code says why."""
    spec(
        "draft on the site",
        given={"question": ASKED, "writer": "breaking off", "button": "pressed"},
        expect={"words include": [QUOTED, FIRST, "The draft is not whole. It broke off. broken-off"]},
    )


def test_nobody_keeps_a_draft(spec):
    """No cache may keep a draft, and no search engine may list it."""
    spec(
        "draft on the site",
        given={"question": ASKED, "button": "pressed"},
        expect={"kept by caches include": ["no-store"], "listed include": ["noindex"]},
    )
