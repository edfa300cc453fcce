"""A program has a draft written, as events or whole, and hears as a problem why it cannot."""

import asyncio
import json
import re

import jsonschema
import pytest
from django.test import AsyncClient

from bedside.rendering import article_schema
from bedside_web.accounts.tokens import Scope
from bedside_web.api.description import describe
from bedside_web.articles import drafting, shelf
from drafting_library import ATROPHY, EXERCISE, INVENTED, QUESTION, RECOVER, breaks_off, writing_by

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def program(desk, tennis_library, settings, monkeypatch):
    monkeypatch.setattr(shelf, "_opened", lambda: tennis_library)
    settings.FIND_WRITING = lambda: writing_by()
    return desk.program("reader")


def sends(program, sent=None, **headers):
    """The answer with its headers, and its body."""

    async def read():
        answer = await AsyncClient().post(
            "/api/v1/draft",
            json.dumps(sent or {"question": QUESTION}),
            content_type="application/json",
            headers={"Authorization": f"Bearer {program.token}", **headers},
        )
        if not answer.streaming:
            return answer, answer.content.decode()
        return answer, b"".join([part async for part in answer]).decode()

    return asyncio.run(read())


def events(text):
    found = re.findall(r"^event: (.*)\ndata: (.*)$", text, flags=re.MULTILINE)
    return [(name, json.loads(data)) for name, data in found]


def refused(program, sent=None):
    answer, body = sends(program, sent)
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code, json.loads(body)["code"]


@pytest.mark.parametrize("question", ["?!", "\x1b[2J tennis elbow"])
def test_a_question_without_words_or_with_a_code_is_refused(program, question):
    assert refused(program, {"question": question})[0] == 422


def test_the_whole_is_an_article_of_the_published_schema(program):
    answer, body = sends(program)
    article = json.loads(body)
    jsonschema.validate(article, article_schema())
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert article["making"]["drafting"] == {
        "writer": "scripted",
        "kept": 2,
        "quoted": 0,
        "dropped": 1,
        "fault": None,
    }
    assert article["bottom_line"][0]["text"] == EXERCISE
    assert article["bottom_line"][0]["origin"] == "drafted" and INVENTED not in body


def test_as_events_the_answer_without_a_draft_comes_first(program):
    answer, text = sends(program, accept="text/event-stream")
    assert answer.headers["Content-Type"] == "text/event-stream"
    told = events(text)
    assert [name for name, _ in told] == ["extractive", "section", "section", "done"]
    assert RECOVER in json.dumps(told[0][1], ensure_ascii=False) and told[0][1]["making"]["drafting"] is None
    assert EXERCISE in json.dumps(told[1][1]) and ATROPHY not in json.dumps(told[1][1])
    assert ATROPHY in json.dumps(told[2][1]) and told[3][1]["dropped"] == 1


def test_a_fault_is_told_by_its_code(program, settings):
    settings.FIND_WRITING = lambda: writing_by(breaks_off)
    name, told = events(sends(program, accept="text/event-stream")[1])[-1]
    assert name == "fault" and told["fault"] == "broken-off" and told["kept"] == 1


def test_what_cannot_be_drafted_is_a_problem(program, settings):
    assert refused(program, {"question": "What causes hypomagnesemia?"}) == (409, "no-draft")
    assert refused(program, {"question": "I want to kill myself with potassium"}) == (409, "no-draft")
    assert refused(program, {"question": QUESTION, "audience": "patient"}) == (422, "audience")
    assert refused(program, {"question": QUESTION, "unknown": 1}) == (422, "invalid")
    assert refused(program, {"question": "?!"}) == (422, "invalid")
    settings.FIND_WRITING = lambda: None
    assert refused(program) == (409, "no-writer")


def test_what_leaves_this_machine_must_be_let_go(program, settings):
    writing = writing_by(is_outside=True)
    settings.FIND_WRITING = lambda: writing
    assert refused(program) == (409, "outside") and writing.writer.briefs == []
    assert sends(program, {"question": QUESTION, "may_leave": True})[0].status_code == 200
    settings.FIND_WRITING = lambda: writing_by(is_outside=True, is_masked=False)
    assert refused(program, {"question": QUESTION, "may_leave": True}) == (409, "no-writer")


def test_where_others_draft_it_says_when_to_come_again(program, settings):
    settings.DRAFTS_AT_ONCE = 1
    assert drafting.PLACES.take()
    try:
        answer, body = sends(program)
    finally:
        drafting.PLACES.give_back()
    assert answer.status_code == 503 and json.loads(body)["code"] == "busy"
    assert answer.headers["Retry-After"] == "20"


def test_it_needs_the_scope_of_asking_and_counts_as_a_question(program, desk, settings):
    assert refused(desk.program("reader", Scope.READ)) == (403, "scope")
    settings.ASKS_PER_MINUTE = 1
    assert sends(program)[0].status_code == 200
    assert refused(program) == (429, "too-many-requests")


def test_the_description_tells_of_it():
    told = describe()["paths"]["/api/v1/draft"]["post"]
    assert set(told["responses"]["200"]["content"]) == {"application/json", "text/event-stream"}
    assert {"409", "503", "429"} <= set(told["responses"]) and told["x-scope"] == "ask"
