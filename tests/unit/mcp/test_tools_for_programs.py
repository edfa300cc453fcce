"""What the tools answer, told by the official client in this process; the schemas hold every answer."""

import asyncio
import json
import logging

import jsonschema
import pytest
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from bedside.mcp.server import make_server
from bedside.mcp.tools import MOST_CHARACTERS, MOST_FINDINGS, Tools

QUESTION = "What are the causes of hypomagnesemia?"
SECRET = "Mrs Zebedee Quux"
CALLS = {
    "ask": {"question": QUESTION, "detail": "full"},
    "check": {"text": "Serum magnesium below 0.7 mg/dL is severe hypomagnesemia [4]."},
    "search": {"query": "hypokalemia digoxin", "top": 3},
    "open_citation": {"claim_id": "hm-cau-002"},
    "list_conditions": {},
    "board": {"condition": "hypomagnesemia"},
    "list_calculators": {},
    "calculate": {"calculator": "qtc", "inputs": {"qt": "400 ms", "heart-rate": "80 /min"}},
}


def with_client(library, use):
    async def run():
        async with Client(make_server(lambda: library)) as client:
            return await use(client)

    return asyncio.run(run())


def test_each_tool_is_described_and_reads_only(library):
    tools = with_client(library, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == set(CALLS)
    for tool in tools:
        assert tool.description and tool.output_schema and tool.annotations.read_only_hint
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
    ask = next(tool for tool in tools if tool.name == "ask")
    assert "pending human review" in ask.description and "emergencies" in ask.description


@pytest.mark.parametrize("name", CALLS)
def test_each_answer_keeps_to_its_schema(library, call, name):
    answered = call(name, **CALLS[name])
    assert not answered.is_error
    tools = with_client(library, lambda client: client.list_tools()).tools
    schema = next(tool.output_schema for tool in tools if tool.name == name)
    jsonschema.validate(answered.structured_content, schema)
    assert json.loads(answered.content[0].text) == answered.structured_content


def test_a_short_answer_cites_only_what_it_lists(library, call):
    answer = call("ask", question=QUESTION).structured_content
    article = library.ask(QUESTION).article
    assert [each["text"] for each in answer["bottom_line"]] == [each.text for each in article.bottom_line]
    cited = {citation["number"] for each in answer["bottom_line"] for citation in each["citations"]}
    assert cited == {each["number"] for each in answer["references"]} and answer["sections"] == []
    assert answer["more"] == [section.title for section in article.sections]
    assert answer["status"] == "Submitted" and answer["disclaimer"] == article.disclaimer


def test_a_full_answer_has_every_statement_and_reference(library, call):
    answer = call("ask", question=QUESTION, detail="full").structured_content
    article = library.ask(QUESTION).article
    assert len(answer["references"]) == len(article.references)
    inner = [each for section in answer["sections"] for each in section["statements"]]
    assert len(answer["bottom_line"]) + len(inner) == article.counts.statements


def test_an_emergency_is_told_first(call):
    answer = call("ask", question="my father collapsed and is not breathing", audience="caregiver")
    assert answer.structured_content["urgent"]


def test_a_patient_is_given_no_dose(library, call):
    """What no patient may be told is left out by the library; the tool asks for the patient's view of it."""
    question = "How much magnesium should I take?"
    answer = call("ask", question=question, audience="patient", detail="full").structured_content
    told = answer["bottom_line"] + [each for part in answer["sections"] for each in part["statements"]]
    claims = [library.sources.find_claim(each["claim_id"]) for each in told if each["claim_id"]]
    assert claims and all(claim.plain for claim in claims)
    assert {each["text"] for each in told if each["claim_id"]} <= {claim.plain for claim in claims}


def test_a_citation_is_opened_at_the_words_it_rests_on(library, call):
    opened = call("open_citation", claim_id="hm-cau-002").structured_content
    claim = library.sources.find_claim("hm-cau-002")
    assert opened["statement"] == claim.statement
    assert [each["work"] for each in opened["supports"]] == [each.publication_id for each in claim.supports]
    assert all(each["words"] and each["whose_words"] and each["read_depth"] for each in opened["supports"])
    passage = claim.supports[0].passage_id
    (quoted,) = call("open_citation", passage_id=passage).structured_content["supports"]
    assert quoted["words"] == opened["supports"][0]["words"]


def test_a_text_with_faults_has_them_named(call):
    found = call("check", text="Line one.\nIt is low [7].").structured_content["findings"]
    assert [(each["code"], each["line"], each["quote"]) for each in found] == [
        ("citation-dangling", 2, "[7]")
    ]


def test_many_findings_are_cut_and_counted(call):
    reply = call("check", text="It is low [7].\n" * (MOST_FINDINGS + 50)).structured_content
    assert len(reply["findings"]) == MOST_FINDINGS and reply["left_out"] >= 50


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("ask", {"question": "  "}, "The question is empty"),
        ("ask", {"question": "x" * 100_000}, "at most 2,000"),
        ("ask", {}, "`question`"),
        ("ask", {"question": SECRET, "audience": "king"}, "`audience`"),
        ("ask", {"question": [SECRET]}, "`question`"),
        ("check", {"text": SECRET * MOST_CHARACTERS}, "at most 100,000"),
        ("search", {"query": SECRET, "top": 0}, "from 1 to 25"),
        ("search", {"query": SECRET * 1_000}, "at most 1,000"),
        ("open_citation", {}, "Give one of"),
        ("open_citation", {"claim_id": "a", "passage_id": "b"}, "Give one of"),
        ("open_citation", {"claim_id": "nobody"}, "no claim"),
        ("open_citation", {"passage_id": "nobody#1"}, "no passage"),
        ("board", {"condition": "nothing"}, ""),
        ("calculate", {"calculator": "nothing", "inputs": {}}, ""),
        ("calculate", {"calculator": "qtc", "inputs": {"qt": "400 kg", "heart-rate": "80 /min"}}, "kg"),
        ("calculate", {"calculator": "qtc", "inputs": {"x" * 1_000: "1"}}, "at most 40"),
        ("nothing", {}, "Unknown tool"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(call, caplog, name, arguments, sentence):
    with caplog.at_level(logging.DEBUG):
        answered = call(name, **arguments)
    assert answered.is_error
    told = answered.content[0].text
    assert sentence in told and "Traceback" not in told and len(told) < 1_500
    assert SECRET not in told and SECRET not in caplog.text


def test_a_fault_of_ours_tells_nothing_of_what_was_asked(library, caplog, monkeypatch):
    def broken(self, *_: object, **__: object):
        raise RuntimeError(SECRET)

    monkeypatch.setattr(type(library), "ask", broken)

    async def use(client):
        return await client.call_tool("ask", {"question": SECRET})

    with caplog.at_level(logging.DEBUG):
        answered = with_client(library, use)
    assert answered.is_error and SECRET not in answered.content[0].text
    assert SECRET not in caplog.text


def test_claims_and_works_are_resources(library):
    async def use(client):
        claim = await client.read_resource("bedside://claim/hm-cau-002")
        work = await client.read_resource("bedside://reference/mouw-2005-jfp")
        return json.loads(claim.contents[0].text), json.loads(work.contents[0].text)

    claim, work = with_client(library, use)
    assert claim["claim_id"] == "hm-cau-002" and work["work"] == "mouw-2005-jfp"


@pytest.mark.parametrize("address", ["bedside://claim/none", "bedside://reference/none", "bedside://other/x"])
def test_a_resource_that_is_not_there_is_refused(library, address):
    async def use(client):
        with pytest.raises(MCPError):
            await client.read_resource(address)

    with_client(library, use)


def test_the_library_is_opened_when_a_tool_needs_it():
    opened = []
    Tools(lambda: opened.append(1))
    assert not opened
