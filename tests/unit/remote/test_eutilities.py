"""Records by query and PMID, asked of a server on this machine with a clock that stands still."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
import pytest
from lxml import etree

from bedside import Library
from bedside.errors import EngineError, LibraryBusy, Problem, UserError
from bedside.remote import Clock, Settings, connection, eutilities, fetch_pubmed, searching
from bedside.remote.saving import fetching_into
from bedside.terms import Pmid
from pubmed_server import PubmedServer, records
from shared_data import shared

SECRET = "Jane Doe 1970"


@dataclass
class Fetch:
    """Fetches from one server into one folder; the waits and problems of the last call are kept."""

    server: PubmedServer
    folder: Path
    day: float = 0
    time: float = 0
    waits: list[float] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __call__(self, wanted, **settings):
        self.waits.clear()
        self.problems.clear()
        clock = Clock(now=lambda: self.time, sleep=self._sleep, wall=lambda: self._wall())
        settings = Settings(**{"server": self.server.address, "clock": clock, "timeout": 5, **settings})
        return fetch_pubmed(
            wanted,
            into=self.folder,
            settings=settings,
            progress=lambda what, done, total: None,
            on_problem=self.problems.append,
        )

    def _wall(self):
        import time

        return time.time() + self.day * 86_400

    def _sleep(self, seconds):
        self.waits.append(seconds)
        self.time += seconds


@pytest.fixture(autouse=True)
def direct(monkeypatch):
    """No proxy of the person's own stands between."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def fetch(tmp_path):
    with PubmedServer(records=records("1", "2", "3")) as server:
        yield Fetch(server, tmp_path / "kept")


def test_real_records_go_all_the_way_into_a_library(fetch, tmp_path):
    for path in sorted(shared("pubmed_xml/metapub").glob("*.xml")):
        root = etree.parse(path).getroot()
        for record in root:
            pmid = record.findtext("MedlineCitation/PMID") or record.findtext("BookDocument/PMID")
            fetch.server.records[pmid] = etree.tostring(record, encoding="unicode")
    paths = fetch("salt")
    assert not fetch.problems
    intake = Library.ingest(paths, library=tmp_path / "library", bare=True)
    assert intake.publications == len(fetch.server.records) > 100
    assert not intake.problems


def test_records_of_both_kinds_are_known_by_their_pmid(fetch):
    fetch.server.records["4"] = (
        "<PubmedBookArticle><BookDocument><PMID>4</PMID></BookDocument></PubmedBookArticle>"
    )
    fetch([Pmid("4"), Pmid("1")])
    assert not fetch.problems


def test_a_slow_server_is_asked_again_and_then_told_of(fetch):
    fetch.server.faults["efetch"] = ["slow"]
    assert len(fetch("salt", timeout=0.2)) == 1
    fetch.server.faults["esearch"] = ["slow"] * 3
    with pytest.raises(EngineError, match=r"did not answer in time in 3 tries") as caught:
        fetch("salt", timeout=0.2)
    assert caught.value.may_retry


def test_no_network_is_one_sentence(fetch):
    with pytest.raises(EngineError, match=r"could not be reached \(is there a network\?\)") as caught:
        fetch(SECRET, server="http://127.0.0.1:1/")
    assert caught.value.may_retry
    assert SECRET not in str(caught.value)
    assert fetch.waits == [1, 2]


def test_an_answer_that_does_not_end_is_given_up(fetch):
    late = iter(range(0, 10**9, connection.LONGEST_ANSWER + 1))
    clock = Clock(now=lambda: float(next(late)), sleep=lambda seconds: None)
    with pytest.raises(EngineError, match="answered too slowly"):
        fetch("salt", clock=clock)


def test_an_answer_without_bound_is_given_up_at_once(fetch, monkeypatch):
    monkeypatch.setattr(eutilities, "LARGEST_BATCH", 100)
    with pytest.raises(EngineError, match="gave more than"):
        fetch("salt")
    assert len(fetch.server.paths("efetch")) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        "<PubmedArticleSet>" + "<a>" * 100_000,
        "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>\0",
        "<?xml version='1.0' encoding='utf-16'?><PubmedArticleSet/>",
        "\xff\xfe\x00",
    ],
)
def test_hostile_answers_are_not_kept(fetch, hostile):
    true = fetch.server.answer
    fetch.server.answer = lambda path, fields: (
        hostile.encode("latin-1") if path.startswith("efetch") else true(path, fields)
    )
    with pytest.raises(EngineError, match="instead of records in 3 tries"):
        fetch("salt")
    assert not list(fetch.folder.glob("pubmed*"))


