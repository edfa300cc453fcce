"""What is promised of the draft of a pack?"""

title = "Drafting a pack"
intro = """`bedside pack draft` makes a first draft of a pack from ingested literature, for a person to check
and reword. The examples tell of an invented condition, so that no number misleads."""

TOPIC = "exemplaremia"
TREATED = "Exemplaremia is treated with samplazole in most hospitals."
CAUSED = "Exemplaremia may be caused by long use of samplinib."
DOSED = "Samplazole for exemplaremia is given at a dose of 40 mg/d for 5 days."


def work(text, **more):
    identified = {"pmid": "101"} if "id" not in more else {}
    return {"id": "pmid:101", **identified, "year": 2024, "text": text, **more}


def test_a_claim_is_a_sentence_to_reword(spec):
    """Each claim is a sentence that names the topic, behind `TO REWORD:` in the statement and in the note."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(TREATED)]},
        expect={
            "files": [
                "CHECK-FIRST.md",
                "claims/exemplaremia/management.yaml",
                "concepts.yaml",
                "pack.yaml",
                "references.yaml",
            ],
            "claims": {
                "exemplaremia-man-001": {
                    "id": "exemplaremia-man-001",
                    "concept": "exemplaremia",
                    "facet": "management",
                    "topic": "TO NAME: its place in the article",
                    "statement": f"TO REWORD: “{TREATED}”",
                    "plain": None,
                    "certainty": "very low",
                    "supports": [
                        {
                            "ref": "pmid-101",
                            "locator": "Results, from “Exemplaremia is treated with samplazole in …”",
                            "directness": "indirect",
                            "read_depth": "abstract",
                            "note": f"TO REWORD: “{TREATED}”",
                        }
                    ],
                }
            },
        },
    )


def test_a_draft_is_refused_until_it_is_reworded(spec):
    """The rules of packs refuse a draft until a person has reworded it, and its page says what is left."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(TREATED)]},
        expect={
            "problems include": [
                "exemplaremia-man-001: the statement, the topic and a note are as the draft left them. "
                "Say it in your own words, and take `TO REWORD:` or `TO NAME:` away.",
                "exemplaremia-man-001: There is no plain sentence.",
            ],
            "check first include": [
                "the statement, the topic and a note are as the draft left them",
                "There is no plain sentence.",
            ],
        },
    )


def test_a_mark_taken_away_is_not_a_rewording(spec):
    """A statement that is what a note of its support quotes is refused, its mark taken away or not."""
    note = "It says “Exemplarium is high in one of ten people.”"
    given = {
        "changes": {
            "claims[0].statement": "Exemplarium is high in one of ten people.",
            "claims[0].supports[0].note": note,
        }
    }
    spec("validate a pack", given=given, expect={"problems include": "is what a note quotes from the source"})
    left = {"changes": {"claims[0].supports[0].note": "TO REWORD: “Exemplarium is high.”"}}
    spec(
        "validate a pack", given=left, expect={"problems include": "cause-1: a note is as the draft left it"}
    )


def test_no_claim_is_verified(spec):
    """Each support is indirect until a person has read the source, so each claim counts as unverified."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(f"{TREATED} {CAUSED}")]},
        expect={"unverified": ["exemplaremia-cau-001", "exemplaremia-man-001"]},
    )


def test_every_support_verifies(spec):
    """A sentence is drafted only where the verifier says that its own passage supports it."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(f"{TREATED} {CAUSED} {DOSED}")]},
        expect={"not supported by its own passage": []},
    )


def test_identifiers_are_as_recorded(spec):
    """A reference has what the record has; nothing is completed."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(TREATED), {"id": "b", "text": CAUSED}]},
        expect={
            "references": [
                {
                    "id": "b",
                    "kind": "narrative review",
                    "title": "Work b",
                    "note": "In the library as b",
                },
                {
                    "id": "pmid-101",
                    "kind": "narrative review",
                    "title": "Work pmid:101",
                    "year": 2024,
                    "pmid": "101",
                    "note": "In the library as pmid:101",
                },
            ]
        },
    )


def test_facets_are_guessed_by_words(spec):
    """The facet is guessed by the words of the sentence or of its heading; without any, a person chooses."""
    spec(
        "draft a pack",
        given={
            "topic": TOPIC,
            "works": [
                work(CAUSED),
                work("Exemplaremia often makes the nails turn pale blue.", id="b", section="Symptoms"),
                work("Exemplaremia was once a name for another thing.", id="c"),
            ],
        },
        expect={
            "facets": {
                "exemplaremia-cau-001": "cause",
                "exemplaremia-fea-001": "feature",
                "exemplaremia-uns-001": "definition",
            },
            "check first includes": "no facet was named (1): `exemplaremia-uns-001`",
        },
    )


def test_only_sentences_that_stand_alone(spec):
    """A sentence that leans on others, tells how a study was done, or is not of people is left out."""
    left_out = [
        "However, it is treated as exemplaremia by some of them.",
        "We treated exemplaremia with samplazole in our hospital.",
        "The aim was to learn what exemplaremia leads to in time.",
        "Exemplaremia is treated with samplazole in rats and mice.",
        "Is exemplaremia treated with samplazole in most hospitals?",
        "Samplazole is given by mouth in the morning.",
    ]
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(" ".join([TREATED, *left_out]))]},
        expect={"statements": {"exemplaremia-man-001": f"“{TREATED}”"}},
    )


def test_works_that_no_claim_may_rest_on(spec):
    """Retracted, superseded and machine-written works are never a support, and are listed."""
    spec(
        "draft a pack",
        given={
            "topic": TOPIC,
            "works": [
                work(TREATED),
                work(CAUSED, id="b", title="Old work", retracted=True),
                work(CAUSED, id="c", title="First edition", **{"superseded by": "d"}),
                work(CAUSED, id="e", title="A machine's page", kind="AI-written page"),
                work(CAUSED, id="f", title="Half taken back", notice="partial retraction"),
            ],
        },
        expect={
            "supports": {"exemplaremia-man-001": ["pmid-101"]},
            "check first include": [
                "b: “Old work” (it is retracted)",
                "c: “First edition” (it is superseded by d)",
                "e: “A machine's page” (a machine wrote it)",
                "f: “Half taken back” (a notice retracts it, or a part of it)",
            ],
        },
    )


def test_one_claim_for_what_two_works_say(spec):
    """What another work says in the same words is a second support, not a second claim."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(TREATED), work(TREATED, id="pmid:102")]},
        expect={"supports": {"exemplaremia-man-001": ["pmid-101", "pmid-102"]}},
    )


def test_where_works_disagree(spec):
    """Where one sentence seems to speak against another, the page says so, and no claim does."""
    spec(
        "draft a pack",
        given={
            "topic": TOPIC,
            "works": [
                work("Samplazole reduces mortality in exemplaremia."),
                work("Samplazole increases mortality in exemplaremia.", id="b"),
            ],
        },
        expect={
            "check first include": ["## Where works may disagree (1)", "they point in opposite directions"],
        },
    )


def test_quantities_only_where_nothing_is_guessed(spec):
    """A quantity is made only where unit and substance leave no choice; other numbers are listed."""
    text = "Hypomagnesemia is defined as a serum magnesium below 0.7 mmol/L in 3 of 4 works."
    quantity = {
        "name": "TO NAME: magnesium",
        "kind": "concentration",
        "of": "magnesium",
        "specimen": "serum",
        "comparator": "<",
        "value": 0.7,
        "unit": "mmol/L",
        "printed": "mmol/L",
    }
    spec(
        "draft a pack",
        given={"topic": "hypomagnesemia", "works": [work(text)]},
        expect={"quantities": {"hypomagnesemia-def-001": [quantity]}},
    )
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(DOSED)]},
        expect={
            "quantities": {"exemplaremia-dos-001": []},
            "check first includes": "`exemplaremia-dos-001` (no quantity made of: 40 mg/d",
        },
    )


