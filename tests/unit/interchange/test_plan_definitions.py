"""Is a pathway in FHIR a PlanDefinition that others can read, and do its conditions say what we say?"""

import copy
import json
from datetime import UTC, date, datetime
from typing import Any

import fhirkit
import fhirpathpy
import pytest
from fhir.resources.R4B.plandefinition import PlanDefinition
from fhirpathpy.models import models
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside import Library
from bedside.interchange.fhir_conditions import NEVER, condition_of
from bedside.interchange.fhir_plan_definition import PlanSources, make_plan_definition
from bedside.library.pathways import plan_definition_of
from bedside.terms import EdgeKind, Pathway, PathwayNode

NOW = datetime.now(UTC)
LOINC = "http://loinc.org"
BINDINGS = {
    "groupingBehavior": {"visual-group", "logical-group", "sentence-group"},
    "selectionBehavior": {"any", "all", "all-or-none", "exactly-one", "at-most-one", "one-or-more"},
}
ARTIFACTS = {"documentation", "justification", "citation", "predecessor", "successor", "derived-from"}


@pytest.fixture(scope="module")
def library():
    with Library.open() as opened:
        yield opened


@pytest.fixture(scope="module")
def plans(library) -> dict[str, dict[str, Any]]:
    return {each.id: plan_definition_of(library, each) for each in library.clinic.pathways()}


def actions(plan: dict[str, Any]):
    waiting = list(plan["action"])
    while waiting:
        action = waiting.pop()
        yield action
        waiting += action.get("action", [])


def broken_bindings(plan: dict[str, Any]) -> list[str]:
    """What the models do not look at: required bindings and invariants of R4 that bear on what we write."""
    broken = [plan["status"]] * (plan["status"] not in {"draft", "active", "retired", "unknown"})
    for action in actions(plan):
        broken += [
            action[key] for key, known in BINDINGS.items() if key in action and action[key] not in known
        ]
        for condition in action.get("condition", []):
            broken += [condition["kind"]] * (condition["kind"] not in {"applicability", "start", "stop"})
            broken += ["exp-1"] * ("expression" not in condition["expression"])
        broken += [each["type"] for each in action.get("documentation", []) if each["type"] not in ARTIFACTS]
    ids = [action["id"] for action in actions(plan)]
    return broken + ["element ids"] * (len(ids) != len(set(ids)) or any(" " in id for id in ids))


def issues(plan: dict[str, Any]) -> list[str]:
    text = json.dumps(plan)
    PlanDefinition.model_validate_json(text)
    return [*map(str, fhirkit.validate(text)), *broken_bindings(plan)]


def test_every_plan_is_valid(plans):
    assert plans
    assert not [(id, found) for id, plan in plans.items() if (found := issues(plan))]


def test_a_broken_plan_is_noticed(plans):
    for change in (
        lambda plan: plan["action"][0].update(nonsense=1),
        lambda plan: plan.update(status="approved"),
        lambda plan: plan["action"][0].update(selectionBehavior="one"),
        lambda plan: plan["action"][0]["action"][1].update(id=plan["action"][0]["action"][0]["id"]),
        lambda plan: plan["action"][0]["action"][0]["condition"][0]["expression"].pop("expression"),
    ):
        plan = copy.deepcopy(plans["hypomagnesemia-work-up"])
        change(plan)
        try:
            found = issues(plan)
        except ValueError:
            continue
        assert found


def test_every_action_says_what_it_rests_on(plans):
    assert not [
        action["id"] for plan in plans.values() for action in actions(plan) if not action.get("documentation")
    ]


def test_a_plan_is_a_draft_and_approved_only_if_somebody_signed(library, plans):
    pathway = library.clinic.pathways()[0]
    assert all("approvalDate" not in plan and plan["status"] == "draft" for plan in plans.values())
    sources = PlanSources(
        claim=library.ledger.claim,
        publication=lambda id: library.sources.find_cited(id).publication,
        cite=lambda work: work.title,
    )
    signed = make_plan_definition(pathway, sources, base="http://x", version="1", approved=date(2026, 11, 1))
    assert signed["approvalDate"] == "2026-11-01"
    assert not issues(signed)


def test_every_way_of_a_pathway_is_in_its_plan(library, plans):
    def ways(pathway: Pathway, id: str) -> int:
        node = next(each for each in pathway.nodes if each.id == id)
        return 1 + sum(ways(pathway, edge.to) for edge in node.edges)

    for pathway in library.clinic.pathways():
        assert len(list(actions(plans[pathway.id]))) == ways(pathway, pathway.nodes[0].id)


def observation(code: str, value: float, unit: str) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": f"o-{code}",
        "status": "final",
        "subject": {"reference": "Patient/p"},
        "effectiveDateTime": NOW.isoformat(timespec="seconds"),
        "code": {"coding": [{"system": LOINC, "code": code}]},
        "valueQuantity": {
            "value": value,
            "unit": unit,
            "code": unit,
            "system": "http://unitsofmeasure.org",
        },
    }


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    person = {"resourceType": "Patient", "id": "p", "birthDate": "1956-03-01", "gender": "female"}
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": each} for each in (person, *resources)],
    }


