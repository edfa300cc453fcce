"""Does the API say what the site says, in the published schemas, at a bounded cost?"""

import json
import re

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bedside.rendering import article_schema, check_schema
from bedside_web.api import guide
from bedside_web.api.description import describe
from bedside_web.articles.models import ArticleRecord, Conversation, Turn
from bedside_web.ledger.actions import mark_retracted
from bedside_web.ledger.models import ClaimRecord, SourceRecord
from bedside_web.trail.models import Event

MOST_QUERIES = 20
WORK_UP = "hypomagnesemia-work-up"


def address() -> str:
    return str(ArticleRecord.objects.values_list("address", flat=True).first())


def test_an_answer_is_an_article_of_the_published_schema(desk):
    program = desk.program("reader")
    given = program.post("ask", {"question": "What are the causes of hyperphosphatemia?"}).json()
    jsonschema.validate(given["article"], article_schema())
    assert given["address"] == "hyperphosphatemia/cause" and given["article"]["bottom_line"]
    read = program.get(f"articles/{given['address']}").json()
    assert read == given["article"]


def test_each_audience_reads_its_own(desk):
    program = desk.program("reader")
    views = {
        audience: program.get(f"articles/{address()}?audience={audience}").json()["audience"]
        for audience in ("clinician", "patient", "nurse")
    }
    assert views == {name: name for name in views}


def test_a_follow_up_is_understood_by_the_address_before(desk):
    asked = {"question": "How is it treated?", "follow_up": "hyperphosphatemia/cause"}
    assert desk.program("reader").post("ask", asked).json()["address"] == "hyperphosphatemia/management"


@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_an_emergency_comes_first(desk, audience):
    sent = {"question": "My chest hurts and my heart is racing, potassium 7", "audience": audience}
    answer = desk.program("reader").post("ask", sent, Accept="text/event-stream")
    first = answer.content.decode().split("\n\n")[0]
    assert answer["Content-Type"] == "text/event-stream" and first.startswith("event: urgent\n")


def test_an_overdose_gets_no_article(desk):
    sent = {"question": "I took too many pills of potassium", "audience": "patient"}
    given = desk.program("reader").post("ask", sent).json()
    assert given["article"]["urgent"] and not given["article"]["sections"] and not given["address"]
    assert not given["nearest"]


def test_the_stream_holds_the_article_section_by_section(desk):
    program, sent = desk.program("reader"), {"question": "How is hyperphosphatemia treated?"}
    whole = program.post("ask", sent).json()["article"]
    events = [
        re.match(r"event: (\S+)\ndata: (.*)", each, re.S)
        for each in program.post("ask", sent, Accept="text/event-stream").content.decode().split("\n\n")
        if each
    ]
    sections = [json.loads(event[2]) for event in events if event and event[1] == "section"]
    assert sections == whole["sections"]
    assert [event[1] for event in events if event][-2:] == ["references", "done"]


def test_a_question_leaves_nothing_behind(desk):
    """Not in the database, not in the trail: a program's question is nobody's to keep."""
    program = desk.program("reader")
    before = Event.objects.count()
    program.post("ask", {"question": "What of my aunt Wilhelmine's phosphate?"})
    assert not Conversation.objects.exists() and not Turn.objects.exists()
    assert [each.act for each in Event.objects.order_by("number")[before:]] == ["use token"]


def test_an_article_is_asked_for_anew_and_sent_once(desk):
    program = desk.program("reader")
    first = program.get(f"articles/{address()}")
    again = program.get(f"articles/{address()}", If_None_Match=first["ETag"])
    assert again.status_code == 304 and not again.content
    other = program.get(f"articles/{address()}?audience=patient", If_None_Match=first["ETag"])
    assert other.status_code == 200


def test_a_retracted_source_changes_the_tag_and_the_references(desk):
    program = desk.program("reader")
    before = program.get(f"articles/{address()}")
    source = before.json()["references"][0]["publication_id"]
    mark_retracted(desk.user("editor"), source, notice="Printed.", has_second_factor=True)
    after = program.get(f"articles/{address()}", If_None_Match=before["ETag"])
    assert after.status_code == 200 and after.json()["references"][0]["is_retracted"]
    assert program.get(f"references/{source}").json()["reference"]["is_retracted"]


