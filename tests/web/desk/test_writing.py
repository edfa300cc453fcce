"""An author words a claim anew, sees what the checks say, keeps a draft, and hands it in."""

from django.urls import reverse

from bedside_web.ledger.mapping import claim_of
from bedside_web.reviews.queries import case_of


def write(claim):
    return reverse("reviews:write", args=[claim.pk])


def told(claim, statement, **more):
    return {
        "statement": statement,
        "plain": claim_of(claim.current).plain or "",
        "reason": "Clearer.",
        **more,
    }


def test_checking_keeps_nothing(desk):
    claim = desk.claim()
    answer = desk.at("author").post(write(claim), told(claim, "All patients always need dialysis."))
    assert answer.status_code == 200
    codes = {finding.code.value for finding in answer.context["checked"].findings}
    assert "absolute-word" in codes
    assert claim.revisions.count() == 1


def test_checking_holds_the_new_words_against_the_sources(desk):
    claim = desk.claim()
    client = desk.at("author")
    words = client.get(write(claim)).context["sheet"].supports[0]
    quoted = words.before + words.held + words.after
    answer = client.post(write(claim), told(claim, quoted))
    assert answer.context["sheet"].supports[0].verdict == "supports"


def test_a_draft_is_not_what_readers_see(desk):
    claim = desk.claim()
    statement = f"Often, {claim_of(claim.current).statement}"
    answer = desk.at("author").post(write(claim), told(claim, statement, act="write"))
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.state == "draft"
    assert claim_of(claim.pending).statement == statement
    assert claim_of(claim.current).statement != statement


def test_a_draft_is_handed_in(desk):
    claim = desk.claim()
    client = desk.at("author")
    client.post(write(claim), told(claim, f"Often, {claim_of(claim.current).statement}", act="write"))
    assert client.post(reverse("reviews:submit", args=[claim.pk])).status_code == 302
    assert case_of(claim.pk).state == "submitted"


def test_who_kept_no_draft_yet_reads_what_to_do(desk):
    page = desk.at("author").get(write(desk.claim())).content.decode()
    assert "Keep the wording as a draft first" in page and "cannot be done while" not in page


def test_who_is_no_author_reads_why_not(desk):
    claim = desk.claim()
    page = desk.at("ada").get(write(claim)).content.decode()
    assert "Only authors may do this." in page
    answer = desk.at("ada").post(write(claim), told(claim, "Something else.", act="write"))
    assert answer.status_code == 409
    assert claim.revisions.count() == 1


def test_the_same_words_are_no_new_wording(desk):
    claim = desk.claim()
    answer = desk.at("author").post(write(claim), told(claim, claim_of(claim.current).statement, act="write"))
    assert answer.status_code == 409
    assert "the wording that stands already" in answer.content.decode()


def test_a_huge_wording_is_not_taken(desk):
    claim = desk.claim()
    answer = desk.at("author").post(write(claim), told(claim, "x" * 100_000, act="write"))
    assert answer.status_code == 422
    assert claim.revisions.count() == 1