def holding(node: PathwayNode, record: dict[str, Any]) -> list[str]:
    """The labels of the edges whose condition holds for the record."""
    held = []
    for edge in node.edges:
        condition = condition_of(node, edge)
        assert condition is not None
        if fhirpathpy.evaluate(record, condition, None, models["r4"]) == [True]:
            held.append(edge.label)
    return held


MEASURED = [
    (
        "hypomagnesemia-work-up",
        "is-low",
        "19123-9",
        {"mmol/L": 1.0, "meq/L": 2.0, "mg/dL": 2.4305},
        (0.1, 1.5),
    ),
    ("hypomagnesemia-work-up", "kidneys", "62238-1", {"mL/min/{1.73_m2}": 1.0}, (5, 120)),
    ("hypomagnesemia-management", "severity", "19123-9", {"mmol/L": 1.0, "mg/dL": 2.4305}, (0.1, 0.9)),
    ("hyperkalemia-first-steps", "how-high", "2823-3", {"mmol/L": 1.0, "meq/L": 1.0}, (2, 9)),
    ("hypernatremia-first-steps", "is-high", "2951-2", {"mmol/L": 1.0}, (110, 170)),
]


@pytest.mark.parametrize(
    ("id", "question", "code", "units", "span"), MEASURED, ids=lambda each: str(each)[:24]
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_conditions_say_what_the_walk_says(library, id, question, code, units, span, data):
    """Exactly one condition holds, and it is that of the edge which our own walk takes."""
    unit = data.draw(st.sampled_from(sorted(units)))
    value = round(data.draw(st.floats(*span)) * units[unit], 3)
    pathway = library.clinic.pathway(id)
    node = next(each for each in pathway.nodes if each.id == question)
    record = bundle(observation(code, value, unit))
    start = Pathway(
        id="p", concept=pathway.concept, kind=pathway.kind, title="", purpose="", nodes=(node, *pathway.nodes)
    )
    assert holding(node, record) == [taken(library, start, record)]


def taken(library: Library, pathway: Pathway, record: dict[str, Any]) -> str:
    """The label of the first edge that our own walk takes."""
    from bedside.clinic.feeding import feed_calculator
    from bedside.clinic.pathways import walk
    from bedside.clinic.signs import see

    patient = library.clinic.read_patient(record, NOW)
    walked = walk(pathway, patient, lambda sign, who: see(sign, who, feed_calculator))
    assert walked.steps[0].edge is not None
    return walked.steps[0].edge.label


def is_low(library: Library) -> PathwayNode:
    return library.clinic.pathway("hypomagnesemia-work-up").nodes[0]


def test_nothing_measured_is_not_known(library):
    assert holding(is_low(library), bundle()) == ["Not measured"]


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "ug/dL"},
        {"comparator": "<"},
    ],
)
def test_a_unit_or_a_comparator_that_cannot_be_read_is_not_known(library, changed):
    measured = observation("19123-9", 0.4, "mmol/L")
    measured["valueQuantity"] |= changed
    record = bundle(measured)
    assert holding(is_low(library), record) == ["Not measured"]


def test_a_value_that_was_withdrawn_is_not_known(library):
    record = bundle({**observation("19123-9", 0.4, "mmol/L"), "status": "entered-in-error"})
    assert holding(is_low(library), record) == ["Not measured"]


def test_two_values_that_differ_are_not_settled(library):
    """An expression cannot tell the newest; it holds only where all agree."""
    record = bundle(observation("19123-9", 0.4, "mmol/L"), observation("19123-9", 0.9, "mmol/L"))
    assert holding(is_low(library), record) == ["Not measured"]


def test_the_conditions_of_age_say_what_the_walk_says(library):
    pathway = library.clinic.pathway("hypomagnesemia-management")
    for born, label in (("1956-03-01", "Adult"), (f"{NOW.year - 9}-01-01", "Child")):
        record = bundle()
        record["entry"][0]["resource"]["birthDate"] = born
        assert holding(pathway.nodes[0], record) == [label] == [taken(library, pathway, record)]
    del record["entry"][0]["resource"]["birthDate"]
    assert "Adult" not in holding(pathway.nodes[0], record)
    assert "Child" not in holding(pathway.nodes[0], record)


def test_what_no_record_can_say_is_never_met(library):
    pathway = library.clinic.pathway("hypomagnesemia-work-up")
    node = next(each for each in pathway.nodes if each.id == "urine-calcium")
    assert {condition_of(node, edge) for edge in node.edges} == {NEVER}
    assert holding(node, bundle(observation("2004-0", 9, "mmol/L"))) == []


def test_only_what_follows_an_action_has_no_condition(library):
    for pathway in library.clinic.pathways():
        for node in pathway.nodes:
            for edge in node.edges:
                assert (condition_of(node, edge) is None) is (edge.kind is EdgeKind.THEN)
