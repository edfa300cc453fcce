"""What is promised of how search is measured?"""

title = "Evaluating"
intro = """Search is measured on sets of texts and queries with known answers, beside plain BM25 in the same
run. What is printed is what was measured, with what chance may explain of it."""

TEXTS = {
    "salt": "Eating less salt lowers blood pressure.",
    "zinc": "Zinc lozenges may shorten a cold.",
    "iron": "Iron by mouth raises hemoglobin.",
}
SMALL = {
    "texts": TEXTS,
    "queries": {"1": "does zinc shorten a cold", "2": "salt and blood pressure"},
    "relevant": {"1": ["zinc"], "2": ["salt"]},
}


def test_measures_are_the_field_s_own(spec):
    """nDCG@10 has linear gains and a discount of log2(rank + 1); recall@100 is the share of what answers in
    a hundred ranks; MRR@10 is one divided by the rank of the first hit."""
    spec(
        "measure a ranking",
        given={"ranking": ["a", "b", "c"], "relevant": {"b": 2, "c": 1, "z": 1}},
        expect={"ndcg@10": 0.5627, "recall@100": 0.6667, "mrr@10": 0.5},
    )
    spec(
        "measure a ranking",
        given={"ranking": ["b", "c", "z"], "relevant": {"b": 2, "c": 1, "z": 1}},
        expect={"ndcg@10": 1.0, "recall@100": 1.0, "mrr@10": 1.0},
    )
    spec(
        "measure a ranking",
        given={"ranking": [], "relevant": {"b": 1}},
        expect={"ndcg@10": 0.0, "recall@100": 0.0, "mrr@10": 0.0},
    )


def test_work_saved_counts_what_had_to_be_screened(spec):
    """For screening, the share of records that need not be read at 95 % recall, less 5 %; where the ranking
    ends before, everything must be read."""
    screened = [f"r{number}" for number in range(20)]
    spec(
        "measure a ranking",
        given={
            "ranking": ["other", "r0", "r1", "r2", "r3"],
            "relevant": {"r0": 1, "r3": 1},
            "screened": screened,
        },
        expect={"wss@95": 0.75, "recall@500": 1.0},
    )
    spec(
        "measure a ranking",
        given={"ranking": ["r0"], "relevant": {"r0": 1, "r3": 1}, "screened": screened},
        expect={"wss@95": -0.05},
    )


def test_a_difference_comes_with_its_interval(spec):
    """The mean difference, query by query, comes with a 95 % interval; the same values give the same one."""
    spec(
        "compare two systems",
        given={"ours": [1.0, 1.0, 1.0], "theirs": [0.5, 0.5, 0.5]},
        expect={"difference": 0.5, "interval": [0.5, 0.5], "holds zero": False, "again the same": True},
    )
    spec(
        "compare two systems",
        given={"ours": [1.0, 0.0], "theirs": [0.0, 1.0]},
        expect={"difference": 0.0, "interval": [-1.0, 1.0], "holds zero": True, "again the same": True},
    )


def test_a_text_counts_once(spec):
    """Texts that are the same, white space apart, are one text, and a judgment of one is of all."""
    spec(
        "make a pool",
        given={
            "texts": {"a": "Salt is salty.", "b": "Salt  is\nsalty.", "c": "", "d": "Water."},
            "queries": {"1": "salt", "2": "nothing", "3": "not judged"},
            "relevant": {"1": ["b"], "2": ["c"]},
        },
        expect={"texts": ["a", "d"], "queries": ["1"], "relevant": {"1": ["a"]}},
    )


def test_a_gold_span_marks_its_passages(spec):
    """Where an annotator marked words of an article, the passages that hold some of them are the hits, among
    that article's passages only; what the verifier did not accept is left out."""
    article = (
        "TITLE:\nA trial\n\nBODY.RESULTS:\nPain fell with the drug.\n\nBODY.METHODS:\nSixty took part.\n"
    )
    spec(
        "find marked passages",
        given={"article": article, "marked": "fell with"},
        expect={
            "queries": ["effect of the drug compared with placebo on pain"],
            "texts": [
                "TITLE A trial",
                "BODY.RESULTS Pain fell with the drug.",
                "BODY.METHODS Sixty took part.",
            ],
            "hits": ["Pain fell with the drug."],
        },
    )
    spec(
        "find marked passages",
        given={"article": article, "marked": "fell with", "accepted": False},
        expect={"queries": [], "hits": []},
    )


def test_one_run_measures_both(spec):
    """One run ranks the same queries over the same texts by the peer and by us, prints a table that fits a
    terminal, and keeps every value of every query."""
    spec(
        "evaluate",
        given=SMALL,
        expect={
            "systems": ["bm25", "bedside"],
            "queries": 2,
            "values kept": [2],
            "nDCG@10": {"bm25": 1.0, "bedside": 1.0},
            "means follow from the values": True,
            "read back the same": True,
            "times are told": True,
            "table include": "2   1.000   1.000  +0.000 [+0.000, +0.000]  1.000/1.000",
            "widest line at most": 80,
        },
    )


def test_without_the_peer(spec):
    """Without the peer there is no difference to tell, and a dash says so."""
    spec(
        "evaluate",
        given={**SMALL, "peer": False},
        expect={"systems": ["bedside"], "table include": "med                      2       –   1.000  –"},
    )


def test_a_sample_is_called_one(spec):
    """A run of some queries says of how many, and its page says that it is a sample."""
    spec(
        "evaluate",
        given={**SMALL, "sample": 1},
        expect={"queries": 1, "of": 2, "page include": ["**This run is a sample**", "1 of 2 queries"]},
    )


def test_the_page_prints_the_run(spec):
    """The page of figures is made of a run; where none is there, it says so and gives no figure."""
    spec(
        "evaluate",
        given=SMALL,
        expect={"page include": "| med | 2 | `bedside` | 1.000 | 1.000 | +0.000 [+0.000, +0.000] | 1.000 |"},
    )
    spec(
        "make the page of figures",
        given={},
        expect={"page include": "No run is committed yet", "page exclude": ["0.", "| "]},
    )


def test_what_is_not_there_is_told(spec):
    """Sets, variants, data and a peer that are not there are each told in a sentence with the next step."""
    spec(
        "evaluate",
        given={**SMALL, "set": "no-such-set"},
        expect_error="'no-such-set' is not a known set. Choose from: scifact,",
    )
    spec(
        "evaluate",
        given={**SMALL, "variant": "magic"},
        expect_error="'magic' is not a known variant. Choose from: bedside",
    )
    spec("evaluate", given={**SMALL, "without": "data"}, expect_error="Name one with --data DIR")
    spec("evaluate", given={**SMALL, "set": "cohen"}, expect_error="No file of this name is there.")
    spec(
        "evaluate",
        given={**SMALL, "without": "bm25s"},
        expect_error="The peer, bm25s, is not installed. Install it with 'pip install bm25s', or leave it "
        "out with --no-peer.",
    )