def test_tries_come_more_slowly_each_time(fetch):
    fetch.server.faults["esearch"] = ["fails"] * 4
    fetch("salt")
    assert [wait for wait in fetch.waits if wait >= 1] == [1, 2, 4, 8]


def test_no_two_requests_are_nearer_than_the_limit(fetch):
    fetch.server.records = records(*(str(number) for number in range(1, 1_002)))
    fetch("salt")
    assert len(fetch.server.asked) == 7
    assert fetch.time == pytest.approx(6 * 0.35)


def test_a_retry_after_may_be_a_date():
    from bedside.remote.connection import find_wait

    assert find_wait("Thu, 01 Jan 1970 00:01:00 GMT", wall=20) == 40
    assert find_wait("Thu, 01 Jan 1970 00:01:00 GMT", wall=99) == 0
    assert find_wait("7", wall=0) == 7
    assert find_wait("soon", wall=0) is None
    assert find_wait("²", wall=0) is None
    assert find_wait(None, wall=0) is None


@pytest.mark.parametrize("fault", ["a wrong key", "blocks us", "sends elsewhere"])
def test_what_another_try_cannot_mend_is_told_at_once(fetch, fault):
    fetch.server.faults["esearch"] = [fault]
    with pytest.raises((UserError, EngineError)) as caught:
        fetch(SECRET, api_key="sesame")
    assert len(fetch.server.asked) == 1
    assert "sesame" not in str(caught.value) and SECRET not in str(caught.value)


def test_the_key_is_not_shown_with_the_settings():
    assert "sesame" not in repr(Settings(api_key="sesame"))


@pytest.mark.parametrize("server", ["", "ftp://example.org/", "nonsense", "http://", "http://[::1"])
def test_a_server_that_is_no_address_is_told(fetch, server):
    if server:
        with pytest.raises(UserError, match="no address"):
            fetch("salt", server=server)


@pytest.mark.parametrize("email", ["no", "a@b@c d", "a@b\r\nX: y", "ä@example.org"])
def test_an_email_that_is_none_is_told(fetch, email):
    with pytest.raises(UserError, match="e-mail"):
        fetch("salt", email=email)


def test_a_search_that_names_fewer_than_it_counts_is_not_taken(fetch):
    fetch.server.cap = 2
    with pytest.raises(EngineError, match="named 2 of 3 publications in 3 tries"):
        fetch("salt")


def test_an_error_of_the_search_is_told_without_the_query(fetch):
    fetch.server.answer = lambda path, fields: (
        f"<eSearchResult><ERROR>bad: {fields['term']}</ERROR></eSearchResult>".encode()
    )
    with pytest.raises(EngineError, match="brackets and tags") as caught:
        fetch(SECRET)
    assert SECRET not in str(caught.value)


def test_a_search_that_names_what_is_no_pmid_is_not_taken(fetch):
    fetch.server.records = {"../../etc": "", "2": ""}
    fetch.server.answer = lambda path, fields: (
        b"<eSearchResult><Count>1</Count><IdList><Id>../x</Id></IdList></eSearchResult>"
    )
    with pytest.raises(EngineError, match="no PMIDs"):
        fetch("salt")


def test_entities_are_not_put_in(fetch, tmp_path):
    (tmp_path / "secret").write_text("7")
    bomb = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]>'
        "<eSearchResult><Count>&a;</Count></eSearchResult>"
    )
    fetch.server.answer = lambda path, fields: bomb.encode()
    with pytest.raises(EngineError):
        fetch("salt")


def test_a_query_without_matches_gives_no_file(fetch):
    fetch.server.records = {}
    assert fetch("salt") == []
    assert [asked.path for asked in fetch.server.asked] == ["esearch.fcgi"]


def test_a_kept_batch_that_was_damaged_is_fetched_again(fetch):
    (path,) = fetch("salt")
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    fetch("salt")
    assert path.read_bytes() == whole


