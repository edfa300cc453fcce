"""Does a claim's page tell who signed it, and nothing that reviewers must not see yet?"""

from datetime import UTC, datetime, timedelta

import pytest

from bedside.terms import DecisionKind, ReopeningCause, ReviewState, Role
from bedside_web.accounts.actions import update_profile
from bedside_web.ledger.mapping import body_of
from bedside_web.ledger.models import ClaimRecord, ClaimRevision, SourceRecord
from bedside_web.reviews.models import Reopening, ReviewDecision

NOW = datetime.now(UTC)
ID = "hm-cau-011"


@pytest.fixture
def kept(reader, library):
    """The claim as the board has it, in the wording of the library."""
    claim = library.ledger.claim(ID)
    record = ClaimRecord.objects.create(
        id=ID, concept=claim.concept, facet=claim.facet, submitted_at=NOW, changed_at=NOW
    )
    record.current = wording(record, claim.statement, body_of(claim))
    record.save()
    return record


def wording(record, statement, body, number=1, **more):
    return ClaimRevision.objects.create(
        claim=record,
        number=number,
        sha256=f"{number:064d}",
        body={**body, "statement": statement},
        release="r",
        made_at=NOW,
        **more,
    )


def sign(record, reviewer, *, lasts=timedelta(days=300), round=1):
    return ReviewDecision.objects.create(
        claim=record,
        revision=record.current,
        reviewer=reviewer,
        reviewer_name=str(reviewer),
        credentials=reviewer.credentials,
        kind=DecisionKind.APPROVE.value,
        round=round,
        claim_hash=record.current.sha256,
        signed_at=NOW,
        expires_at=NOW + lasts,
        seal=f"{reviewer.pk}-{round}".ljust(64, "0"),
    )


def approve(record):
    record.state = ReviewState.APPROVED.value
    record.save()


def page_of(reader):
    response = reader.get(f"/claims/{ID}/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_claim_that_nobody_signed_says_so(reader, kept):
    assert "Nobody has signed this claim yet" in page_of(reader)


def test_a_signature_stays_as_it_was_given(reader, kept, person):
    """Whoever takes another name or other letters signs under them from then on, not before."""
    ada = person("Ada", Role.REVIEWER, credentials="MD, nephrology")
    sign(kept, ada)
    approve(kept)
    update_profile(ada, {"first_name": "Somebody", "last_name": "Else", "credentials": "Nobel laureate"})
    page = page_of(reader)
    assert "MD, nephrology" in page and "Ada" in page
    assert "Somebody" not in page and "laureate" not in page


def test_a_signature_names_the_person_and_its_days(reader, kept, person):
    sign(kept, person("Ada", Role.REVIEWER, credentials="MD, nephrology"))
    approve(kept)
    page = page_of(reader)
    assert "<strong>Ada</strong>, MD, nephrology" in page and "good until" in page
    assert ">counts</span>" in page and ">Approved</span>" in page


def test_decisions_of_an_open_round_are_not_shown(reader, kept, person):
    """Two reviewers judge unseen, so the public page shows neither before both are in."""
    sign(kept, person("Ada", Role.REVIEWER))
    kept.state = ReviewState.UNDER_REVIEW.value
    kept.save()
    page = page_of(reader)
    assert "Ada" not in page and "are shown when all of them are in" in page


def test_a_signature_that_expired_or_is_of_an_earlier_round_counts_no_more(reader, kept, person):
    sign(kept, person("Ada", Role.REVIEWER), lasts=timedelta(days=-1))
    approve(kept)
    assert "counts no more" in page_of(reader)
    kept.round, kept.state = 2, ReviewState.SUBMITTED.value
    kept.save()
    assert "counts no more" in page_of(reader)


def test_the_wordings_are_told_with_what_changed(reader, kept, person):
    body = kept.current.body
    kept.current = wording(
        kept, "Diarrhea is a rare cause.", body, number=2, author=person("Bo"), reason="A newer cohort"
    )
    kept.save()
    page = page_of(reader)
    assert "A newer cohort" in page and "from Bo" in page and "the shipped library" in page
    assert "<del>" in page and "<ins>" in page and "rare" in page


def test_a_wording_that_is_only_proposed_is_not_shown(reader, kept):
    kept.pending = wording(kept, "Quetzal proposal.", kept.current.body, number=2)
    kept.save()
    assert "Quetzal" not in page_of(reader)


def test_a_source_that_was_retracted_since_is_marked(reader, kept, library):
    id = library.ledger.claim(ID).supports[0].publication_id
    SourceRecord.objects.create(publication_id=id, body={}, is_retracted=True, changed_at=NOW)
    Reopening.objects.create(
        claim=kept,
        round=2,
        cause=ReopeningCause.RETRACTED.value,
        publication_id=id,
        event=1,
        reopened_at=NOW,
    )
    page = page_of(reader)
    assert ">retracted</strong>" in page and "source retracted" in page and f"<code>{id}</code>" in page


def test_what_was_approved_is_counted(reader, kept, person):
    sign(kept, person("Ada", Role.REVIEWER))
    approve(kept)
    assert "1 of 236 claims checked" in reader.get("/explore/").content.decode()
    counters = reader.get("/counters/").content.decode()
    assert "<strong>1</strong> of 1" in counters and "The library holds 330 claims" in counters
    assert "<strong>0.0</strong>" in counters and "No claim bears a signature" not in counters


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("draft", "1 kept as a draft"),
        ("changes requested", "1 with changes"),
        ("approved", "count no longer"),
    ],
)
def test_a_claim_that_neither_waits_nor_is_signed_is_counted_too(reader, kept, state, told):
    ClaimRecord.objects.filter(pk=kept.pk).update(state=state)
    counters = reader.get("/counters/").content.decode()
    assert "<strong>0</strong> of 1" in counters and told in counters