def test_every_claim_is_reached_by_following_the_list(desk):
    program = desk.program("reader")
    found, path = [], "claims?limit=7"
    while path:
        part = program.get(path)
        found += part.json()["items"]
        link = re.search(r"/api/v1/([^>]+)>", part.headers.get("Link", ""))
        path = link[1] if link else ""
    assert [each["id"] for each in found] == sorted(ClaimRecord.objects.values_list("pk", flat=True))
    whole = program.get(f"claims/{found[0]['id']}").json()
    assert whole["claim_hash"] == found[0]["claim_hash"]
    cited = {each["publication_id"] for each in whole["claim"]["supports"]}
    assert cited <= {each["id"] for each in whole["references"]}


def test_claims_are_chosen_by_what_they_rest_on(desk):
    program = desk.program("reader")
    source = SourceRecord.objects.values_list("pk", flat=True).first()
    chosen = [each["id"] for each in program.get(f"claims?source={source}&limit=100").json()["items"]]
    assert chosen == program.get(f"references/{source}").json()["claims"]
    assert program.get("claims?concept=hyperkalemia").json()["items"] == []
    assert program.get("claims?state=approved").json()["items"] == []


def test_a_check_reports_in_its_published_schema(desk):
    given = desk.program("reader").post("check", {"text": "Phosphate is 5 kg [7].", "name": "a.md"}).json()
    jsonschema.validate(given, check_schema())
    assert "citation-dangling" in [each["code"] for each in given["texts"][0]["findings"]]


def test_a_calculation_and_a_look(desk):
    program = desk.program("reader")
    sent = {"given": {"qt": "400 ms", "heart-rate": "90"}}
    assert program.post("calculators/qtc", sent).json()["shown"][:2] == [
        "QTc, Bazett 490 ms",
        "QTc, Fridericia 458 ms",
    ]
    assert "qtc" in [each["id"] for each in program.get("calculators").json()["calculators"]]
    example = describe()["components"]["schemas"]["RecordSent"]["examples"][0]
    look = program.post("looks", example).json()["looks"][0]
    assert look["concept"] == "hypomagnesemia" and look["presence"] == "present"


def test_a_search_finds_claims(desk):
    found = desk.program("reader").post("search", {"query": "phosphate binders"}).json()
    assert any(each["concept"] == "hyperphosphatemia" for each in found["claims"])


def test_every_example_of_the_description_works(desk):
    """What the page shows can be sent as it stands."""
    described, program, tried = describe(), desk.program("reviewer"), 0
    for path, methods in described["paths"].items():
        body = methods.get("post", {}).get("requestBody")
        if not body:
            continue
        name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for example in described["components"]["schemas"][name].get("examples", ()):
            path = path.removeprefix("/api/v1/").format(
                claim_id=desk.claim(), calculator_id="qtc", pathway_id=WORK_UP, address=address()
            )
            if path != "draft":  # a draft needs a writer, and tests of its own send it
                assert program.post(path, example).status_code == 200, path
                tried += 1
    assert tried >= 7


def test_the_description_is_for_everybody_and_whole(db):
    answer = Client().get("/api/v1/openapi.json")
    described = answer.json()
    assert described["openapi"] == "3.1.0" and answer["ETag"]
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert {"400", "401", "403", "429", "500"} <= operation["responses"].keys(), path
            assert operation["description"] and operation["security"], path


def test_the_page_for_people_names_every_address(db, client):
    page = client.get("/api/").content.decode()
    assert all(path in page for path in describe()["paths"])


def test_the_page_for_people_shows_code_as_code_and_lines_whole(db, client):
    page = client.get("/api/").content.decode()
    assert "`" not in page and "Scope: <code>ask</code>." in page and "<br>" not in page


def test_the_page_for_people_escapes_what_it_tells():
    told = guide._told("a\nb\n\n``<i>`` & `c`")
    assert told == "<p>a b</p><p><code>&lt;i&gt;</code> &amp; <code>c</code></p>"


@pytest.mark.parametrize(
    "path",
    [
        "me",
        "concepts",
        "pathways",
        f"pathways/{WORK_UP}",
        "claims?limit=100",
        "references?limit=100",
        "articles?limit=100",
        "consistency",
        "calculators",
        "desk/claims?limit=100",
        "claims/{claim}",
        "articles/{address}",
        "references/{source}",
    ],
)
def test_the_database_is_asked_little(desk, path):
    program = desk.program("reviewer")
    source = SourceRecord.objects.values_list("pk", flat=True).first()
    path = path.format(claim=desk.claim(), address=address(), source=source)
    program.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert program.get(path).status_code == 200
    assert len(asked) <= MOST_QUERIES, [each["sql"][:120] for each in asked.captured_queries]
