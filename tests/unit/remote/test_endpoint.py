"""A writer behind an endpoint: what leaks, what the environment may say, where it leads, who goes away."""

import gc
import json
import logging
import ssl
import traceback
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from threading import Barrier, Thread

import httpcore2
import pytest

from bedside.errors import UserError, WriterFailed
from bedside.ports import Brief
from bedside.remote import OutsideRule, WriterSettings, read_writer_settings, writer_faults
from bedside.remote.endpoint import EndpointWriter
from bedside.remote.settings import Clock
from bedside.remote.writer_faults import FAILED, NOT_REACHED, Met
from bedside.terms import WriterFault
from writer_server import PLAYS, SECRET, TEXT, WriterServer, answer

KEY = f"key-{SECRET}"
BRIEF = Brief(
    instructions=f"Answer {SECRET}.",
    material=f"What of {SECRET}?",
    schema={"type": "object"},
    most_tokens=100,
    seconds=20,
)
SHORT = replace(BRIEF, seconds=0.2)
"""For servers that would be waited for to the end."""
WAITING = ("silence", "drips", "events without end", "notices without end")


def settings(url, **more):
    return WriterSettings(**{"url": url, "name": "small", "key": KEY, **more})


def hear(writer, brief=BRIEF):
    """How it ended, what was written, and the error."""
    heard = []
    try:
        heard.extend(writer.write(brief))
    except WriterFailed as failure:
        return failure.fault, "".join(heard), failure
    return "whole", "".join(heard), None


@pytest.fixture
def lines(caplog):
    """Every line of every logger, at every level, unless the writer silences one."""
    kept = {name: logging.getLogger(name).level for name in ("", "openai", "httpx2", "httpcore2")}
    for name in kept:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield lambda: "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    for name, level in kept.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize("play", PLAYS)
def test_no_word_of_ours_or_theirs_gets_out(play, lines, capfd):
    """Not in the log, the message, the error's history, a traceback, or what writer and settings show."""
    with WriterServer(plays=[play]) as server:
        told = settings(server.url)
        writer = EndpointWriter(told)
        _, _, failure = hear(writer, SHORT if play.startswith(WAITING) else BRIEF)
        assert all(asked.headers["Authorization"] == f"Bearer {KEY}" for asked in server.asked)
    seen = [
        lines(),
        repr(told),
        repr(writer),
        repr(BRIEF).replace(BRIEF.instructions, ""),
        *capfd.readouterr(),
    ]
    if failure is not None:
        assert failure.__cause__ is None and failure.__context__ is None
        seen += [str(failure), repr(failure), *traceback.format_exception(failure)]
    assert "bedside.writer" in logging.Logger.manager.loggerDict
    assert not any(SECRET in text for text in seen)
    assert lines().count("writer small: ") == 1


def test_canary_a_word_of_theirs_would_be_logged(lines):
    """What a server says in its headers is logged below us, so the canary speaks loudly again."""
    with WriterServer(plays=[answer(500, headers=f"X-Said: {SECRET}\r\n")]) as server:
        writer = EndpointWriter(settings(server.url))
        assert hear(writer)[0] == "refused"
        assert SECRET not in lines()
        logging.getLogger("httpcore2").setLevel(logging.DEBUG)
        assert hear(writer)[0] == "refused"
        assert SECRET in lines()


@pytest.mark.parametrize("play", ["events without end", "notices without end"])
def test_a_server_that_goes_on_for_ever_is_ended(play):
    with WriterServer(plays=[play]) as server:
        assert hear(EndpointWriter(settings(server.url)), SHORT)[0] in ("slow", "endless")


def test_the_environment_says_nothing(monkeypatch):
    """The client knows many variables; none of them changes where it asks, as whom, or with what."""
    for name, value in {
        "OPENAI_API_KEY": "ambient",
        "OPENAI_ADMIN_KEY": "ambient",
        "OPENAI_BASE_URL": "http://127.0.0.1:1/ambient",
        "OPENAI_ORG_ID": "ambient",
        "OPENAI_PROJECT_ID": "ambient",
        "OPENAI_CUSTOM_HEADERS": "Authorization: Bearer ambient\nX-Ambient: ambient\nUser-Agent: ambient",
        "HTTP_PROXY": "http://127.0.0.1:1",
        "ALL_PROXY": "http://127.0.0.1:1",
    }.items():
        monkeypatch.setenv(name, value)
        monkeypatch.setenv(name.lower(), value)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with WriterServer() as server:
        assert hear(EndpointWriter(settings(server.url, key=None)))[:2] == ("whole", TEXT)
        asked = server.asked[0]
    assert asked.path == "/v1/chat/completions"
    assert "Authorization" not in asked.headers
    assert "ambient" not in str(asked) and "stainless" not in str(asked).lower()


def test_outside_no_connection_is_opened(monkeypatch):
    opened = []
    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", lambda *given, **more: opened.append(given))
    writer = EndpointWriter(settings("https://writer.example.org/v1"))
    assert writer.is_outside
    assert hear(writer)[0] == "forbidden"
    assert not opened


