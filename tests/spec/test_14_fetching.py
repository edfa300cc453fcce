"""What is promised of fetching from PubMed's servers?"""

title = "Fetching from PubMed"
intro = """Nothing is fetched unless a person asks for it, and then slowly enough for those who give it.
A fetch that was stopped goes on where it ended.
In these examples the server is one on the same machine, and the seconds are those of a still clock."""


def test_nothing_without_asking(spec):
    """An ingest of files opens no connection."""
    spec(
        "ingest without asking to fetch",
        given={"text": "# Salt\n\nSalt is salty.\n"},
        expect={"publications": 1, "connections": 0},
    )


def test_a_query(spec):
    """The records that a query matches are fetched and read, and the query stands in no address."""
    spec(
        "fetch records",
        given={"records": ["11", "12", "13"], "query": "salt AND water"},
        expect={
            "publications": 3,
            "problems": [],
            "requests": ["esearch.fcgi", "efetch.fcgi"],
            "addresses hold the query": False,
        },
    )


def test_pmids(spec):
    """The records of PMIDs are fetched; a PMID without a record is named."""
    spec(
        "fetch records",
        given={"records": ["11", "12"], "pmids": ["12", "99", "11", "12"]},
        expect={"publications": 2, "problems": ["PMID 99: PubMed gave no record for this PMID."]},
    )


def test_more_than_a_batch(spec):
    """Records come 200 at a time, each batch a file of its own."""
    spec(
        "fetch records",
        given={"records": [str(number) for number in range(1, 402)], "query": "salt"},
        expect={"publications": 401, "files": 3, "problems": []},
    )


def test_a_name_is_given(spec):
    """The server is told the program's name, and the person's address and key if they are given."""
    spec(
        "fetch records",
        given={
            "records": ["1"],
            "query": "salt",
            "settings": {"agent": "bedside/1.0", "email": "a@example.org", "api_key": "sesame"},
        },
        expect={
            "told of us": {"tool": "bedside", "email": "a@example.org", "api_key": "sesame"},
            "agent": "bedside/1.0 (mailto:a@example.org)",
        },
    )


def test_the_pace(spec):
    """Between requests lies a third of a second and a little more, a tenth with an API key."""
    spec("fetch records", given={"records": ["1"], "query": "salt"}, expect={"seconds waited": 0.35})
    spec(
        "fetch records",
        given={"records": ["1"], "query": "salt", "settings": {"api_key": "sesame"}},
        expect={"seconds waited": 0.105},
    )


def test_a_server_that_asks_for_time(spec):
    """A server that asks for time gets it."""
    spec(
        "fetch records",
        given={"records": ["1"], "query": "salt", "faults": {"efetch": ["asks for 7 seconds"]}},
        expect={"publications": 1, "seconds waited at least": 7.0, "seconds waited at most": 7.4},
    )


def test_a_server_that_asks_for_too_much_time(spec):
    """A server that asks for more than two minutes is not waited for; how long is told."""
    spec(
        "fetch records",
        given={"records": ["1"], "query": "salt", "faults": {"efetch": ["asks for an hour"]}},
        expect_error="asks us to wait for 3600 seconds",
    )


def test_faults_that_pass(spec):
    """Failures, answers that break off, error pages and errors in place of records are tried again."""
    for fault in (
        "fails",
        "is away",
        "breaks off",
        "truncated",
        "a web page",
        "an error",
        "an error in JSON",
        "an error with status 400",
        "nothing",
    ):
        spec(
            "fetch records",
            given={"records": ["1"], "query": "salt", "faults": {"efetch": [fault]}},
            expect={
                "publications": 1,
                "problems": [],
                "requests": ["esearch.fcgi", "efetch.fcgi", "efetch.fcgi"],
                "left over": [],
            },
        )


def test_faults_that_stay(spec):
    """A server that goes on failing is told of in one sentence, and what was fetched is kept."""
    spec(
        "fetch records",
        given={"records": ["1"], "query": "salt", "faults": {"efetch": ["fails"] * 5}},
        expect_error="127.0.0.1 answered with status 500 in 5 tries. What was fetched is kept",
    )
    spec(
        "fetch records",
        given={"records": ["1"], "query": "salt", "faults": {"efetch": ["a web page"] * 3}},
        expect_error="127.0.0.1 gave a web page instead of records in 3 tries.",
    )
    spec(
        "fetch records",
        given={"records": ["1"], "query": "salt", "faults": {"esearch": ["blocks us"]}},
        expect_error="It refuses us",
    )


