"""What becomes of what no honest program sends? A problem with a status of its own, and nothing else."""

import json

import pytest
from django.test import Client

from bedside_web.api.gate import MOST_BYTES
from bedside_web.api.problems import MEDIA_TYPE

ASKED = json.dumps({"question": "What is hypomagnesemia?"}).encode()
SECRET = "Zwiebelfisch-aunt-Wilhelmine"


def send(program, body, *, kind="application/json", path="ask", method="POST", **more):
    return Client(raise_request_exception=False).generic(
        method,
        f"/api/v1/{path}",
        body,
        content_type=kind,
        headers={"Authorization": f"Bearer {program.token}"},
        **more,
    )


def told(answer, status):
    """A problem of that status, which RFC 9457 would know."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == MEDIA_TYPE
    problem = answer.json()
    assert problem["status"] == status and problem["type"] == f"urn:bedside:problem:{problem['code']}"
    assert problem["title"] and problem["detail"]
    return problem


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b"\xff\xfe{}", 400),
        (b'{"question": "\xed\xa0\x80"}', 400),
        (b'{"question": "\\ud800"}', 400),
        (b'{"question": NaN}', 400),
        (b"[" * 100_000 + b"]" * 100_000, 400),
        (b'{"question":' * 5_000 + b"1" + b"}" * 5_000, 400),
        (b"null", 422),
        (b"[]", 422),
        (b'"text"', 422),
        (b"{}", 422),
        (b'{"question": 7}', 422),
        (b'{"question": ""}', 422),
        (b'{"question": "   "}', 422),
        (b'{"question": "?!"}', 422),
        (b'{"question": "\\u001b[A"}', 422),
        (b'{"question": "a", "audiance": "nurse"}', 422),
        (b'{"question": "a", "audience": "robot"}', 422),
        (b'{"question": "a", "follow_up": "nowhere/at-all"}', 422),
        (json.dumps({"question": "a" * 2_001}).encode(), 422),
        (b'{"question": ' + b"9" * 5_000 + b"}", 400),
    ],
)
def test_bodies_that_are_none(desk, body, status):
    told(send(desk.program("reader"), body), status)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"question": sepsis}', "no JSON at byte 13"),
        (b"{", "cut short"),
        (b'{"question": NaN}', "NaN"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deep"),
    ],
)
def test_a_body_that_is_no_json_is_told_why(desk, body, said):
    """Where it ends to be JSON is told, and nothing of it is repeated."""
    problem = told(send(desk.program("reader"), body), 400)
    assert problem["code"] == "json" and said in problem["detail"] and "sepsis" not in problem["detail"]


def test_a_body_too_large_is_not_read(desk):
    program = desk.program("reader")
    told(send(program, b" " * (MOST_BYTES + 1)), 413)
    assert send(program, b" " * 1_000_000 + ASKED).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_other_media_are_not_taken(desk, kind):
    """So that no form of another site can send anything."""
    told(send(desk.program("reader"), ASKED, kind=kind), 415)


def test_a_body_without_its_length(desk):
    told(send(desk.program("reader"), b"", HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH=""), 411)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_other_methods(desk, method):
    answer = send(desk.program("reader"), b"", method=method)
    told(answer, 405)
    assert answer["Allow"] == "OPTIONS, POST"


def test_head_and_options(desk):
    """HEAD tells what GET would, OPTIONS which methods there are."""
    program = desk.program("reader")
    head, got = program.send("HEAD", "concepts"), program.get("concepts")
    assert head.status_code == 200 and not head.content and head["Content-Type"] == got["Content-Type"]
    options = program.send("OPTIONS", "concepts")
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "path", ["none", "", "ask/", "claims/none", "articles/a/b", "calculators/none", "../v2"]
)
def test_addresses_that_lead_nowhere(desk, path):
    told(desk.program("reader").get(path), 404)


@pytest.mark.parametrize(
    "given", ["", "a b", "%00", "a" * 3_000, "../../etc/passwd", "'; DROP TABLE", "%F0%9F"]
)
@pytest.mark.parametrize(
    "path", ["claims/{}", "articles/{}", "references/{}", "consistency/{}", "claims?after={}"]
)
def test_names_that_are_none(desk, path, given):
    answer = desk.program("reader").get(path.format(given))
    assert answer.status_code in (200, 404, 422)
    if answer.status_code != 200:
        told(answer, answer.status_code)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "after=!", "limit=1&limit=2", "state=none"]
)
def test_parameters_that_do_not_fit(desk, query):
    told(desk.program("reader").get(f"claims?{query}"), 422)


def test_a_cursor_of_another_list(desk):
    assert told(desk.program("reviewer").get("desk/claims?after=616263"), 422)["code"] == "invalid"
    assert desk.program("reviewer").get("claims?after=616263").status_code == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("ask", {"question": SECRET * 100}),
        ("ask", {"question": 1, SECRET: 2}),
        ("ask", {"question": "a", "audience": SECRET}),
        ("check", {"text": SECRET, "name": SECRET + "/"}),
        ("calculators/qtc", {"given": {"qt": SECRET, "heart-rate": SECRET}}),
        ("calculators/qtc", {"given": {SECRET: "1"}}),
        ("looks", {"bundle": {SECRET: SECRET}, "subject": 7}),
        ("looks", {"bundle": {}, "concept": SECRET}),
        ("search", {"query": SECRET, "top": SECRET}),
    ],
)
def test_no_word_that_was_sent_comes_back_in_a_problem(desk, path, body):
    answer = desk.program("reader").post(path, body)
    told(answer, 422)
    assert SECRET not in answer.content.decode()


def test_what_fails_in_us_says_so_and_no_more(desk, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("bedside_web.api.asking.open_library", fail)
    answer = send(desk.program("reader"), ASKED)
    told(answer, 500)
    assert SECRET not in answer.content.decode() and answer["X-Request-ID"]


def test_the_limit_is_a_tokens_own_and_an_emergency_never_waits(desk, settings):
    settings.ASKS_PER_MINUTE = 2
    first, second = desk.program("reader"), desk.program("reader")
    assert [send(first, ASKED).status_code for _ in range(3)] == [200, 200, 429]
    problem = told(send(first, ASKED), 429)
    assert "urgent" not in problem and send(first, ASKED)["Retry-After"] == "60"
    urgent = told(send(first, b'{"question": "baby won\'t wake up and is limp"}'), 429)["urgent"]
    assert "emergency number" in urgent["text"]
    assert send(second, ASKED).status_code == 200


def test_a_read_costs_a_tenth_of_a_question(desk, settings):
    settings.ASKS_PER_MINUTE = 1
    program = desk.program("reader")
    assert [program.get("me").status_code for _ in range(11)] == [200] * 10 + [429]


def test_pages_of_other_sites_may_not_call_unless_named(desk, settings):
    program, origin = desk.program("reader"), "https://notes.example.org"
    assert "Access-Control-Allow-Origin" not in program.get("concepts", Origin=origin)
    settings.API_ORIGINS = (origin,)
    assert program.get("concepts", Origin=origin)["Access-Control-Allow-Origin"] == origin
    assert "Access-Control-Allow-Origin" not in program.get("concepts", Origin="https://evil.example")
    assert "Origin" in program.get("concepts")["Vary"]
    asked = program.send("OPTIONS", "ask", Origin=origin)
    assert "POST" in asked["Access-Control-Allow-Methods"]
    assert "Authorization" in asked["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked
