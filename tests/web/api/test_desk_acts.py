"""What does a program do at the desk: within the rules, once under a key, and never in a person's place?"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from bedside.terms import Act
from bedside_web.accounts.actions import system_actor
from bedside_web.api.actions import forget_outcomes
from bedside_web.api.models import KeptOutcome
from bedside_web.articles.models import ArticleRecord
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import claims
from bedside_web.reviews.models import Assignment, ReviewComment, ReviewDecision
from bedside_web.reviews.queries import case_of
from bedside_web.trail.models import Event

KEY = "6f1c9b0e"


def test_a_claim_is_taken_remarked_on_and_sent_back(desk):
    """The same acts as on the page, by the same rules, each told in the trail as one by a token."""
    program, claim = desk.program("reviewer"), desk.claim()
    taken = program.post(f"desk/claims/{claim}/take")
    assert taken.status_code == 200 and taken.json()["state"] == "under review"
    assert program.get("desk/claims?is_mine=true").json()["items"][0]["claim_id"] == claim
    assert program.post(f"desk/claims/{claim}/comment", {"text": "Of whom?"}).status_code == 200
    asked = {"claim_hash": taken.json()["claim_hash"], "reason": "Say for whom."}
    sent_back = program.post(f"desk/claims/{claim}/request-changes", asked)
    assert sent_back.status_code == 200 and sent_back.json()["state"] == "changes requested"
    acts = [dict(event.detail)["act"] for event in Event.objects.filter(act="act by token")]
    assert acts == [Act.TAKE.value, Act.COMMENT.value, Act.REQUEST_CHANGES.value]
    assert "Of whom?" not in str(list(Event.objects.values_list("detail", flat=True)))


def test_an_author_words_and_submits(desk):
    program, claim = desk.program("author"), desk.claim()
    told = program.post(
        f"desk/claims/{claim}/wording", {"statement": "Said otherwise.", "reason": "Clearer."}
    )
    assert told.status_code == 200 and told.json()["state"] == "draft"
    assert program.post(f"desk/claims/{claim}/submit").json()["state"] == "submitted"


def test_an_editor_withdraws_and_reopens(desk):
    program, article = desk.program("editor"), ArticleRecord.objects.first()
    told = program.post(f"desk/articles/{article.address}/withdraw", {"notice": "It was wrong."})
    assert told.status_code == 200 and told.json()["state"] == "withdrawn"
    gone = program.get(f"articles/{article.address}")
    assert gone.status_code == 410 and "It was wrong." in gone.json()["detail"]
    claim = desk.claim()
    desk.program("reviewer").post(f"desk/claims/{claim}/take")
    assert program.post(f"desk/claims/{claim}/reopen", {"reason": "Again."}).status_code == 200


@pytest.mark.parametrize("name", ["author", "reviewer", "editor"])
def test_no_token_signs_or_approves(desk, name):
    """A signature is a person's own, given on the page that shows what is signed."""
    program, claim = desk.program(name), desk.claim()
    address = ArticleRecord.objects.values_list("address", flat=True).first()
    if name == "reviewer":
        program.post(f"desk/claims/{claim}/take")
    for path in (f"desk/claims/{claim}/sign", f"desk/articles/{address}/approve"):
        refused = program.post(path)
        assert refused.status_code == 403 and refused.json()["code"] == "in-person"
    assert not ReviewDecision.objects.exists()
    assert ArticleRecord.objects.get(address=address).state != "approved"


def test_refusals_bear_the_code_and_the_sentence_of_the_rule(desk):
    program, claim = desk.program("reviewer"), desk.claim()
    program.post(f"desk/claims/{claim}/take")
    again = program.post(f"desk/claims/{claim}/take")
    assert (again.status_code, again.json()["code"]) == (409, "already-taken")
    assert again.json()["detail"] == "You have this claim on your desk."
    author = desk.program("author").post(f"desk/claims/{claim}/take")
    assert (author.status_code, author.json()["code"]) == (403, "role")
    stale = {"claim_hash": "0" * 64, "reason": "Old."}
    assert program.post(f"desk/claims/{claim}/request-changes", stale).json()["code"] == "stale-wording"


def test_there_is_no_such_claim_or_article(desk):
    program = desk.program("editor")
    assert program.post("desk/claims/none/take").status_code == 404
    assert program.post("desk/articles/none/none/withdraw", {"notice": "a"}).status_code == 404