def test_going_on_after_a_failure(spec):
    """A fetch that a failing server ended goes on with the records that did not come."""
    spec(
        "fetch records",
        given={
            "records": [str(number) for number in range(1, 402)],
            "query": "salt",
            "faults": {"efetch": ["", *["fails"] * 5]},
            "again": True,
        },
        expect={
            "publications": 401,
            "requests": ["esearch.fcgi", *["efetch.fcgi"] * 6, "esearch.fcgi", *["efetch.fcgi"] * 2],
        },
    )


def test_going_on(spec):
    """What was fetched within a day is not fetched again."""
    spec(
        "fetch records",
        given={"records": ["1", "2"], "query": "salt", "again": True},
        expect={"publications": 2, "requests": ["esearch.fcgi", "efetch.fcgi", "esearch.fcgi"]},
    )


def test_too_many(spec):
    """A query that matches more than was allowed fetches nothing and says how many match."""
    spec(
        "fetch records",
        given={"records": ["1", "2", "3"], "query": "salt", "settings": {"most": 2}},
        expect_error="The query matches 3 publications, and at most 2 are fetched at once.",
    )


def test_what_pubmed_says_of_a_query(spec):
    """What PubMed did not find or understand is told by its place: words of a query may tell of a person."""
    spec(
        "fetch records",
        given={
            "records": ["1"],
            "query": 'salt AND "blue whale milk" AND magnesim',
            "warnings": "<ErrorList><PhraseNotFound>magnesim</PhraseNotFound></ErrorList><WarningList>"
            '<QuotedPhraseNotFound>"blue whale milk"</QuotedPhraseNotFound></WarningList>',
        },
        expect={
            "problems": [
                "the query: PubMed found nothing for word 7.",
                "the query: PubMed does not know the quoted phrase, and looked for its words one by one, at "
                "words 3 to 5.",
            ]
        },
    )


def test_files(spec):
    """Files of the baseline are fetched: all, the first few, or some numbers."""
    files = {f"pubmed26n000{number}.xml.gz": str(number) for number in (1, 2, 3)}
    first, second, third = files
    spec("fetch files", given={"files": files, "baseline": "all"}, expect={"files": files, "problems": []})
    spec("fetch files", given={"files": files, "baseline": "2"}, expect={"files": {first: "1", second: "2"}})
    spec("fetch files", given={"files": files, "baseline": "3-3"}, expect={"files": {third: "3"}})
    spec("fetch files", given={"files": files, "baseline": "8-9"}, expect_error="holds numbers 1 to 3")


def test_a_file_that_was_begun(spec):
    """A file that was begun is fetched from where it ends."""
    name = "pubmed26n0001.xml.gz"
    spec(
        "fetch files",
        given={"files": {name: "all of it"}, "baseline": "all", "begun": {name: "all "}},
        expect={"files": {name: "all of it"}, "ranges": ["bytes=4-"]},
    )


def test_a_file_that_was_fetched(spec):
    """A file that was held against its checksum is not asked for again."""
    spec(
        "fetch files",
        given={"files": {"pubmed26n0001.xml.gz": "one"}, "baseline": "all", "again": True},
        expect={"files": {"pubmed26n0001.xml.gz": "one"}, "requests": ["baseline/"]},
    )


def test_a_wrong_checksum(spec):
    """A file that differs from its checksum twice is kept aside and told of; the others are taken."""
    spec(
        "fetch files",
        given={
            "files": {"pubmed26n0001.xml.gz": "one", "pubmed26n0002.xml.gz": "two"},
            "wrong": ["pubmed26n0001.xml.gz"],
            "baseline": "all",
        },
        expect={
            "files": {"pubmed26n0002.xml.gz": "two"},
            "problems include": ["pubmed26n0001.xml.gz: The file differs from its checksum"],
            "kept aside": [".pubmed26n0001.xml.gz.bad"],
        },
    )


def test_a_beginning_that_is_damaged(spec):
    """A beginning that does not fit leads to one fetch of the whole file."""
    name = "pubmed26n0001.xml.gz"
    spec(
        "fetch files",
        given={"files": {name: "all of it"}, "baseline": "all", "begun": {name: "ALL "}},
        expect={"files": {name: "all of it"}, "problems": [], "kept aside": []},
    )
