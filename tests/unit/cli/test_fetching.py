"""`bedside ingest` with something to fetch, from a server on this machine."""

import gzip
import sys

import pytest

from bedside.cli.entry import main
from bedside.cli.fetching import read_pmids
from bedside.errors import UserError
from pubmed_server import SET, PubmedServer, records

SECRET = "Jane Doe magnesium"


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with PubmedServer(records=records("11", "12", "13")) as server:
        yield server


@pytest.fixture
def ingest(monkeypatch, capsys, tmp_path):
    """Run ``bedside ingest`` into one library; gives exit code, output and errors."""

    def run(*arguments):
        words = ["bedside", "ingest", "--bare", "--library", str(tmp_path / "library"), *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", words)
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_a_query_goes_into_the_library_and_nowhere_else(server, ingest, tmp_path):
    code, out, err = ingest("--pubmed", SECRET, "--server", server.address)
    assert (code, err) == (0, "")
    assert "Read 3 publications" in out
    assert len(list((tmp_path / "library" / "fetched").glob("pubmed-*.xml"))) == 1
    kept = [path for path in (tmp_path / "library").rglob("*") if path.is_file()]
    assert not [path for path in kept if SECRET.encode() in path.read_bytes() or "Doe" in path.name]
    assert SECRET not in out


def test_pmids_of_a_file_beside_a_file_of_our_own(server, ingest, tmp_path):
    (tmp_path / "pmids.txt").write_text("11\n12, 99\n")
    (tmp_path / "note.md").write_text("# Salt\n\nSalt.\n")
    code, out, err = ingest(
        tmp_path / "note.md", "--pmids", f"@{tmp_path}/pmids.txt", "--server", server.address
    )
    assert code == 0
    assert "Read 3 publications" in out
    assert "PMID 99: PubMed gave no record" in err


def test_baseline_and_updates_in_order(server, ingest, tmp_path):
    old, new = records("1")["1"], records("1")["1"].replace("Salt 1.", "Salt anew.")
    server.add_file("baseline/pubmed26n0001.xml.gz", gzip.compress(SET.format(records=old).encode()))
    server.add_file("updatefiles/pubmed26n1335.xml.gz", gzip.compress(SET.format(records=new).encode()))
    keep = tmp_path / "kept"
    code, out, _ = ingest("--updates", "all", "--baseline", "1", "--server", server.address, "--keep", keep)
    assert code == 0
    assert "1 publications in all" in out
    assert sorted(path.name for path in keep.glob("pubmed*")) == [
        "pubmed26n0001.xml.gz",
        "pubmed26n1335.xml.gz",
    ]


def test_name_and_key_come_from_the_environment(server, ingest, monkeypatch):
    monkeypatch.setenv("BEDSIDE_NCBI_EMAIL", "a@example.org")
    monkeypatch.setenv("BEDSIDE_NCBI_API_KEY", "sesame")
    assert ingest("--pmids", "11", "--server", server.address)[0] == 0
    assert server.asked[-1].fields["email"] == "a@example.org"
    assert server.asked[-1].fields["api_key"] == "sesame"
    assert server.asked[-1].headers["User-Agent"].startswith("bedside/0.")
    assert not [asked for asked in server.asked if "sesame" in asked.path]


def test_nothing_is_fetched_unless_asked(server, ingest, tmp_path):
    (tmp_path / "note.md").write_text("# Salt\n\nSalt.\n")
    assert ingest(tmp_path / "note.md", "--server", server.address)[0] == 0
    assert server.asked == []


def test_no_network_is_one_sentence_and_exit_code_4(ingest, monkeypatch, tmp_path):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr("bedside.remote.settings.Clock.__init__", _still)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    code, out, err = ingest("--pubmed", SECRET, "--server", "http://127.0.0.1:1/")
    assert (code, out) == (4, "")
    assert err.count("\n") == 1
    assert "is there a network?" in err and SECRET not in err
    assert not (tmp_path / "library" / "CURRENT").exists()


def _still(self):
    for name, value in {"now": lambda: 0.0, "wall": lambda: 0.0, "sleep": lambda seconds: None}.items():
        object.__setattr__(self, name, value)


def test_a_query_without_matches_is_told(server, ingest):
    server.records.clear()
    code, _, err = ingest("--pubmed", SECRET, "--server", server.address)
    assert code == 3
    assert "no record was fetched" in err and SECRET not in err


def test_one_server_cannot_be_both(ingest):
    assert ingest("--pubmed", "salt", "--baseline", "1", "--server", "http://127.0.0.1:1/")[0] == 2


def test_neither_paths_nor_anything_to_fetch(ingest):
    code, _, err = ingest()
    assert code == 2
    assert "nothing to read" in err


@pytest.mark.parametrize("text", ["", " ", ",", "1,x", "0", "-1", "1;2", "²", "12345678901", "PMC12"])
def test_what_is_no_pmid_is_told(text):
    with pytest.raises(UserError, match="PMID"):
        read_pmids(text)


def test_pmids_in_any_layout(tmp_path):
    assert read_pmids("1, 2 3,\n4,") == ["1", "2", "3", "4"]
    (tmp_path / "p").write_bytes(b"\xef\xbb\xbf1\r\n2\r\n")
    assert read_pmids(f"@{tmp_path}/p") == ["1", "2"]
    (tmp_path / "b").write_bytes(b"\xff\xfe1")
    for absent in ("b", "c"):
        with pytest.raises(UserError):
            read_pmids(f"@{tmp_path}/{absent}")
