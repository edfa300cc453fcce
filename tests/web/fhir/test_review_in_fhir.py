"""Does a resource say of review what the site's records say, and nothing more?"""

from datetime import UTC, date, datetime

import pytest
from small_library import SmallLibrary

from bedside.interchange.fhir import FhirVersion
from bedside_web.accounts.actions import system_actor
from bedside_web.articles.actions import publish_shipped
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.release_actions import sync_release
from fhir_judges import faults

ADDRESS = "hyperphosphatemia/management"
NAME = "hyperphosphatemia.management.clinician"


@pytest.fixture
def record(db):
    """The article on the site, submitted."""
    small, actor = SmallLibrary(open_library()), system_actor()
    sync_release(actor, small)
    publish_shipped(actor, small)
    return ArticleRecord.objects.filter(address=ADDRESS)


def shown(read, kind):
    response, resource = read(f"r5/{kind}/{NAME}")
    assert response.status_code == 200 and faults(resource, FhirVersion.R5.value) == []
    return resource


def test_submitted_is_unresolved(read, record):
    """No approval, no date, not final."""
    review = shown(read, "ArtifactAssessment")
    assert (review["workflowStatus"], review["disposition"]) == ("submitted", "unresolved")
    assert "approvalDate" not in review and "lastReviewDate" not in review
    assert review["content"][0]["quantity"]["value"] == 0
    assert shown(read, "Composition")["status"] == "preliminary"
    assert shown(read, "Library")["status"] == "draft"


def test_under_review_is_triaged(read, record):
    """Somebody looks at it; nothing is resolved."""
    record.update(state="under review")
    assert shown(read, "ArtifactAssessment")["workflowStatus"] == "triaged"
    assert shown(read, "Composition")["status"] == "preliminary"


def test_approved_bears_its_day(read, record):
    """What people signed is published and final, with the day on which it was."""
    day = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    shown(read, "Composition")  # what was made before must not stay
    record.update(
        state="approved", approved_at=day, approved_by=system_actor(), review_due=date(2027, 11, 20)
    )
    review = shown(read, "ArtifactAssessment")
    assert review["workflowStatus"] == "published" and "disposition" not in review
    assert review["approvalDate"] == review["lastReviewDate"] == "2026-11-20"
    assert "2027-11-20" in review["content"][0]["summary"]
    assert shown(read, "Composition")["status"] == "final"
    assert shown(read, "Library")["status"] == "active"


def test_withdrawn_is_not_given(read, record):
    """An article that was withdrawn is not there for any reader."""
    record.update(
        state="withdrawn",
        withdrawn_at=datetime.now(UTC),
        withdrawn_by=system_actor(),
        withdrawal_notice="Wrong.",
    )
    for kind in ("Composition", "Library", "ArtifactAssessment"):
        assert read(f"r5/{kind}/{NAME}")[0].status_code == 404


def test_a_signed_claim_is_active(read, record):
    """Only what is approved is active; a withdrawn claim is retired."""
    states = {"approved": "active", "under review": "draft", "withdrawn": "retired"}
    claim = ClaimRecord.objects.order_by("pk").first()
    for state, status in states.items():
        ClaimRecord.objects.filter(pk=claim.pk).update(state=state, changed_at=datetime.now(UTC))
        assert read(f"r5/Evidence/{claim.pk}")[1]["status"] == status
