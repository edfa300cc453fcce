"""What do the published definitions of FHIR, and its required bindings, say against a resource?"""

import importlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import fhirkit

# Required bindings of the elements that we write, as the definitions of R4 (4.0.1) and R5 (5.0.0) list them;
# fhirkit and fhir.resources do not look at them.
_PUBLICATION = frozenset({"draft", "active", "retired", "unknown"})
_COMPOSITION = frozenset({"preliminary", "final", "amended", "entered-in-error"})
_COMPOSITION_R5 = _COMPOSITION | {
    "registered", "partial", "corrected", "appended", "cancelled", "deprecated", "unknown",
}  # fmt: skip
_RELATED = frozenset(
    {
        "documentation", "justification", "citation", "predecessor", "successor", "derived-from",
        "depends-on", "composed-of",
    }
)  # fmt: skip
_WORKFLOW = frozenset(
    {
        "submitted", "triaged", "waiting-for-input", "resolved-no-change", "resolved-change-required",
        "deferred", "duplicate", "applied", "published", "entered-in-error",
    }
)  # fmt: skip
_DISPOSITION = frozenset(
    {
        "unresolved", "not-persuasive", "persuasive", "persuasive-with-modification",
        "not-persuasive-with-modification",
    }
)  # fmt: skip
_BOUND: Mapping[tuple[str, str], frozenset[str]] = {
    ("Library", "status"): _PUBLICATION,
    ("Citation", "status"): _PUBLICATION,
    ("Evidence", "status"): _PUBLICATION,
    ("EvidenceVariable", "status"): _PUBLICATION,
    ("PlanDefinition", "status"): _PUBLICATION,
    ("CapabilityStatement", "status"): _PUBLICATION,
    ("CapabilityStatement", "kind"): frozenset({"instance", "capability", "requirements"}),
    ("ArtifactAssessment", "workflowStatus"): _WORKFLOW,
    ("ArtifactAssessment", "disposition"): _DISPOSITION,
    ("Bundle", "type"): frozenset({"document", "searchset", "collection"}),
    ("relatedArtifact", "type"): _RELATED,
    ("documentation", "type"): _RELATED,
    ("content", "informationType"): frozenset(
        {"comment", "classifier", "rating", "container", "response", "change-request"}
    ),
    ("text", "status"): frozenset({"generated", "extensions", "additional", "empty"}),
    ("valueQuantity", "comparator"): frozenset({"<", "<=", ">=", ">", "ad"}),
    ("search", "mode"): frozenset({"match", "include", "outcome"}),
    ("issue", "severity"): frozenset({"fatal", "error", "warning", "information"}),
    ("searchParam", "type"): frozenset(
        {"number", "date", "string", "token", "reference", "composite", "quantity", "uri", "special"}
    ),
}


def faults(resource: Mapping[str, Any], version: str) -> list[str]:
    """What is wrong with a resource in a release of FHIR (``R4``, ``R4B``, ``R5``)."""
    return [*_shape(resource, version), *_bindings(resource, "", version), *_invariants(resource)]


def _shape(resource: Mapping[str, Any], version: str) -> list[str]:
    if version == "R4":
        return [str(issue) for issue in fhirkit.validate(json.dumps(resource))]
    kind = resource["resourceType"]
    name = f"fhir.resources.{'R4B.' if version == 'R4B' else ''}{kind.lower()}"
    try:
        getattr(importlib.import_module(name), kind).model_validate(json.loads(json.dumps(resource)))
    except ValueError as error:
        return str(error).splitlines()
    return []


def _bindings(value: Any, place: str, version: str) -> Iterator[str]:
    """Codes that stand where a required binding does not know them."""
    if isinstance(value, list):
        for each in value:
            yield from _bindings(each, place, version)
    if not isinstance(value, dict):
        return
    here = value.get("resourceType", place)
    for name, inner in value.items():
        allowed = _BOUND.get((here, name))
        if here == "Composition" and name == "status":
            allowed = _COMPOSITION_R5 if version == "R5" else _COMPOSITION
        if allowed is not None and isinstance(inner, str) and inner not in allowed:
            yield f"{here}.{name}: {inner} is not in the required value set"
        yield from _bindings(inner, name, version)


def _invariants(resource: Mapping[str, Any]) -> Iterator[str]:
    """Rules that both judges leave out: no empties (ele-1), documents (bdl-7, -9, -10, -11), sections."""
    yield from _empties(resource, resource["resourceType"])
    if resource["resourceType"] != "Bundle":
        return
    urls = [entry.get("fullUrl") for entry in resource.get("entry", ())]
    if len(set(urls)) < len(urls):
        yield "bdl-7: a fullUrl stands twice"
    if resource["type"] != "document":
        return
    if not resource.get("identifier", {}).get("value") or not resource.get("timestamp"):
        yield "bdl-9, bdl-10: a document has an identifier and a timestamp"
    if resource["entry"][0]["resource"]["resourceType"] != "Composition":
        yield "bdl-11: a document begins with its Composition"
    told = json.dumps(resource)
    yield from (
        f"{where} is referred to and not in the document"
        for where in {part.split('"')[0] for part in told.split('"reference": "')[1:]}
        if where.startswith("urn:uuid:") and where not in urls
    )


def _empties(value: Any, place: str) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield f"ele-1: {place} is empty"
    elif isinstance(value, list):
        for each in value:
            yield from _empties(each, place)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _empties(inner, f"{place}.{name}")
        if place.endswith(".section") and not {"text", "entry", "section"} & value.keys():
            yield f"cmp-1: {place} holds neither text nor sections"
