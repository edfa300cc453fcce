"""Is the site opened out of a record as SMART says, and does it refuse what it must? Over real HTTP."""

import sqlite3
from contextlib import contextmanager
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import httpx
import pytest
from django.core import signing
from django.test import Client

from bedside_web.fhir import launching
from bedside_web.fhir.smart_servers import read_smart_servers
from smart_record import CLIENT, LAUNCH, Record, lab, running


@pytest.fixture
def record(settings):
    with running(Record()) as record:
        settings.SMART_SERVERS = read_smart_servers(f"{CLIENT}@{record.iss}")
        yield record


@contextmanager
def browser():
    with httpx.Client(follow_redirects=False, trust_env=False, timeout=30) as client:
        yield client


def opened(client, site, record, **changes):
    """Launch, and go where the site and the record lead, to the address that comes back to the site."""
    begun = client.get(f"{site}/smart/launch", params={"iss": record.iss, "launch": LAUNCH, **changes})
    if begun.status_code != 302:
        return begun
    there = client.get(begun.headers["Location"])
    assert there.status_code == 302, "the record refused what the site asked"
    return there.headers["Location"]


def test_the_whole_way(live_server, record):
    """The record is read with its token, shown, and gone; pages of a search are followed."""
    record.labs = [
        lab("mg-1", "19123-9", 0.48),
        lab("k-1", "2823-3", 2.9),
        lab("k-0", "2823-3", 4.1, day="2025-01-01"),
    ]
    with browser() as client:
        back = opened(client, live_server.url, record)
        page = client.get(back)
        assert page.status_code == 200, page.text
        assert "Potassium 2.9 mmol/L (2026-11-02)" in page.text and "4.1" not in page.text
        assert "/articles/hypokalemia/" in page.text
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "p1" not in page.text and "1960" not in page.text
        again = client.get(back)
        assert again.status_code == 400 and "Open it anew" in again.text
    assert {"/fhir/Patient/p1", "/fhir/Observation", "/fhir/Condition"} <= set(record.seen)


def test_the_whole_way_begun_here(live_server, record):
    """One chooses among the operator's records, and the record asks for the patient."""
    with browser() as client:
        shown = client.get(f"{live_server.url}/smart/")
        assert shown.status_code == 200 and record.iss in shown.text and not record.seen
        begun = client.get(f"{live_server.url}/smart/", params={"iss": record.iss})
        asked = parse_qs(urlsplit(begun.headers["Location"]).query)
        assert "launch" not in asked and asked["scope"][0].startswith("launch/patient patient/Patient.r ")
        page = client.get(client.get(begun.headers["Location"]).headers["Location"])
    assert page.status_code == 200 and "Potassium 2.9 mmol/L (2026-11-02)" in page.text
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("iss", "changes", "said"),
    [
        ("https://elsewhere.example/fhir", {}, "does not know that record"),
        (None, {"capabilities": ["launch-ehr", "permission-v2"]}, "Open this site from the record"),
        (None, {"code_challenge_methods_supported": ["plain"]}, "PKCE"),
    ],
)
def test_what_cannot_be_begun_here_is_refused(live_server, record, iss, changes, said):
    record.changes = changes
    with browser() as client:
        refused = client.get(f"{live_server.url}/smart/", params={"iss": iss or record.iss})
    assert refused.status_code == 400 and said in refused.text and "set-cookie" not in refused.headers


def test_a_record_that_asked_for_no_patient_is_refused(live_server, record):
    record.token_changes = {"patient": None}
    with browser() as client:
        begun = client.get(f"{live_server.url}/smart/", params={"iss": record.iss})
        refused = client.get(client.get(begun.headers["Location"]).headers["Location"])
    assert refused.status_code == 400 and "No patient is open" in refused.text


def test_without_a_record_there_is_nothing_to_choose(client, db, settings, library):
    settings.SMART_SERVERS = {}
    assert client.get("/smart/").status_code == 404
    assert "/smart/" not in client.get("/patient/").content.decode()
    settings.SMART_SERVERS = read_smart_servers(f"{CLIENT}@https://ehr.example/fhir")
    assert "/smart/" in client.get("/patient/").content.decode()


def test_the_cookie_keeps_two_secrets_and_no_patient(live_server, record):
    """State, verifier and the record's address; for this path, for some minutes, not for scripts."""
    with browser() as client:
        begun = client.get(f"{live_server.url}/smart/launch", params={"iss": record.iss, "launch": LAUNCH})
        [told] = begun.headers.get_list("set-cookie")
        sealed = told.split("=", 1)[1].split(";")[0]
        assert set(signing.loads(sealed, salt=launching.SALT)) == {"iss", "state", "verifier"}
        assert "HttpOnly" in told and "Path=/smart/" in told and "Max-Age=600" in told
        asked = parse_qs(urlsplit(begun.headers["Location"]).query)
        scopes = "launch patient/Patient.r patient/Observation.rs patient/MedicationRequest.rs"
        assert asked["scope"] == [f"{scopes} patient/Condition.rs"]
        verifier = signing.loads(sealed, salt=launching.SALT)["verifier"]
        assert verifier not in begun.headers["Location"] and 43 <= len(verifier) <= 128


