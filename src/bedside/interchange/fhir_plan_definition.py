"""How does a pathway stand in FHIR? As an R4 PlanDefinition, with what each step rests on.

A question is an action of which exactly one answer applies; a node that several edges lead to stands under
each of them, because actions are a tree. What no record can say has a condition that is never met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bedside.interchange.fhir_conditions import condition_of, measured_in
from bedside.terms import (
    Claim,
    ClaimId,
    EdgeKind,
    NodeKind,
    Pathway,
    PathwayEdge,
    PathwayNode,
    Publication,
    PublicationId,
)

_TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
USAGE = "Submitted, pending human review. For education; a clinician decides."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSources:
    """What a plan cites: claims and works by their ids, and how a work is printed."""

    claim: Callable[[ClaimId], Claim]
    publication: Callable[[PublicationId], Publication]
    cite: Callable[[Publication], str]


def make_plan_definition(
    pathway: Pathway, sources: PlanSources, *, base: str, version: str, approved: date | None = None
) -> dict[str, Any]:
    """The pathway as a PlanDefinition (FHIR 4.0.1), always a draft; its address begins with ``base``.

    ``approved`` is the day on which a named person signed it; without one there is no approval date.
    """
    maker = _Maker(nodes={node.id: node for node in pathway.nodes}, sources=sources)
    made = {
        "resourceType": "PlanDefinition",
        "id": pathway.id,
        "url": f"{base}/PlanDefinition/{pathway.id}",
        "version": version,
        "name": "".join(word.capitalize() for word in pathway.id.split("-")),
        "title": pathway.title,
        "type": {"coding": [{"system": _TYPES, "code": "clinical-protocol"}]},
        "status": "draft",
        "experimental": False,
        "publisher": "Bedside",
        "description": pathway.purpose,
        "usage": " ".join((USAGE, *(f"Not covered: {text}." for text in pathway.leaves_out))),
        "topic": [{"text": pathway.concept}, {"text": pathway.kind.value}],
        "relatedArtifact": maker.works_of(pathway),
        "action": [maker.action(pathway.nodes[0], "", None)],
    }
    if approved is not None:
        made["approvalDate"] = approved.isoformat()
    return made


@dataclass(slots=True, kw_only=True)
class _Maker:
    nodes: Mapping[str, PathwayNode]
    sources: PlanSources

    def action(
        self, node: PathwayNode, above: str, way: tuple[PathwayNode, PathwayEdge] | None
    ) -> dict[str, Any]:
        """A node with all that is under it; ``way`` is how one comes to it."""
        path = f"{above}.{node.id}" if above else node.id  # an element's id stands once in its resource
        made: dict[str, Any] = {"id": path, "title": node.text}
        edge_claims: tuple[ClaimId, ...] = ()
        if way is not None:
            made |= _entrance(*way)
            edge_claims = way[1].claim_ids
        if node.note:
            made["textEquivalent"] = node.note
        cited = self.citations((*edge_claims, *node.claim_ids), node.publication_ids)
        if cited:
            made["documentation"] = cited
        needed = _inputs(node)
        if needed:
            made["input"] = needed
        if node.edges:
            if node.kind is NodeKind.QUESTION:
                made |= {"groupingBehavior": "logical-group", "selectionBehavior": "exactly-one"}
            made["action"] = [
                self.action(self.nodes[edge.to], f"{path}.{at}", (node, edge))
                for at, edge in enumerate(node.edges, 1)
            ]
        return made

    def citations(
        self, claims: tuple[ClaimId, ...], works: tuple[PublicationId, ...]
    ) -> list[dict[str, Any]]:
        """Each claim as what justifies the step, each work as a citation."""
        told = [
            {"type": "justification", "label": id, "display": self.sources.claim(id).statement}
            for id in dict.fromkeys(claims)
        ]
        return told + [self._work(id) for id in dict.fromkeys(works)]

    def works_of(self, pathway: Pathway) -> list[dict[str, Any]]:
        """Every work behind the pathway's claims, once."""
        claims = map(self.sources.claim, pathway.claim_ids)
        behind = (support.publication_id for claim in claims for support in claim.supports)
        ids = dict.fromkeys((*behind, *pathway.publication_ids))
        return [self._work(id) for id in ids]

    def _work(self, id: PublicationId) -> dict[str, Any]:
        work = self.sources.publication(id)
        made = {"type": "citation", "label": id, "citation": self.sources.cite(work)}
        return made | ({"url": work.url} if work.url else {})


def _entrance(node: PathwayNode, edge: PathwayEdge) -> dict[str, Any]:
    """The answer that leads here: in words, and as an expression."""
    doubt = " Sources differ here (gray zone)." if edge.is_gray else ""
    expression = condition_of(node, edge)
    told: dict[str, Any] = {"description": f"{edge.label}.{doubt}" if doubt else edge.label}
    if expression is None:
        return told
    asked = {"description": edge.label, "language": "text/fhirpath", "expression": expression}
    return told | {"condition": [{"kind": "applicability", "expression": asked}]}


def _inputs(node: PathwayNode) -> list[dict[str, Any]]:
    """The newest observation of each thing that the question measures."""
    tests = (edge.test for edge in node.edges if edge.kind is EdgeKind.WHEN)
    rows = {row.loinc: row for test in tests for row in measured_in(test)}
    return [
        {
            "type": "Observation",
            "codeFilter": [
                {"path": "code", "code": [{"system": "http://loinc.org", "code": code} for code in codes]}
            ],
            "limit": 1,
            "sort": [{"path": "effective", "direction": "descending"}],
        }
        for codes in rows
    ]
