"""How does an answer stand in FHIR, and what do the published definitions say against it?"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from bedside import Library
from bedside.interchange.fhir import cite_work, read_version, state_claim
from bedside.library.pathways import plan_definition_of
from bedside.rendering import format_reference
from bedside.terms import ClaimId
from fhir_judges import faults
from runners.running import Given, Outcome, runner

_QUESTION = "What are the causes of hypomagnesemia?"


@cache
def _shipped() -> Library:
    return Library.open()


@runner(
    "write an answer in FHIR",
    sample={"question": _QUESTION},
    refused={"question": _QUESTION, "version": "R3"},
)
def write_an_answer(given: Given, folder: Path) -> Outcome:
    """A question for an audience, in a release of FHIR (``R5`` without one), as a document."""
    version = given.get("version", "R5")
    answer = _shipped().ask(given["question"], audience=given.get("audience", "clinician"))
    text = answer.to_fhir(version)
    document = json.loads(text)
    resources = [entry["resource"] for entry in document["entry"]]
    first = resources[0]
    reviews = [each for each in resources if each["resourceType"] == "ArtifactAssessment"]
    evidence = [each for each in resources if each["resourceType"] == "Evidence"]
    certainties = {rating["coding"][0]["system"] for each in evidence for rating in _ratings(each)}
    return {
        "kinds": sorted(Counter(each["resourceType"] for each in resources)),
        "faults": faults(document, read_version(version).value),
        "status": first["status"],
        "sections": [section["title"] for section in first["section"]],
        "words": " ".join(section.get("text", {}).get("div", "") for section in _all(first["section"])),
        "assertions are its sentences": {each["assertion"] for each in evidence}
        <= {statement.text for statement in _statements(answer.article)},
        "certainty is told in": sorted(certainties),
        "review": {
            name: reviews[0].get(name, "nothing")
            for name in ("workflowStatus", "disposition", "approvalDate", "lastReviewDate")
        }
        if reviews
        else "no resource of review",
        "same bytes twice": text == answer.to_fhir(version),
        "bills": text.count('"resourceType": "Claim"'),
    }


@runner("write a claim in FHIR", sample={"claim": "hm-def-001"})
def write_a_claim(given: Given, folder: Path) -> Outcome:
    """A claim of the shipped packs as Evidence of R5, with the first work that it rests on."""
    library = _shipped()
    claim = library.ledger.claim(ClaimId(given["claim"]))
    entry = next(each for each in library.ledger.concepts() if each.id == claim.concept)
    made = state_claim(claim, entry, release="1")
    cited = library.sources.find_cited(claim.supports[0].publication_id)
    assert cited is not None
    work = cite_work(cited.publication, format_reference(cited.publication), read_version("R5"))
    contained = made.get("contained", [{}])[0].get("category", [])
    return {
        "assertion is the statement": made["assertion"] == claim.statement,
        "status": made["status"],
        "quantities": [_shown(each) for each in contained],
        "certainty": [rating["text"] for rating in _ratings(made)],
        "rests on": [each["type"] for each in made["relatedArtifact"]],
        "roles": [each["variableRole"]["text"] for each in made["variableDefinition"]],
        "faults": [*faults(made, "R5"), *faults(made, "R4B"), *faults(work, "R5")],
        "the work": sorted(work["citedArtifact"]),
    }


@runner("write a pathway in FHIR", sample={"pathway": "hypomagnesemia-work-up"})
def write_a_pathway(given: Given, folder: Path) -> Outcome:
    """A pathway of the shipped packs as a PlanDefinition of R4."""
    made = plan_definition_of(_shipped(), _shipped().clinic.pathway(given["pathway"]))
    return {
        "status": made["status"],
        "faults": faults(made, "R4"),
        "signed on": made.get("approvalDate", "no day"),
    }


@runner(
    "judge a resource",
    sample={"resource": {"resourceType": "Library", "status": "draft", "type": {"text": "x"}}},
)
def judge_a_resource(given: Given, folder: Path) -> Outcome:
    """A resource before the judges that the other examples of this chapter are held against."""
    found = faults(given["resource"], given.get("version", "R4"))
    return {"is refused": bool(found), "because": " ".join(found) or "of nothing"}


def _ratings(evidence: dict[str, Any]) -> list[dict[str, Any]]:
    return [each["rating"] for each in evidence.get("certainty", ())]


def _all(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [inner for each in sections for inner in (each, *_all(each.get("section", [])))]


def _statements(article: Any) -> list[Any]:
    from bedside.rendering import statements_of

    return list(statements_of(article))


def _shown(category: dict[str, Any]) -> str:
    if "valueRange" in category:
        ends = category["valueRange"]
        return f"{ends['low']['value']} to {ends['high']['value']} {ends['low']['code']}"
    value = category["valueQuantity"]
    return f"{value.get('comparator', '')}{value['value']} {value['code']}"