def test_an_act_is_done_once_under_its_key(desk):
    """Sent again it is told again, not done again; another act under the key is refused."""
    program, claim = desk.program("reviewer"), desk.claim()
    first = program.post(f"desk/claims/{claim}/comment", {"text": "Once."}, Idempotency_Key=KEY)
    again = program.post(f"desk/claims/{claim}/comment", {"text": "Once."}, Idempotency_Key=KEY)
    assert first.content == again.content and ReviewComment.objects.count() == 1
    assert "Idempotency-Replayed" not in first and again["Idempotency-Replayed"] == "true"
    other = program.post(f"desk/claims/{claim}/comment", {"text": "Twice."}, Idempotency_Key=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "key-reused")
    elsewhere = program.post(f"desk/claims/{claim}/take", Idempotency_Key=KEY)
    assert elsewhere.json()["code"] == "key-reused" and not Assignment.objects.exists()
    assert ReviewComment.objects.count() == 1


def test_a_key_is_one_tokens_own(desk):
    claim = desk.claim()
    for program in (desk.program("reviewer"), desk.program("reviewer")):
        program.post(f"desk/claims/{claim}/comment", {"text": "Mine."}, Idempotency_Key=KEY)
    assert ReviewComment.objects.count() == 2


def test_what_was_refused_may_be_tried_again_under_its_key(desk):
    program, claim = desk.program("reviewer"), desk.claim()
    asked = {"claim_hash": case_of(claim).claim_hash, "reason": "Say for whom."}
    path = f"desk/claims/{claim}/request-changes"
    assert program.post(path, asked, Idempotency_Key=KEY).status_code == 409
    program.post(f"desk/claims/{claim}/take")
    assert program.post(path, asked, Idempotency_Key=KEY).status_code == 200


def test_no_word_that_was_sent_is_kept_under_a_key(desk):
    program, claim = desk.program("reviewer"), desk.claim()
    program.post(f"desk/claims/{claim}/comment", {"text": "Wilhelmine"}, Idempotency_Key=KEY)
    kept = KeptOutcome.objects.get()
    assert "Wilhelmine" not in str(vars(kept)) and re.fullmatch("[0-9a-f]{64}", kept.fingerprint)


def test_old_keys_are_forgotten(desk):
    program, claim = desk.program("reviewer"), desk.claim()
    program.post(f"desk/claims/{claim}/comment", {"text": "Once."}, Idempotency_Key=KEY)
    forget_outcomes(system_actor())
    assert KeptOutcome.objects.count() == 1
    KeptOutcome.objects.update(done_at=timezone.now() - timedelta(days=2))
    forget_outcomes(system_actor())
    assert not KeptOutcome.objects.exists()


def test_the_queue_comes_in_parts_riskiest_first(desk):
    program = desk.program("reviewer")
    found, address = [], "desk/claims?limit=10"
    while address:
        part = program.get(address)
        found += [each["claim_id"] for each in part.json()["items"]]
        link = re.search(r'<http://testserver/api/v1/([^>]+)>; rel="next"', part.headers.get("Link", ""))
        address = link[1] if link else ""
        assert bool(part.json()["next"]) == bool(address)
    assert found == list(claims().order_by("-risk", "submitted_at", "pk").values_list("pk", flat=True))
    assert len(found) == ClaimRecord.objects.count() > 10


def test_the_queue_tells_nobody_how_others_decided(desk):
    """Reviewers judge unseen, by a program as on the page."""
    claim = desk.claim()
    ClaimRecord.objects.filter(pk=claim).update(needed=2)
    for name in ("reviewer", "second"):
        desk.program(name).post(f"desk/claims/{claim}/take")
    asked = {"claim_hash": case_of(claim).claim_hash, "reason": "Secret reason."}
    assert desk.program("reviewer").post(f"desk/claims/{claim}/request-changes", asked).status_code == 200
    other = desk.program("second")
    for path in ("desk/claims", f"claims/{claim}", "trail"):
        assert "Secret reason." not in other.get(path).content.decode()
        assert '"request changes"' not in other.get("desk/claims").content.decode()


def test_the_trail_is_for_the_board(desk):
    lines = desk.program("editor").get("trail").content.decode().splitlines()
    assert len(lines) == Event.objects.count() and '"number":1' in lines[0].replace(" ", "")
