"""How does a claim stand in FHIR? As Evidence that states it; never as FHIR's ``Claim``, which is a bill."""

from collections.abc import Iterable, Mapping

from bedside.interchange.fhir.elements import (
    OURS,
    PUBLISHER,
    Element,
    about,
    canonical,
    coded,
    filled,
    resource_id,
)
from bedside.interchange.fhir.quantities import category
from bedside.terms import (
    Certainty,
    Claim,
    ClaimSupport,
    ConceptEntry,
    Directness,
    Quantity,
    Recommendation,
    ReviewState,
    Statement,
)

PUBLICATION_STATUS: Mapping[ReviewState, str] = {
    ReviewState.DRAFT: "draft",
    ReviewState.SUBMITTED: "draft",
    ReviewState.UNDER_REVIEW: "draft",
    ReviewState.CHANGES_REQUESTED: "draft",
    ReviewState.APPROVED: "active",
    ReviewState.WITHDRAWN: "retired",
}
"""What a state of review is called in FHIR's publication status: only signatures make something active."""
_ALL = "The quantities that the statement names"
_AUTHOR = "the author of the evidence pack, not a guideline panel"


def state_claim(
    claim: Claim,
    entry: ConceptEntry,
    *,
    release: str,
    state: ReviewState = ReviewState.SUBMITTED,
) -> Element:
    """The Evidence of a claim of the ledger, with its quantities in an EvidenceVariable within it."""
    frame = _frame(claim.id, claim.statement, claim=claim.id, status=PUBLICATION_STATUS[state])
    variable = _variable(claim.quantities)
    return frame | filled(
        version=release,
        contained=[variable] if variable else None,
        useContext=about(claim.concept, entry.name),
        relatedArtifact=[_support(support) for support in claim.supports],
        note=_notes(claim.recommendation, claim.is_unverified)
        + [{"text": f"Elsewhere ({each.publication_id}): {each.says}"} for each in claim.disagreements],
        variableDefinition=_variables(claim, entry, has_quantities=variable is not None),
        certainty=_certainty(claim.certainty),
    )


def state_statement(statement: Statement, id: str, *, about_what: str) -> Element:
    """The Evidence of a statement as its reader sees it: the words of this audience, and no quantities."""
    return _frame(id, statement.text, claim=statement.claim_id, status="draft") | filled(
        relatedArtifact=[
            _cites(each.publication_id, f"{each.locator} ({each.directness}; {each.read_depth})")
            for each in statement.citations
        ],
        note=_notes(statement.recommendation, statement.is_unverified)
        + [{"text": f"Elsewhere: {each.says} [{each.citation.number}]"} for each in statement.dissents],
        variableDefinition=[{"description": about_what, "variableRole": _SUBJECT}],
        certainty=_certainty(statement.certainty),
    )


# Claims are not taken apart into exposure and outcome, and a role that nobody read is not made up: ADR 0050.
_SUBJECT: Element = {"text": "what the statement is about"}
_GROUP: Element = {
    "coding": [{"system": "http://terminology.hl7.org/CodeSystem/variable-role", "code": "population"}],
    "text": "the people of whom the statement holds",
}


def _frame(id: str, text: str, *, claim: str | None, status: str) -> Element:
    return {
        "resourceType": "Evidence",
        "id": resource_id(id),
        "url": canonical("Evidence", id),
        "identifier": [{"system": f"{OURS}:claim" if claim else f"{OURS}:statement", "value": claim or id}],
        "title": text if len(text) <= 120 else f"{text[:119].rstrip()}…",
        "status": status,
        "publisher": PUBLISHER,
        "assertion": text,
    }


def _variable(quantities: Iterable[Quantity]) -> Element | None:
    categories = [category(each) for each in quantities]
    if not categories:
        return None
    return {
        "resourceType": "EvidenceVariable",
        "id": "quantities",
        "title": _ALL,
        "status": "draft",
        "category": categories,
    }


def _variables(claim: Claim, entry: ConceptEntry, *, has_quantities: bool) -> list[Element]:
    subject: Element = {
        "description": f"{entry.name}: {claim.facet.value}, {claim.topic}",
        "variableRole": _SUBJECT,
    }
    if has_quantities:
        subject["observed"] = {"reference": "#quantities"}
    groups = [{"description": group, "variableRole": _GROUP} for group in claim.populations]
    return [subject, *groups]


def _support(support: ClaimSupport) -> Element:
    where = f"{support.locator} ({support.directness}; {support.read_depth}): {support.note}"
    kind = "derived-from" if support.directness is Directness.DIRECT else "citation"
    return _cites(support.publication_id, where) | {"type": kind}


def _cites(publication: str, where: str) -> Element:
    return {"type": "citation", "display": where, "resource": canonical("Citation", publication)}


def _notes(recommendation: Recommendation | None, is_unverified: bool) -> list[Element]:
    found = []
    if recommendation and recommendation.grade:
        checked = "verified" if recommendation.is_verified else "not verified at its source"
        found.append({"text": f"{recommendation.by} grades it {recommendation.grade} ({checked})."})
    if is_unverified:
        found.append({"text": "Unverified: no source that its author opened states it."})
    return found


def _certainty(certainty: Certainty | None) -> list[Element]:
    """In our own scheme: it is one author's word, and GRADE's codes would claim a panel's."""
    if certainty is None:
        return []
    return [{"rating": coded("certainty", certainty), "rater": _AUTHOR}]
