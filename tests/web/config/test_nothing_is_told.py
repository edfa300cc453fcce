"""Does a word that a reader wrote come out anywhere that it should not?"""

import io
import json
import logging

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.urls import path
from prometheus_client import generate_latest

from bedside_web.config.logbook import logging_settings
from bedside_web.trail.models import Event

SECRET = "Zwiebelfisch-aunt-Wilhelmine"


def fail(request):
    raise RuntimeError(f"could not read {request.GET['q']}")


urlpatterns = [
    path("fail/", fail, name="fail"),
    path("ok/", lambda request: HttpResponse("well"), name="ok"),
    path("text/<path:rest>/", lambda request, rest: HttpResponse("well"), name="text"),
]


@pytest.fixture
def lines():
    """What the settings as they are would write, from every logger there is."""
    stream = io.StringIO()
    told = logging_settings()
    formatter = told["formatters"]["json"]
    stamp = formatter.pop("()")
    bearer = logging.StreamHandler(stream)
    bearer.setFormatter(stamp(**formatter))
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers, root.level = [bearer], logging.DEBUG
    yield stream
    root.handlers, root.level = before, level


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("get", f"/ok/?q={SECRET}", None),
        ("post", "/ok/", {"q": SECRET}),
        ("get", f"/nowhere/{SECRET}/", None),
        ("get", f"/text/{SECRET}/", None),
        ("get", f"/fail/?q={SECRET}", None),
        ("generic", f"/ok/?q={SECRET}", None),
    ],
)
def test_a_question_is_in_no_line_no_metric_no_trail_no_session(client, db, lines, method, address, body):
    client.raise_request_exception = False
    if method == "generic":
        client.generic(SECRET, address)
    else:
        getattr(client, method)(address, body)
    written = lines.getvalue()
    assert written, "something was logged"
    assert SECRET not in written
    assert SECRET not in generate_latest().decode()
    assert not Event.objects.exists()
    assert not Session.objects.exists()
    assert all(json.loads(line) for line in written.splitlines())


@pytest.mark.urls(__name__)
def test_a_line_names_the_view_and_the_request(client, db, lines):
    response = client.get("/ok/?q=1")
    line = json.loads(lines.getvalue().splitlines()[-1])
    assert line["view"] == "ok" and line["status"] == 200 and line["method"] == "GET" and line["ms"] >= 0
    assert line["request_id"] == response["X-Request-ID"]


@pytest.mark.urls(__name__)
def test_a_failure_names_the_place_and_the_kind(client, db, lines):
    """Whoever mends it learns which line failed and how, and not what was asked."""
    client.raise_request_exception = False
    assert client.get(f"/fail/?q={SECRET}").status_code == 500
    failed = [json.loads(line) for line in lines.getvalue().splitlines() if "RuntimeError" in line]
    assert failed and failed[0]["error"] == "RuntimeError"
    assert any("test_nothing_is_told.py" in place and "fail" in place for place in failed[0]["where"])


def test_a_line_about_a_writer_is_kept(lines):
    """It is made from known sets: the writer's name, how it ended, and counts."""
    logging.getLogger("bedside.writer").warning("writer %s: %s after %.2f s", "small", "slow", 60)
    line = json.loads(lines.getvalue())
    assert line["event"] == "writer small: slow after 60.00 s" and line["logger"] == "bedside.writer"


def test_a_line_that_another_part_wrote_is_not_repeated(lines):
    logging.getLogger("some.package").warning("asked for %s", SECRET)
    assert SECRET not in lines.getvalue()
    assert "some.package" in lines.getvalue()
