"""What is promised of searching the literature?"""

title = "Searching the literature"
intro = """Words find, and where a model is installed, meaning finds too and orders what either found.
Kind of evidence and year speak where relevance leaves it open. A search tells why."""

SALT = [
    {"id": "a", "text": "Magnesium fell in the patients who took the drug."},
    {"id": "b", "text": "Potassium rose in the patients."},
    {"id": "c", "text": "The weather was fine."},
]


def test_words(spec):
    """A work that holds the words of the query is found; one that holds none is not."""
    spec("search a library", given={"works": SALT, "query": "low magnesium"}, expect={"found": ["a"]})


def test_signs_that_a_splitter_would_lose(spec):
    """Greek letters, ions, hyphens, decimals and units are found however they are written."""
    works = [
        {"id": "ion", "text": "Serum Mg++ was measured."},
        {"id": "greek", "text": "TNF-α fell."},
        {"id": "hyphen", "text": "Interleukin IL-6 rose."},
        {"id": "unit", "text": "They took 400mg daily."},
        {"id": "decimal", "text": "It was 0.7 mmol/L."},
    ]
    for query, found in (
        ("Mg2+", "ion"),
        ("TNF-alpha", "greek"),
        ("IL6", "hyphen"),
        ("400 mg", "unit"),
        ("0.7 mmol", "decimal"),
    ):
        spec("search a library", given={"works": works, "query": query, "top": 1}, expect={"found": [found]})


def test_british_spelling(spec):
    """A British word finds American text."""
    works = [{"id": "a", "text": "Hypomagnesemia was found."}]
    spec("search a library", given={"works": works, "query": "hypomagnesaemia"}, expect={"found": ["a"]})


def test_a_slip_of_the_pen(spec):
    """A word that the library does not hold is read as a common one that is a slip away, and that is told."""
    works = [{"id": f"w{n}", "text": "Magnesium sulfate was given."} for n in range(3)]
    spec(
        "search a library",
        given={"works": works, "query": "magnesuim"},
        expect={"found, in any order": ["w0", "w1", "w2"], "read as": ["magnesuim → magnesium"]},
    )
    spec(
        "search a library",
        given={"works": works, "query": "magnesuim", "options": {"spelling": False}},
        expect={"found": [], "read as": []},
    )


def test_meaning(spec):
    """With a model, a work is found that says the same in other words."""
    works = [{"id": "a", "text": "Cramps were common."}, {"id": "b", "text": "Fever was common."}]
    alike = [["spasms", "cramps"], ["fever"]]
    spec(
        "search a library",
        given={
            "works": [*works, {"id": "c", "text": "No spasms."}],
            "query": "spasms",
            "alike": alike,
            "top": 2,
        },
        expect={"found": ["c"], "found by words": ["c"], "vectors made": 1},
    )
    spec(
        "search a library",
        given={"works": works, "query": "common cramps", "alike": alike},
        expect={"found": ["a", "b"], "found by meaning": ["a", "b"], "vectors made": 2},
    )


def test_no_time_for_vectors(spec):
    """Where there is no time to make vectors, words alone decide and nothing is lost."""
    alike = [["magnesium"]]
    spec(
        "search a library",
        given={"works": SALT, "query": "patients", "alike": alike, "options": {"seconds": 0}},
        expect={"found, in any order": ["a", "b"], "found by meaning": [], "vectors made": 0},
    )


def test_stronger_evidence_first(spec):
    """Of works that match alike, a guideline comes before a trial and a trial before a case report."""
    same = "Magnesium is given by mouth."
    works = [
        {"id": "case", "text": same, "kind": "case report or series"},
        {"id": "guideline", "text": same, "kind": "guideline"},
        {"id": "trial", "text": same, "kind": "randomized trial"},
    ]
    spec(
        "search a library",
        given={"works": works, "query": "magnesium by mouth"},
        expect={"found": ["guideline", "trial", "case"]},
    )
    spec(
        "search a library",
        given={"works": works, "query": "magnesium by mouth", "options": {"evidence": False}},
        expect={"found": ["case", "guideline", "trial"]},
    )


def test_newer_first(spec):
    """Of works that match alike, the newer comes first."""
    works = [
        {"id": "a", "text": "Treatment of low magnesium.", "year": 1990},
        {"id": "b", "text": "Treatment of low magnesium.", "year": 2020},
    ]
    spec(
        "search a library",
        given={"works": works, "query": "treatment of low magnesium"},
        expect={"found": ["b", "a"]},
    )


def test_the_notice_stands_above_the_retracted_work(spec):
    """A retracted work never stands above the notice of its retraction, and the search says so."""
    works = [
        {"id": "pmid:1", "text": "Magnesium cures all. Magnesium!", "retracted by": "pmid:2"},
        {
            "id": "pmid:2",
            "text": "Retraction of the article on magnesium in this journal.",
            "title": "Retraction",
        },
    ]
    spec(
        "search a library",
        given={"works": works, "query": "magnesium cures"},
        expect={"found": ["pmid:2", "pmid:1"], "notes": ["It stands below the notice of its retraction."]},
    )


def test_filters(spec):
    """A search can be held to years, kinds of evidence, a journal, a language, a group of people and a MeSH
    heading."""
    works = [
        {
            "id": "old",
            "text": "Magnesium in children.",
            "year": 1990,
            "journal": "Lancet",
            "language": "eng",
            "mesh": ["Child", "Magnesium Deficiency"],
        },
        {"id": "new", "text": "Magnesium in adults.", "year": 2020, "kind": "guideline", "language": "ger"},
    ]
    for filters, found in (
        ({"from_year": 2000}, ["new"]),
        ({"to_year": 2000}, ["old"]),
        ({"kinds": ["guideline"]}, ["new"]),
        ({"journals": ["lancet"]}, ["old"]),
        ({"languages": ["ger"]}, ["new"]),
        ({"populations": ["children"]}, ["old"]),
        ({"mesh": ["magnesium deficiency"]}, ["old"]),
    ):
        given = {"works": works, "query": "magnesium", "filters": filters}
        spec("search a library", given=given, expect={"found": found})
        spec("search a library", given={**given, "alike": [["magnesium"]]}, expect={"found": found})
