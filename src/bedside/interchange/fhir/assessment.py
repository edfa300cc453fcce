"""What do signatures say of an article? An ArtifactAssessment (R5), and nothing beyond what was signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bedside.interchange.fhir.elements import OURS, Element, canonical, coded, filled, resource_id
from bedside.terms import ReviewStatus

WORKFLOW: Mapping[ReviewStatus, str] = {
    ReviewStatus.SUBMITTED: "submitted",
    ReviewStatus.UNDER_REVIEW: "triaged",
    ReviewStatus.APPROVED: "published",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """How far the review of an article is: its claims, how many are signed, by whom, since when."""

    status: ReviewStatus = ReviewStatus.SUBMITTED
    claims: int
    signed: int = 0
    signers: tuple[str, ...] = ()
    approved_on: date | None = None
    review_due: date | None = None


def assess_article(name: str, title: str, assessed: Assessed, *, day: str) -> Element:
    """The assessment of the article whose Composition has this name.

    Without an approval there is neither ``approvalDate`` nor ``lastReviewDate``, and it is unresolved.
    """
    is_approved = assessed.status is ReviewStatus.APPROVED and assessed.approved_on is not None
    approved = assessed.approved_on.isoformat() if is_approved and assessed.approved_on else None
    return filled(
        resourceType="ArtifactAssessment",
        id=resource_id(name),
        identifier=[{"system": f"{OURS}:review", "value": name}],
        title=f"Review of: {title}",
        date=day,
        approvalDate=approved,
        lastReviewDate=approved,
        artifactCanonical=canonical("Composition", name),
        content=[_status(assessed), *_signers(assessed)],
        workflowStatus=WORKFLOW[assessed.status],
        disposition=None if is_approved else "unresolved",
    )


def _status(assessed: Assessed) -> Element:
    due = f" Review is due by {assessed.review_due.isoformat()}." if assessed.review_due else ""
    return {
        "informationType": "classifier",
        "summary": f"{assessed.signed} of {assessed.claims} claims bear the signatures that they need.{due}",
        "type": {"text": "review status"},
        "classifier": [coded("review-status", assessed.status)],
        "quantity": {"value": assessed.signed, "unit": "claims signed"},
    }


def _signers(assessed: Assessed) -> list[Element]:
    """Who signed, as they were named when they did."""
    return [
        {"informationType": "comment", "summary": "Signed claims of it.", "author": {"display": name}}
        for name in assessed.signers
    ]