def test_an_older_record_is_asked_in_older_scopes(live_server, record):
    """Without permission-v2 the scopes are those of version 1."""
    record.changes = {"capabilities": ["launch-ehr"]}
    with browser() as client:
        begun = client.get(f"{live_server.url}/smart/launch", params={"iss": record.iss, "launch": LAUNCH})
    assert "patient/Observation.read" in parse_qs(urlsplit(begun.headers["Location"]).query)["scope"][0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"iss": "https://elsewhere.example/fhir"}, "does not know that record"),
        ({"iss": ""}, "does not know that record"),
        ({"launch": ""}, "did not say which launch"),
        ({"launch": "x" * 5000}, "did not say which launch"),
    ],
)
def test_a_launch_that_cannot_be_is_refused(live_server, record, given, said):
    """An unknown record is never asked anything."""
    with browser() as client:
        refused = opened(client, live_server.url, record, **given)
    assert refused.status_code == 400 and said in refused.text
    assert not record.seen and "set-cookie" not in refused.headers


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE"),
        ({"code_challenge_methods_supported": None}, "PKCE"),
        ({"authorization_endpoint": "http://record.example/authorize"}, "where it authorizes"),
        ({"token_endpoint": None}, "where it authorizes"),
    ],
)
def test_a_record_that_cannot_do_it_is_refused(live_server, record, changes, said):
    """No PKCE, no launch; no address that is neither https nor on this machine."""
    record.changes = changes
    with browser() as client:
        refused = opened(client, live_server.url, record)
    assert refused.status_code == 400 and said in refused.text


def with_query(address, **changes):
    parts = urlsplit(address)
    query = {**dict(parse_qsl(parts.query)), **changes}
    kept = {name: value for name, value in query.items() if value is not None}
    return urlunsplit(parts._replace(query=urlencode(kept)))


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"state": "A" * 43}, 400, "not begun in this browser"),
        ({"state": None}, 400, "not begun in this browser"),
        ({"code": "another"}, 502, "status 400"),
        ({"code": None, "error": "access_denied"}, 400, "did not let this site in"),
    ],
)
def test_what_comes_back_wrong_is_refused(live_server, record, changes, status, said):
    """A state of another browser, no code, a code of nobody."""
    with browser() as client:
        back = opened(client, live_server.url, record)
        refused = client.get(with_query(back, **changes))
    assert refused.status_code == status and said in refused.text
    assert "/fhir/Patient/p1" not in record.seen


def test_another_browser_cannot_finish_a_launch(live_server, record):
    """The address that comes back is worth nothing without the cookie."""
    with browser() as client, browser() as other:
        back = opened(client, live_server.url, record)
        assert other.get(back).status_code == 400


def test_an_old_launch_is_refused(live_server, record, monkeypatch):
    """After its minutes a launch is over."""
    with browser() as client:
        back = opened(client, live_server.url, record)
        monkeypatch.setattr(launching, "LASTS", -1)
        refused = client.get(back)
    assert refused.status_code == 400 and "too old" in refused.text


def test_a_sealed_cookie_cannot_be_made_up(live_server, record):
    """A cookie that this site did not seal is no launch."""
    with browser() as client:
        back = opened(client, live_server.url, record)
        for cookie in list(client.cookies.jar):
            cookie.value = f"{cookie.value[:-3]}abc"
        assert client.get(back).status_code == 400


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"patient": None}, "No patient is open"),
        ({"patient": "../Practitioner/1"}, "No patient is open"),
        ({"access_token": ""}, "no token"),
        ({"token_type": "mac"}, "no token"),
    ],
)
def test_a_token_without_a_patient_is_refused(live_server, record, changes, said):
    """What is granted is looked at before it is used."""
    record.token_changes = changes
    with browser() as client:
        refused = client.get(opened(client, live_server.url, record))
    assert refused.status_code == 400 and said in refused.text


def test_what_the_record_does_not_give_is_told(live_server, record):
    """A kind that is refused is named, and what it would hold is not called absent."""
    record.refused = {"Condition"}
    with browser() as client:
        page = client.get(opened(client, live_server.url, record))
    assert page.status_code == 200 and "did not give all of: Condition" in page.text


def test_a_next_page_elsewhere_is_not_asked(live_server, record, monkeypatch):
    """A record cannot send our token to another server."""

    def elsewhere(kind, query):
        link = [{"relation": "next", "url": "http://127.0.0.1:9/fhir/Observation?page=1"}]
        return {"resourceType": "Bundle", "type": "searchset", "link": link}

    monkeypatch.setattr(record, "search", elsewhere)
    with browser() as client:
        page = client.get(opened(client, live_server.url, record))
    assert page.status_code == 200 and "did not give all of: Observation" in page.text


def test_a_record_that_is_gone_is_the_server_s_fault(settings):
    """502, without the address that was asked."""
    settings.SMART_SERVERS = read_smart_servers(f"{CLIENT}@http://127.0.0.1:9/fhir")
    response = Client().get("/smart/launch", {"iss": "http://127.0.0.1:9/fhir", "launch": LAUNCH})
    assert response.status_code == 502 and b"was not reached" in response.content


def test_nothing_is_logged_or_kept(live_server, record, caplog, capfd, settings):
    """Neither token, code, patient nor value stands in a log line or in the database."""
    with caplog.at_level("DEBUG"), browser() as client:
        back = opened(client, live_server.url, record)
        assert client.get(back).status_code == 200
    logged = [each for each in caplog.records if not each.name.startswith(("httpx", "httpcore"))]
    told = "".join(str(each.msg) + str(each.args) for each in logged) + capfd.readouterr().err
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert "smart-callback" in told
    for secret in (*record.tokens, code, "Patient/p1", "2.9 mmol"):
        assert secret not in told
    from django.db import connection

    connection.ensure_connection()
    assert isinstance(connection.connection, sqlite3.Connection)
    dumped = "\n".join(connection.connection.iterdump())
    for secret in (*record.tokens, code):
        assert secret not in dumped


@pytest.mark.parametrize(
    "text", ["https://x.example", "@https://x.example", "a@http://x.example", "a@ftp://x"]
)
def test_a_setting_that_cannot_be_read_is_refused(text):
    """A record is named with our name there, by https."""
    with pytest.raises(ValueError, match="SMART_SERVERS cannot be read"):
        read_smart_servers(text)
