"""Does a program get the pathways as they ship, and a record its way through one, with nothing kept of it?"""

import json
from copy import deepcopy

import pytest

from bedside_web.accounts.tokens import Scope
from bedside_web.api.description import describe
from bedside_web.trail.models import Event

WORK_UP = "hypomagnesemia-work-up"
ENOUGH = {"kidneys": "eGFR 30 mL/min or more"}


@pytest.fixture
def bundle():
    """The record of the description's own example: a low magnesium, and no kidney function."""
    return deepcopy(describe()["components"]["schemas"]["WalkSent"]["examples"][0]["bundle"])


def walk(program, bundle, **more):
    return program.post(f"pathways/{WORK_UP}/walk", {"bundle": bundle, **more})


def test_every_pathway_is_listed_and_read(desk, library):
    program = desk.program("reader")
    lines = program.get("pathways").json()["items"]
    assert [each["id"] for each in lines] == [each.id for each in library.clinic.pathways()]
    for line in lines:
        shown = program.get(f"pathways/{line['id']}").json()
        assert {name: shown[name] for name in line} == line
        ids = [step["id"] for step in shown["steps"]]
        assert all(answer["to"] in ids for step in shown["steps"] for answer in step["answers"])
        assert any(not step["answers"] for step in shown["steps"])
    assert program.get("pathways/none").status_code == 404


def test_a_pathway_brings_its_claims_as_readers_are_shown_them(desk):
    from bedside_web.ledger.models import ClaimRecord

    program, held = desk.program("reader"), set(ClaimRecord.objects.values_list("pk", flat=True))
    for id in [each["id"] for each in program.get("pathways").json()["items"]]:
        shown = program.get(f"pathways/{id}").json()
        named = {claim for step in shown["steps"] for claim in step["claim_ids"]}
        named |= {claim for step in shown["steps"] for each in step["answers"] for claim in each["claim_ids"]}
        assert {each["id"] for each in shown["claims"]} == named & held
        assert "hyperphosphatemia" not in id or shown["claims"]


def test_a_record_goes_as_far_as_it_leads(desk, bundle):
    given = walk(desk.program("reader"), bundle).json()
    first, second = given["steps"][:2]
    assert given["pathway"] == WORK_UP and first["step"]["id"] == "is-low"
    assert first["answer"]["label"] == "Below 0.7 mmol/L" and first["answer"]["claim_ids"] == ["hm-def-001"]
    assert [datum["place"] for datum in first["data"]] == ["Observation/mg"]
    assert second["answer"]["kind"] == "unknown" and given["missing"]
    assert given["steps"][-1]["answer"] is None


def test_what_a_person_answers_goes_before_the_record(desk, bundle):
    program = desk.program("reader")
    given = walk(program, bundle, answers=ENOUGH).json()
    assert given["steps"][1]["answer"]["label"] == ENOUGH["kidneys"]
    assert given["steps"][1]["presence"] is None and len(given["steps"]) > 2


@pytest.mark.parametrize("answers", [{"kidneys": "Zwiebelfisch"}, {"Zwiebelfisch": "No"}])
def test_an_answer_that_is_none_is_refused_without_its_words(desk, bundle, answers):
    answer = walk(desk.program("reader"), bundle, answers=answers)
    problem = answer.json()
    assert answer.status_code == 422 and problem["code"] == "answers"
    assert "Zwiebelfisch" not in answer.content.decode()
    assert [each["place"] for each in problem.get("faults", ())] in ([], ["answers.kidneys"])


def test_reading_and_walking_need_their_own_scopes(desk, bundle):
    reads, asks = desk.program("reader", Scope.READ), desk.program("reader", Scope.ASK)
    assert reads.get("pathways").status_code == 200 and asks.get("pathways").status_code == 403
    assert reads.get(f"pathways/{WORK_UP}").status_code == 200
    assert walk(asks, bundle).status_code == 200
    refused = walk(reads, bundle)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope")


def test_nothing_is_kept_of_a_record_that_was_walked(desk, bundle, caplog):
    program, before = desk.program("reader"), Event.objects.count()
    bundle["entry"][1]["resource"]["note"] = [{"text": "Zwiebelfisch"}]
    answer = walk(program, bundle)
    assert answer["Cache-Control"] == "private, no-store" and "Zwiebelfisch" not in json.dumps(answer.json())
    assert [each.act for each in Event.objects.order_by("number")[before:]] == ["use token"]
    assert "Zwiebelfisch" not in caplog.text


def test_a_bundle_that_is_none(desk):
    assert walk(desk.program("reader"), {"resourceType": "Patient"}).status_code in (200, 422)
    assert walk(desk.program("reader"), {"resourceType": 7}).status_code == 422