def test_canary_outside_and_allowed_a_connection_is_opened(monkeypatch):
    opened = []

    def refuse(self, host, port, *given, **more):
        opened.append((host, port))
        raise httpcore2.ConnectError(SECRET)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", refuse)
    writer = EndpointWriter(settings("https://writer.example.org/v1", outside=OutsideRule.MASK))
    assert hear(writer)[0] == "refused"
    assert opened == [("writer.example.org", 443)]


def test_a_relay_on_this_machine_is_outside():
    """It is asked only where questions may leave, and then over its own address."""
    with WriterServer(plays=["whole"]) as server:
        variables = {"BEDSIDE_WRITER_URL": server.url, "BEDSIDE_WRITER_NAME": "small"}
        assert not read_writer_settings({**variables, "BEDSIDE_WRITER_RELAYS": "no"}).is_outside
        variables["BEDSIDE_WRITER_RELAYS"] = "yes"
        writer = EndpointWriter(read_writer_settings(variables))
        assert writer.is_outside and hear(writer)[0] == "forbidden" and not server.asked
        variables["BEDSIDE_WRITER_OUTSIDE"] = "mask"
        writer = EndpointWriter(read_writer_settings(variables))
        assert writer.is_outside and hear(writer)[0] == "whole" and len(server.asked) == 1
    with pytest.raises(UserError, match=r"BEDSIDE_WRITER_RELAYS cannot be read\. Write yes or no"):
        read_writer_settings({**variables, "BEDSIDE_WRITER_RELAYS": "maybe"})


def test_localhost_that_leads_elsewhere_is_told_nothing(monkeypatch):
    """A name may be made to lead anywhere; for ``localhost``, it is looked where it led."""
    opened = []
    open_truly = httpcore2.SyncBackend.connect_tcp

    class Elsewhere(httpcore2.NetworkStream):
        def get_extra_info(self, info):
            return ("192.0.2.7", 80)

        def close(self):
            opened.append("closed")

    with WriterServer() as server:
        url = server.url.replace("127.0.0.1", "localhost")

        def lead(self, host, port, *given, **more):
            opened.append(host)
            return Elsewhere() if len(opened) == 1 else open_truly(self, "127.0.0.1", port)

        monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", lead)
        writer = EndpointWriter(settings(url))
        assert not writer.is_outside
        assert hear(writer)[0] == "forbidden"
        assert opened == ["localhost", "closed"] and not server.asked
        assert hear(writer)[0] == "whole"


def test_nobody_listens():
    with WriterServer() as server:
        url = server.url
    fault, _, failure = hear(EndpointWriter(settings(url)))
    assert fault == "refused" and failure.may_retry and "could not be reached" in str(failure)


