"""Which problems does a pathway have, which way does a record go, and what is drawn and exported?"""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bedside import Library
from bedside.intake import validate_pack
from bedside.library.pathways import plan_definition_of, render_pathway_svg, render_pathway_text
from bedside.terms import PathwayStep
from runners.running import Given, Outcome, runner
from runners.sample import make_pack

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
CITED = {"claims": ["cause-1"]}


def _asked(end: str) -> dict[str, str]:
    return {"measured": "exemplarium", "in": "blood", end: "7 mmol/L"}


SAMPLE_PATHWAY = {
    "id": "exemplaremia-work-up",
    "concept": "hypoexemplaremia",
    "kind": "diagnostic",
    "title": "A sample",
    "purpose": "To show the rules.",
    "nodes": [
        {
            "id": "how-low",
            "kind": "question",
            "text": "How low is exemplarium?",
            "edges": [
                {"label": "Below 7", "when": _asked("below"), "to": "drug", **CITED},
                {"label": "7 or more", "when": _asked("at_least"), "to": "normal", **CITED},
                {"label": "Not known", "is": "unknown", "to": "measure", **CITED},
            ],
        },
        {"id": "drug", "kind": "outcome", "text": "Samplazole fits.", **CITED},
        {"id": "normal", "kind": "outcome", "text": "Not low.", **CITED},
        {"id": "measure", "kind": "measure", "text": "Measure exemplarium.", **CITED},
    ],
}


@runner("check a pathway", sample={})
def check_pathway(given: Given, folder: Path) -> Outcome:
    """The sample pathway in the sample pack, with ``changes`` (path to value) to it."""
    changes = {f"pathways[0].{place}": value for place, value in given.get("changes", {}).items()}
    sample = json.loads(json.dumps(SAMPLE_PATHWAY))  # no two parts are one, or YAML would write an anchor
    make_pack(folder, {"pathways": [sample], **given.get("pack", {}), **changes}, raw={})
    problems, pack = validate_pack(folder)
    return {
        "problems": [str(problem) for problem in problems],
        "how many problems": len(problems),
        "pathways": [pathway.id for pathway in pack.pathways] if pack else [],
    }


@runner(
    "walk a pathway",
    sample={"pathway": "hypomagnesemia-work-up", "record": {"magnesium": "0.5 mmol/L", "eGFR": "70 mL/min"}},
    refused={"pathway": "no-such-pathway", "record": {}},
)
def walk(given: Given, folder: Path) -> Outcome:
    """A record, typed as on the form, through a shipped pathway; ``answers`` are what a person adds."""
    clinic = _shipped().clinic
    patient = clinic.read_form(given.get("record", {}), NOW)
    walked = clinic.walk(given["pathway"], patient, answers=given.get("answers", {}))
    return {
        "way": [f"{step.node.id}: {step.edge.label}" for step in walked.steps if step.edge],
        "end": walked.end.id,
        "end is": walked.end.kind,
        "says": walked.end.text,
        "data": [datum.text for step in walked.steps for datum in step.data],
        "missing": walked.missing,
        "steps without a source": [step.node.id for step in walked.steps if not _is_cited(step)],
    }


@runner("show a pathway", sample={"pathway": "hypomagnesemia-work-up"}, refused={"pathway": "none"})
def show(given: Given, folder: Path) -> Outcome:
    """A shipped pathway as text, as a picture, and as a FHIR PlanDefinition."""
    library = _shipped()
    pathway = library.clinic.pathway(given["pathway"])
    plan = plan_definition_of(library, pathway)
    return {
        "text": render_pathway_text(pathway),
        "picture": render_pathway_svg(pathway, is_alone=False),
        "plan": {key: plan[key] for key in ("resourceType", "status", "title")},
        "plan is approved": "approvalDate" in plan,
    }


def _is_cited(step: PathwayStep) -> bool:
    told = [step.node, *([step.edge] if step.edge else [])]
    return all(each.claim_ids or each.publication_ids for each in told)


@cache
def _shipped() -> Library:
    return Library.open()