def test_a_kept_batch_is_fetched_again_after_a_day(fetch):
    fetch("salt")
    fetch("salt")
    assert len(fetch.server.paths("efetch")) == 1
    fetch.day = 2
    fetch("salt")
    assert len(fetch.server.paths("efetch")) == 2


def test_a_batch_that_lacked_a_record_is_asked_for_again(fetch):
    wanted = [Pmid("1"), Pmid("4")]
    fetch(wanted)
    assert [problem.place for problem in fetch.problems] == ["PMID 4"]
    fetch.server.records |= records("4")
    fetch(wanted)
    assert not fetch.problems


def test_new_records_leave_the_batches_before_them_as_they_are(fetch):
    fetch.server.records = records(*(str(number) for number in range(1, 301)))
    fetch("salt")
    fetch.server.records |= records("301")
    fetch("salt")
    assert len(fetch.server.paths("efetch")) == 3


def test_too_many_pmids_are_told(fetch):
    with pytest.raises(UserError, match="--most 3"):
        fetch([Pmid("1"), Pmid("2"), Pmid("3"), Pmid("3")], most=2)


def test_one_program_at_a_time_fetches_into_a_folder(fetch):
    with fetching_into(fetch.folder), pytest.raises(LibraryBusy, match="Another program is fetching"):
        fetch("salt")
    assert fetch("salt")


def test_a_folder_that_cannot_be_is_told(fetch, tmp_path):
    fetch.folder = tmp_path / "file"
    fetch.folder.touch()
    with pytest.raises(UserError, match="--keep"):
        fetch("salt")


def test_what_a_stopped_program_left_is_taken_away(fetch):
    fetch.folder.mkdir()
    left = fetch.folder / ".pubmed-0-0.xml.new"
    other = fetch.folder / ".other.new"
    left.touch(), other.touch()
    fetch("salt")
    assert not left.exists() and other.exists()


def test_a_search_beyond_the_limit_is_halved_by_date(fetch, monkeypatch):
    monkeypatch.setattr(searching, "MOST_OF_A_SEARCH", 10)
    fetch.server.cap = 10
    numbers = range(1, 101)
    fetch.server.records = records(*map(str, numbers))
    fetch.server.days = {str(number): date(1960 + number % 60, number % 12 + 1, 3) for number in numbers}
    (path,) = fetch("salt")
    assert path.read_text().count("<PubmedArticle>") == 100
    assert not fetch.problems


def test_a_day_beyond_the_limit_is_told(fetch, monkeypatch):
    monkeypatch.setattr(searching, "MOST_OF_A_SEARCH", 2)
    fetch.server.cap = 2
    fetch.server.days = dict.fromkeys("123", date(2001, 2, 3))
    with pytest.raises(UserError, match="3 publications that came into PubMed on one day"):
        fetch("salt")


def test_records_that_no_part_of_a_search_names_are_told(fetch, monkeypatch):
    monkeypatch.setattr(searching, "MOST_OF_A_SEARCH", 2)
    fetch.server.cap = 2
    fetch.server.days = {"1": date(2001, 2, 3), "2": date(2002, 2, 3), "3": date(1, 1, 1)}
    fetch("salt")
    assert "counts 3 publications and named 2" in fetch.problems[0].met


def test_the_proxy_of_a_hospital_is_honored(fetch, monkeypatch):
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with pytest.raises(EngineError, match="could not be reached"):
        fetch("salt")


@pytest.mark.parametrize("fault", ["truncated", "a web page", "an error", "an error in JSON", "nothing"])
def test_a_search_that_is_answered_badly_is_tried_again(fetch, fault):
    fetch.server.faults["esearch"] = [fault]
    assert len(fetch("salt")) == 1
    assert len(fetch.server.paths("esearch")) == 2


def test_an_empty_query_is_told_before_anything_is_asked(fetch):
    with pytest.raises(UserError, match="query is empty"):
        fetch(" \n")
    assert fetch.server.asked == []


def test_an_untrusted_certificate_is_not_called_a_missing_network():
    error = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")
    assert "certificate" in connection._why_not_reached(error)
    assert "network" in connection._why_not_reached(httpx.ConnectError("refused"))


def test_a_day_has_no_halves():
    with pytest.raises(ValueError, match="no halves"):
        searching.Span(date(2001, 2, 3), date(2001, 2, 3)).halves()