def test_doses_come_first(spec):
    """The page names doses and thresholds first, then what is thin, and what is missing at the end."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(f"{CAUSED} {DOSED}", year=2009)]},
        expect={
            "headings": [
                "Doses and thresholds (1)",
                "One source, or an abstract (2)",
                "Numbers that are not typed (1)",
                "Hedges (1)",
                "Old works, and works without a year (1)",
                "Facets without a claim (12)",
                "What `bedside pack validate` says (3)",
            ],
            "check first includes": "`exemplaremia-dos-001` (a dose or amount)",
        },
    )


def test_grades_as_printed(spec):
    """A recommendation's grade is the passage's, as printed, and is not marked as verified."""
    graded = work(TREATED, kind="guideline", authors="Sample Society", grade="Grade 1B", read="section")
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [graded]},
        expect={
            "check first includes": "`exemplaremia-man-001` (grade as printed: Grade 1B)",
            "recommendations": {
                "exemplaremia-man-001": {"by": "Sample Society", "grade": "Grade 1B", "verified": False}
            },
        },
    )


def test_a_writer_may_reword(spec):
    """A writer's words are taken only where the passage supports them and nothing is found against them."""
    good = "Samplazole is the treatment of exemplaremia in most hospitals."
    for said, kept in (
        (good, good),
        ("Exemplaremia is treated with samplazole at 40 mg/d in most hospitals.", f"“{TREATED}”"),
        ("Exemplaremia is not treated with samplazole in most hospitals.", f"“{TREATED}”"),
        (TREATED, f"“{TREATED}”"),
    ):
        spec(
            "draft a pack",
            given={"topic": TOPIC, "works": [work(TREATED)], "reword": {TREATED: said}},
            expect={
                "statements": {"exemplaremia-man-001": kept},
                "problems include": "are as the draft left them",
            },
        )


def test_as_many_claims_as_asked_for(spec):
    """At most as many claims are drafted as were asked for, a facet at a time."""
    more = "Exemplaremia is treated with sampladone where samplazole fails."
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(f"{TREATED} {more} {CAUSED}")], "most": 2},
        expect={"facets": {"exemplaremia-cau-001": "cause", "exemplaremia-man-001": "management"}},
    )


def test_what_is_on_the_topic_itself_comes_first(spec):
    """A sentence that names the topic early, or of a work on it, is drafted before one that mentions it."""
    aside = "Hospitals treat pale nails, blue hair, cold feet and sometimes exemplaremia with rest."
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(f"{aside} {TREATED}", title="Nails")], "most": 1},
        expect={"statements": {"exemplaremia-man-001": f"“{TREATED}”"}},
    )


def test_a_topic_that_nothing_names(spec):
    """A topic that no sentence names is refused with what to try, and so is one that names nothing."""
    spec(
        "draft a pack",
        given={"topic": "unheardemia", "works": [work(TREATED)]},
        expect_error="Try another name of it, or ingest more on it",
    )
    for topic in ("", "../..", "it is", "💊"):
        spec(
            "draft a pack",
            given={"topic": topic, "works": [work(TREATED)]},
            expect_error="The topic names nothing to look for.",
        )
    spec(
        "draft a pack",
        given={"topic": "exemplaremia " * 12, "works": [work(TREATED)]},
        expect_error="Name a condition or medicine in at most 120.",
    )


def test_a_library_without_literature(spec):
    """A library without literature has nothing to draft from."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": []},
        expect_error="The library holds no literature to draft from.",
    )


def test_a_folder_that_is_there(spec):
    """A draft never writes into a folder that is there."""
    spec(
        "draft a pack",
        given={"topic": TOPIC, "works": [work(TREATED)], "output": "library"},
        expect_error="library is there already. Name another folder, or move it away.",
    )
