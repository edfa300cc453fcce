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


# How a query is understood: other words for what it says, and words that only ask.


def test_a_slip_after_a_slip(spec):
    """Letters swapped, doubled, missing or wrong are a slip, at the first letter and in endings too."""
    works = [{"id": f"w{n}", "text": "Hypertension was treated with metoprolol."} for n in range(3)]
    for typed, meant in (
        ("hypertensoin", "hypertension"),
        ("hyypertension", "hypertension"),
        ("yhpertension", "hypertension"),
        ("metoprlol", "metoprolol"),
        ("metoprokol", "metoprolol"),
    ):
        given = {"works": works, "query": typed}
        spec("search a library", given=given, expect={"read as": [f"{typed} → {meant}"]})


def test_what_is_no_slip(spec):
    """A word that the library holds, a short one and one with a digit stay as typed, and too little is never
    read as too much."""
    works = [{"id": f"w{n}", "text": "Hyperkalemia and CYP3A4; cats and bats."} for n in range(3)]
    for query in ("bats", "rats", "CYP3A5", "hypokalemia", "hypekalemia low"):
        wanted = ["hypekalemia → hyperkalemia"] if query == "hypekalemia low" else []
        spec("search a library", given={"works": works, "query": query}, expect={"read as": wanted})


def test_short_forms(spec):
    """Where two works or more explain a short form, the long form is looked for by the short one too."""
    works = [
        {"id": "a", "text": "Acute kidney injury (AKI) was common."},
        {"id": "b", "text": "In acute kidney injury (AKI), urine is scarce."},
        {"id": "c", "text": "AKI was staged by creatinine."},
        {"id": "d", "text": "The high output stoma (HOS) was closed."},
    ]
    spec(
        "search a library",
        given={"works": works, "query": "acute kidney injury"},
        expect={"found, in any order": ["a", "b", "c"], "read as": ["acute kidney injury → AKI"]},
    )
    spec(
        "search a library",
        given={"works": works, "query": "acute kidney injury", "options": {"abbreviations": False}},
        expect={"found, in any order": ["a", "b"], "read as": []},
    )
    spec("search a library", given={"works": works, "query": "high output stoma"}, expect={"read as": []})


def test_long_forms(spec):
    """Short forms are spelled out where that is asked for; one of two meanings is not."""
    meanings = ["mitral stenosis", "multiple sclerosis"]
    works = [
        {"id": f"{meaning[:2]}{n}", "text": f"They had {meaning} (MS) or heart failure (HF)."}
        for meaning in meanings
        for n in range(2)
    ]
    works += [
        {"id": "ms", "text": "They had mitral stenosis (MS)."},
        {"id": "x", "text": "The heart failed."},
    ]
    given = {"works": works, "query": "HF", "options": {"long_forms": True}}
    spec("search a library", given=given, expect={"read as": ["hf → heart failure"], "found include": ["x"]})
    spec("search a library", given={"works": works, "query": "HF"}, expect={"read as": []})
    works = [work for work in works if work["id"] != "ms"]
    works.append({"id": "third", "text": "The mental status (MS) was poor."})
    given = {"works": works, "query": "MS", "options": {"long_forms": True}}
    spec("search a library", given=given, expect={"read as": []})


def test_headings_of_mesh(spec):
    """Where MeSH was read, a heading of the query is looked for by its other names and by those of the
    headings below it; the longest phrase counts."""
    works = [
        {"id": "own", "text": "Kidney stones were seen."},
        {"id": "other", "text": "Nephrolithiasis was seen."},
        {"id": "narrower", "text": "Staghorn shapes were seen."},
        {"id": "apart", "text": "Renal cortex was seen."},
    ]
    headings = [
        {"name": "Kidney", "trees": ["A05.810"]},
        {"name": "Cortex", "trees": ["A05.810.100"]},
        {"name": "Stones, Kidney", "names": ["Nephrolithiasis"], "trees": ["C12.100"]},
        {"name": "Staghorn Calculi", "trees": ["C12.100.200"]},
    ]
    given = {"works": works, "headings": headings, "query": "kidney stone", "options": {"mesh": True}}
    spec(
        "search a library",
        given=given,
        expect={
            "found": ["own", "other", "narrower"],
            "read as": ["kidney stone → Nephrolithiasis", "kidney stone → Staghorn Calculi"],
        },
    )
    spec("search a library", given={**given, "options": {"mesh": False}}, expect={"found": ["own"]})


def test_words_that_only_ask(spec):
    """Words that frame a question, its population or its comparison count little beside what is asked."""
    works = [
        {"id": "frame", "text": "The effect in patients, compared."},
        {"id": "thing", "text": "Magnesium was given every day."},
    ]
    query = "what is the effect of magnesium in patients"
    spec("search a library", given={"works": works, "query": query}, expect={"found starts with": ["thing"]})
    spec(
        "search a library",
        given={"works": works, "query": query, "options": {"pico": False}},
        expect={"found starts with": ["frame"]},
    )
