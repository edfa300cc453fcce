"""What is promised of works that several records, versions and tables tell of?"""

title = "One work, many records"
intro = """A work is found once, however many files tell of it; its newest text is shown, and what was read
before stays."""

TITLE = "Magnesium sulfate in torsades de pointes: a trial"
ABSTRACT = {"pmid": "1", "doi": "10.1000/x", "title": "Salt in the ward.", "text": "In short."}
FULL = {"pmid": "1", "pmcid": "PMC8", "title": "Salt in the ward", "text": "Told in full."}
PAGE = {"doi": "10.1000/X", "title": "Salt in the ward - Journal", "text": "Told on a page."}


def test_one_work_in_three_formats(spec):
    """A PubMed record, full text and a page of one work are one work: it bears the PMID, and the text is that
    of the record which was read deepest."""
    spec(
        "ingest works",
        given={"ingests": [{"PubMed": [ABSTRACT]}, {"page": PAGE}, {"full text": FULL}]},
        expect={"works": ["pmid:1: Salt in the ward"], "texts": ["Told in full."], "problems": []},
    )


def test_any_order(spec):
    """The order in which records and tables are read changes nothing that is shown."""
    spec(
        "ingest works in every order",
        given={
            "records": [
                {"PubMed": [ABSTRACT]},
                {"full text": FULL},
                {"table": [{"pmid": "1"}]},
            ]
        },
        expect={
            "orders": 6,
            "all orders show the same": True,
            "works": ["pmid:1: Salt in the ward"],
            "texts": ["Told in full."],
            "retracted": ["pmid:1"],
        },
    )


def test_the_newest_version_wins(spec):
    """Of a record's versions the newest is shown, by its date of revision and not by when it was read; the
    others are kept as the work's history."""
    old = {**ABSTRACT, "revised": "2020-01-02", "text": "Said first."}
    new = {**ABSTRACT, "revised": "2021-03-04", "text": "Said last."}
    for ingests in ([{"PubMed": [old]}, {"PubMed": [new]}], [{"PubMed": [new]}, {"PubMed": [old]}]):
        spec(
            "ingest works",
            given={"ingests": ingests, "history of": "pmid:1"},
            expect={
                "texts": ["Said last."],
                "history": ["pmid:1 of 2020-01-02", "pmid:1 of 2021-03-04"],
            },
        )


def test_the_same_again(spec):
    """Records that are read again change nothing and make no release."""
    spec(
        "ingest works",
        given={"ingests": [{"PubMed": [ABSTRACT]}, {"full text": FULL}, {"PubMed": [ABSTRACT]}]},
        expect={"releases": 2, "texts": ["Told in full."]},
    )


def test_identifiers_deny_it(spec):
    """Works with different PMIDs are two works, though title and year be the same; and a page that has
    nothing but that title and year is joined to neither."""
    one = {"pmid": "1", "title": TITLE, "year": "2001", "text": "One."}
    page = {"title": TITLE, "year": "2001", "text": "Told on a page."}
    spec(
        "ingest works",
        given={"ingests": [{"PubMed": [one]}, {"page": page}]},
        expect={"works": [f"pmid:1: {TITLE}"]},
    )
    spec(
        "ingest works",
        given={"ingests": [{"PubMed": [one]}, {"page": page}, {"PubMed": [{**one, "pmid": "2"}]}]},
        expect={"works": [f"file:page.html: {TITLE}", f"pmid:1: {TITLE}", f"pmid:2: {TITLE}"]},
    )


def test_a_table_of_retractions(spec):
    """A table of retractions marks works that are in the library and works that come later."""
    other = {**ABSTRACT, "pmid": "2", "doi": "10.1000/y", "title": "Another work."}
    table = [{"pmid": "1"}, {"doi": "10.1000/Y"}, {"pmid": "77"}]
    spec(
        "ingest works",
        given={"ingests": [{"PubMed": [ABSTRACT]}, {"table": table}, {"PubMed": [other]}]},
        expect={"retracted": ["pmid:1", "pmid:2"], "works include": "pmid:2: Another work"},
    )


def test_a_notice_of_retraction_in_the_library(spec):
    """A notice of retraction that is itself in the library marks the work that it retracts, as long as the
    notice is there."""
    notice = {"pmid": "9", "title": "Retraction: Salt in the ward.", "text": "It is retracted."}
    told = {"PubMed": [ABSTRACT, {**notice, "retraction of": "1"}]}
    spec("ingest works", given={"ingests": [told]}, expect={"retracted": ["pmid:1"]})
    spec("ingest works", given={"ingests": [told, {"removed": ["9"]}]}, expect={"retracted": []})


def test_a_removed_record(spec):
    """A record that its source takes back goes with its history, and its work with it unless another record
    tells of the work."""
    spec(
        "ingest works",
        given={
            "ingests": [
                {"PubMed": [ABSTRACT, {"pmid": "2", "title": "Another work.", "text": "It goes."}]},
                {"full text": FULL},
                {"removed": ["1", "2", "77"]},
            ]
        },
        expect={"works": ["pmcid:PMC8: Salt in the ward"], "texts": ["Told in full."], "problems": []},
    )


def test_rejected_records_are_kept(spec):
    """A record that cannot be read is left out, told, and kept in a file below the library; once mended
    there, that file is read like any other."""
    broken = "<PubmedArticle><MedlineCitation><PMID>3</PMID><Article><ArticleTitle>Salt</MedlineCitation>"
    bad = {"PubMed": [ABSTRACT, {"broken": broken + "</PubmedArticle>"}]}
    spec(
        "ingest works",
        given={"ingests": [bad]},
        expect={"works": ["pmid:1: Salt in the ward"], "rejects": ["records.rejected.xml"]},
    )
    spec(
        "ingest works",
        given={
            "ingests": [
                bad,
                {"rejects, mended": ["Salt</Medline", "Salt.</ArticleTitle></Article></Medline"]},
            ]
        },
        expect={"works": ["pmid:1: Salt in the ward", "pmid:3: Salt"]},
    )