def test_a_name_that_is_not_known(monkeypatch):
    import socket

    def unknown(*given, **more):
        raise socket.gaierror(-2, SECRET)

    monkeypatch.setattr(socket, "create_connection", unknown)
    fault, _, failure = hear(EndpointWriter(settings("https://nowhere.invalid/v1", outside=OutsideRule.MASK)))
    assert fault == "refused" and SECRET not in str(failure)


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """A server's side of TLS, with a certificate that nobody knows, and the path of that certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(path)
    return trust, path


def test_a_certificate_that_is_not_trusted(certified):
    with WriterServer(trust=certified[0]) as server:
        fault, _, failure = hear(EndpointWriter(settings(server.url)))
        assert not server.asked
    assert fault == "refused" and "certificate" in str(failure) and not failure.may_retry


@pytest.mark.parametrize(("play", "end"), [("whole", "whole"), ("drips its answer", "slow")])
def test_tls_is_bounded_as_well(certified, monkeypatch, play, end):
    def trusting(**given):
        return ssl.create_default_context(cafile=str(certified[1]))

    monkeypatch.setattr("bedside.remote.endpoint.httpx2.create_ssl_context", trusting)
    with WriterServer(plays=[play], trust=certified[0]) as server:
        assert hear(EndpointWriter(settings(server.url)), BRIEF if end == "whole" else SHORT)[0] == end


def test_a_server_that_speaks_no_tls():
    with WriterServer(plays=["silence"]) as server:
        url = server.url.replace("http:", "https:")
        assert hear(EndpointWriter(settings(url)), SHORT)[0] in ("refused", "slow")


def test_a_caller_that_goes_away_gives_the_place_back():
    with WriterServer(plays=["silence amid the answer", "whole"]) as server:
        writer = EndpointWriter(settings(server.url, at_once=1))
        heard = writer.write(BRIEF)
        next(heard)
        assert hear(writer)[0] == "busy"
        del heard
        gc.collect()
        assert hear(writer)[0] == "whole"


def test_what_the_caller_does_meanwhile_counts():
    """Reading after the end of the time is not waited for."""
    passed = [0.0]
    with WriterServer(plays=["silence amid the answer"]) as server:
        writer = EndpointWriter(settings(server.url), clock=Clock(now=lambda: passed[0]))
        heard = writer.write(BRIEF)
        next(heard)
        passed[0] = 21
        with pytest.raises(WriterFailed, match="not done in time"):
            next(heard)


def test_the_smaller_bound_holds():
    with WriterServer(plays=["silence"]) as server:
        assert hear(EndpointWriter(settings(server.url, seconds=0.1)))[0] == "slow"
    with WriterServer() as server:
        assert hear(EndpointWriter(settings(server.url, tokens=7)))[0] == "whole"
        assert server.asked[0].body["max_tokens"] == 7


def test_so_many_at_once_from_many_threads():
    """Of ten threads that begin together, four are served, and six are told at once."""
    with WriterServer(plays=["silence amid the answer"]) as server:
        writer, begin, ends = EndpointWriter(settings(server.url)), Barrier(10), []
        done = Barrier(11)

        def ask():
            begin.wait()
            heard = writer.write(BRIEF)
            try:
                next(heard)
                ends.append("heard")
            except WriterFailed as failure:
                ends.append(failure.fault)
            done.wait()

        threads = [Thread(target=ask) for _ in range(10)]
        for thread in threads:
            thread.start()
        done.wait(timeout=20)
        for thread in threads:
            thread.join()
    assert sorted(ends) == ["busy"] * 6 + ["heard"] * 4


def test_the_table_says_what_to_do_and_names_every_fault():
    rows = [row for row in vars(writer_faults).values() if isinstance(row, Met)]
    assert {row.fault for row in rows} == set(WriterFault)
    assert all(str(row.failure()).endswith("The answer comes without a draft.") for row in rows)
    assert str(NOT_REACHED.failure()).startswith("The writer could not be reached. See ")
    assert FAILED.failure().fault == "refused"


@pytest.mark.parametrize(
    "status", [*range(101, 104), *range(201, 207), 300, *range(402, 430), 451, 500, 507, 599]
)
def test_every_status_is_some_fault(status):
    with WriterServer(plays=[answer(status)]) as server:
        assert hear(EndpointWriter(settings(server.url)))[0] in set(WriterFault)


@pytest.mark.parametrize("when", ["Mon, 01 Jan 0001 00:00:00 -2359", "-1", "9" * 400, "soon", ""])
def test_odd_times_to_wait_are_no_error(when):
    play = answer(429, headers=f"Retry-After: {when}\r\n")
    with WriterServer(plays=[play]) as server:
        assert hear(EndpointWriter(settings(server.url)))[0] == "busy"


@pytest.mark.parametrize("charset", ["hex", "base64", "rot13", "punycode", "idna", "no-such", "utf-16"])
def test_a_charset_of_the_servers_is_not_used(charset):
    play = answer(400, kind=f"text/plain; charset={charset}")
    with WriterServer(plays=[play]) as server:
        assert hear(EndpointWriter(settings(server.url)))[0] == "refused"


@pytest.mark.parametrize("play", ["does not know seed", "does not know max_tokens"])
def test_other_fields_are_left_out_as_well(play):
    with WriterServer(plays=[play, "whole"]) as server:
        assert hear(EndpointWriter(settings(server.url)))[0] == "whole"
        first, second = (asked.body for asked in server.asked)
    if "seed" in play:
        assert "seed" in first and "seed" not in second and second["temperature"] == 0
    else:
        assert second["max_completion_tokens"] == 100 and "max_tokens" not in second


NAMES_ALL = "response_format json_schema max_tokens max_completion_tokens stream_options seed temperature"


@pytest.mark.parametrize(
    "told",
    [
        {"error": "context too long", "input": NAMES_ALL},
        {"error": {"message": "context too long", "body": {"seed": NAMES_ALL}}},
        {"error": {"message": "context too long: " + "x" * 500 + NAMES_ALL}},
        {"detail": [{"loc": ["body", "messages"], "input": NAMES_ALL}]},
        {"detail": [{"loc": NAMES_ALL}, NAMES_ALL]},
        [NAMES_ALL],
        NAMES_ALL,
    ],
)
def test_a_complaint_that_repeats_the_request_changes_nothing(told):
    with WriterServer(plays=[answer(400, json.dumps(told)), "whole"]) as server:
        writer = EndpointWriter(settings(server.url))
        assert hear(writer)[0] == "refused" and len(server.asked) == 1
        assert hear(writer)[0] == "whole"
    assert "seed" in server.asked[1].body and "response_format" in server.asked[1].body


def test_what_was_conceded_in_vain_is_asked_for_again():
    """Two concessions a question; what did not help is not remembered."""
    vain = answer(400, json.dumps({"error": {"message": NAMES_ALL}}))
    with WriterServer(plays=[vain, vain, vain, "whole"]) as server:
        writer = EndpointWriter(settings(server.url))
        assert hear(writer)[0] == "refused" and len(server.asked) == 3
        assert hear(writer)[0] == "whole"
        bodies = [asked.body for asked in server.asked]
    assert "response_format" not in bodies[2]
    assert bodies[3] == bodies[0]
