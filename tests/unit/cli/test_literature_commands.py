"""What do `search` with its filters, `show` and `vectors` say to a person?"""

import msgspec
import pytest

from bedside import Library
from bedside.cli.entry import main
from bedside.engines import find_packaged_bge
from bedside.errors import how_to_install

RECORD = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">7</PMID>
<DateRevised><Year>2020</Year><Month>05</Month><Day>01</Day></DateRevised><Article>
<Journal><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue>
<Title>Salt Letters</Title></Journal>
<ArticleTitle>Salt in the ward.</ArticleTitle>
<Abstract><AbstractText Label="RESULTS">Salt fell.</AbstractText></Abstract><Language>eng</Language>
<PublicationTypeList><PublicationType>Practice Guideline</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>Salt Lett. 2021</RefSource><PMID Version="1">8</PMID></CommentsCorrections>
</CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>"""


@pytest.fixture
def bedside(monkeypatch, capsys):
    """The command as a person types it; gives exit code, standard output and standard error."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["bedside", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return run


@pytest.fixture
def library(bedside, tmp_path):
    (tmp_path / "record.xml").write_text(RECORD)
    line = {"_id": "other", "title": "Salt", "text": "Salt rose in another ward."}
    (tmp_path / "corpus.jsonl").write_bytes(msgspec.json.encode(line) + b"\n{broken\n")
    files = (tmp_path / "record.xml", tmp_path / "corpus.jsonl")
    code, out, err = bedside("ingest", *files, "--library", tmp_path / "library", "--bare")
    assert code == 0 and "Read 2 publications" in out
    assert "Records that were left out are in" in err and "corpus.rejected.jsonl" in err
    return tmp_path / "library"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), {"pmid:7", "other"}),
        (("--kind", "guideline"), {"pmid:7"}),
        (("--year", "2015-2020"), {"pmid:7"}),
        (("--year", "-2010"), set()),
        (("--year", "2019"), {"pmid:7"}),
        (("--journal", "salt letters", "--language", "eng"), {"pmid:7"}),
    ],
)
def test_filters(bedside, library, words, found):
    _, out, _ = bedside("search", "salt ward", "--library", library, "--without", "meaning", *words)
    assert {id for id in ("pmid:7", "other") if id in out} == found


def test_reasons(bedside, library):
    _, out, _ = bedside("search", "salt ward", "--library", library, "--without", "meaning", "--explain")
    assert "RETRACTED: Salt in the ward (2019)" in out
    assert "words (BM25): " in out and "guideline: +0.060; year 2019" in out


def test_years_that_are_none(bedside, library):
    code, _, err = bedside("search", "salt", "--library", library, "--year", "last")
    assert code == 2 and "Write 2015, 2015-2020, 2015- or -2020" in err


def test_show(bedside, library):
    _, out, _ = bedside("show", "pmid:7", "--library", library)
    assert out.startswith("pmid:7: Salt in the ward\n") and "RETRACTED by its journal" in out
    assert "Notice (retraction, received): Salt Lett. 2021; PMID 8" in out and "RESULTS: Salt fell." in out
    code, _, err = bedside("show", "pmid:9", "--library", library)
    assert code == 2 and "holds no work 'pmid:9'" in err


def test_vectors(bedside, library):
    if find_packaged_bge() is None:
        pytest.skip("the extra `models` is not installed")
    assert "2 of 2 passages have a vector" in bedside("vectors", "--library", library)[1]
    _, out, _ = bedside("search", "sodium", "--library", library, "--explain")
    assert "meaning (cosine): " in out and "words (BM25): none of them" in out


def test_vectors_without_a_model_or_literature(bedside, library, monkeypatch):
    assert "holds no literature" in bedside("vectors")[2]
    monkeypatch.setattr("bedside.engines.find_packaged_bge", lambda: None)
    code, _, err = bedside("vectors", "--library", library)
    assert code == 2 and how_to_install("models") in err


def test_vectors_in_a_thread(library):
    if find_packaged_bge() is None:
        pytest.skip("the extra `models` is not installed")
    with Library.open(library) as opened:
        opened.start_vectors().join()
        assert opened.make_vectors(seconds=0) == (2, 2)
