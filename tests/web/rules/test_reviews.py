"""Do reviewers take, judge alone, and decide as the rules say?"""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from bedside.editorial import Refused, hash_words, write_time
from bedside_web.accounts.actions import system_actor, update_profile
from bedside_web.accounts.people import person_of
from bedside_web.articles.models import DailyReads
from bedside_web.articles.queries import find_article
from bedside_web.ledger.actions import propose_wording
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import find_claim
from bedside_web.reviews import actions, queries
from bedside_web.reviews.models import Assignment, Reopening, ReviewDecision
from bedside_web.trail.models import Event
from bedside_web.trail.queries import find_trail_break
from flushing import triggers_off

ADDRESS = "hyperphosphatemia/cause"


def one_that_needs(signatures: int) -> str:
    return ClaimRecord.objects.filter(needed=signatures).order_by("pk").values_list("pk", flat=True)[0]


def ask_for_changes(who, claim_id: str, suggested: str = "") -> None:
    actions.request_changes(
        who,
        claim_id,
        claim_hash=queries.case_of(claim_id).claim_hash,
        request=actions.ChangeRequest(reason="Too sure.", suggested=suggested),
        has_second_factor=True,
    )


def test_one_signature(board) -> None:
    """Where one signature is needed, it approves the claim, until it expires."""
    claim_id = one_that_needs(1)
    board.sign(claim_id)
    decision = ReviewDecision.objects.get()
    assert queries.case_of(claim_id).state == "approved"
    assert decision.expires_at > datetime.now(UTC) + timedelta(days=300)
    assert decision.claim_hash == find_claim(claim_id).current.sha256


def test_two_signatures_are_given_alone(board) -> None:
    """The trail tells nothing of the first decision but its seal; with the second both are told."""
    claim_id = one_that_needs(2)
    first, second = board.take(claim_id)
    wording = queries.case_of(claim_id).claim_hash
    actions.sign(first, claim_id, claim_hash=wording, has_second_factor=True)
    assert queries.case_of(claim_id).state == "under review"
    told = [dict(event.detail) for event in Event.objects.filter(act="decide")]
    assert [set(detail) for detail in told] == [{"wording", "round", "seal"}]
    assert not Event.objects.filter(act="settle").exists()
    ask_for_changes(second, claim_id, suggested="Less sure words.")
    assert queries.case_of(claim_id).state == "changes requested"
    detail = dict(Event.objects.get(act="settle").detail)
    assert detail["decisions"] == f"ada ({first.pk}): approve; ben ({second.pk}): request changes"
    assert find_trail_break() is None


def words_of(row: ReviewDecision) -> dict[str, object]:
    """What a seal is made of, but for the nonce, as whoever knows the people would try it."""
    return {
        "claim": row.claim_id,
        "wording": row.claim_hash,
        "reviewer": row.reviewer_id,
        "kind": row.kind,
        "round": row.round,
        "reason": row.reason,
        "suggested": row.suggested,
        "at": write_time(row.signed_at),
        "name": row.reviewer_name,
        "credentials": row.credentials,
    }


def test_a_seal_is_not_found_by_trying_and_opens_once_all_have_decided(board) -> None:
    """Each seal holds 32 random bytes, which the trail tells when the claim is settled, and not before."""
    claim_id = one_that_needs(2)
    first, second = board.take(claim_id)
    wording = queries.case_of(claim_id).claim_hash
    actions.sign(first, claim_id, claim_hash=wording, has_second_factor=True)
    kept = ReviewDecision.objects.get()
    assert len(bytes.fromhex(kept.nonce)) == 32
    assert hash_words(words_of(kept)) != kept.seal
    assert not any(kept.nonce in text for event in Event.objects.all() for _, text in event.detail)
    ask_for_changes(second, claim_id)
    told = dict(Event.objects.get(act="settle").detail)["nonces"]
    nonces = dict(each.split(": ") for each in told.split("; "))
    for row in ReviewDecision.objects.all():
        assert hash_words(words_of(row) | {"nonce": nonces[str(row.reviewer_id)]}) == row.seal
    assert find_trail_break() is None


def test_a_signature_keeps_the_name_that_it_was_given_under(board) -> None:
    """Later names do not reach back, and two who bear one name are two."""
    claim_id = one_that_needs(2)
    first, second = board.take(claim_id)
    was = str(first)
    for who in (first, second):
        case = queries.case_of(claim_id)
        actions.sign(who, claim_id, claim_hash=case.claim_hash, has_second_factor=True)
        update_profile(first, {"first_name": second.username, "last_name": ""})
    assert [each.reviewer_name for each in queries.case_of(claim_id).decisions] == [was, str(second)]
    assert str(type(first).objects.get(pk=first.pk)) == second.username


def test_two_of_one_name_are_two(board) -> None:
    """An article tells people by their accounts."""
    update_profile(board.ada, {"first_name": "Kim"})
    update_profile(board.ben, {"first_name": "Kim"})
    board.approve(ADDRESS)
    article = find_article(ADDRESS)
    assert article is not None
    signed = set(ReviewDecision.objects.values_list("reviewer_id", flat=True))
    assert len(queries.progress_of(article).by) == len(signed) > 1


def test_older_decisions_take_the_names_of_today(board) -> None:
    """A migration names whoever signed before names were kept."""
    board.sign(one_that_needs(1))
    step = import_module("bedside_web.reviews.migrations.0003_whose_signature")
    with triggers_off():
        ReviewDecision.objects.update(reviewer_name="", credentials="")
        step.name_whoever_signed(apps, None)
    row = ReviewDecision.objects.get()
    assert (row.reviewer_name, row.credentials) == (str(row.reviewer), row.reviewer.credentials)


def test_a_stale_wording_is_not_signed(board) -> None:
    """Who read another wording does not sign this one."""
    claim_id = one_that_needs(1)
    board.take(claim_id)
    with pytest.raises(Refused) as refused:
        actions.sign(board.ada, claim_id, claim_hash="0" * 64, has_second_factor=True)
    assert refused.value.refusal.code == "stale-wording"
    assert not ReviewDecision.objects.exists()


def test_from_changes_to_a_new_wording(board) -> None:
    """An author words it anew, other desks take it, and readers see it once it is approved."""
    claim_id = one_that_needs(1)
    board.take(claim_id)
    ask_for_changes(board.ada, claim_id)
    before = find_claim(claim_id).current.body["statement"]
    propose_wording(board.author, claim_id, statement="Less sure words.", plain=None, reason="As asked.")
    actions.submit(board.author, claim_id)
    assert find_claim(claim_id).current.body["statement"] == before
    assert not Assignment.objects.filter(claim=claim_id).exists()
    board.sign(claim_id)
    row = find_claim(claim_id)
    assert (row.state, row.pending, row.current.body["statement"]) == ("approved", None, "Less sure words.")


def test_a_claim_that_is_let_go_waits_again(board) -> None:
    """The last one to let go leaves it submitted; an editor may take it off a desk."""
    claim_id = one_that_needs(2)
    first, second = board.take(claim_id)
    assert actions.release(first, claim_id).state == "under review"
    with pytest.raises(Refused):
        actions.release(first, claim_id, reviewer=second)
    assert actions.release(board.editor, claim_id, reviewer=second).state == "submitted"


def test_an_editor_has_it_judged_anew(board) -> None:
    """Signatures of the round before count no more; the same reviewers may decide again."""
    claim_id = one_that_needs(1)
    board.sign(claim_id)
    touched = actions.reopen(board.editor, claim_id, reason="A letter.", has_second_factor=True)
    assert touched.claims == (claim_id,)
    assert queries.case_of(claim_id).state == "submitted"
    board.sign(claim_id)
    assert queries.case_of(claim_id).state == "approved"
    assert Reopening.objects.get().reason == "A letter."


def test_expired_signatures(board) -> None:
    """What has expired is reopened, in claims and in the articles that show them, and only that."""
    board.approve(ADDRESS)
    assert actions.reopen_expired(system_actor(), datetime.now(UTC)).claims == ()
    touched = actions.reopen_expired(system_actor(), datetime.now(UTC) + timedelta(days=365 * 3 + 1))
    assert set(touched.claims) == set(dict(find_article(ADDRESS).current.claims))
    assert touched.articles == (ADDRESS,)
    assert find_article(ADDRESS).state == "under review"
    call_command("reopen_expired", verbosity=0)


def test_an_article_whose_claim_is_worded_anew_expires_too(board) -> None:
    """While a claim is in another draft, the approved article that shows the old wording is put back."""
    board.approve(ADDRESS)
    claim_id = find_article(ADDRESS).current.claims[0][0]
    propose_wording(board.author, claim_id, statement="Others.", plain=None, reason="")
    touched = actions.reopen_expired(system_actor(), datetime.now(UTC) + timedelta(days=365 * 2 + 1))
    assert claim_id not in touched.claims and touched.articles == (ADDRESS,)
    assert find_claim(claim_id).state == "draft"


def test_the_queue(board, django_assert_max_num_queries) -> None:
    """Riskiest first, three queries for all; what somebody may not take says why."""
    reviewer = person_of(board.ada, has_second_factor=True)
    with django_assert_max_num_queries(3):
        rows = queries.queue(reviewer)
    assert len(rows) == len(board.library.claims())
    assert [row.claim.risk for row in rows] == sorted((row.claim.risk for row in rows), reverse=True)
    assert all(row.refusal is None for row in rows)
    assert queries.queue(person_of(board.ada))[0].refusal.code == "no-second-factor"
    board.take(rows[0].claim.pk)
    assert [row.is_mine for row in queries.queue(reviewer)].count(True) == 1


def test_comments_stay_out_of_the_trail(board) -> None:
    """The trail keeps that there was a remark, and its hash."""
    claim_id = one_that_needs(1)
    made = actions.comment(board.author, claim_id, text=" See the 2021 label. ")
    assert made.text == "See the 2021 label."
    assert "label" not in str(Event.objects.get(act="comment").detail)


def test_many_readers_weigh(board) -> None:
    """Claims of an article that many read come earlier in the queue."""
    article = find_article(ADDRESS)
    now = datetime.now(UTC)
    assert actions.weigh_anew(system_actor(), now) == 0
    DailyReads.objects.create(article=article, day=now.date(), count=500)
    assert actions.weigh_anew(system_actor(), now) == len(article.current.claims)
    assert "It has many readers." in find_claim(article.current.claims[0][0]).risk_reasons


def test_counters_and_progress(board, django_assert_max_num_queries) -> None:
    """Counts are of what is signed today."""
    assert queries.counters().reviewed == 0 and queries.counters().median_days is None
    board.approve(ADDRESS)
    article = find_article(ADDRESS)
    count = len(article.current.claims)
    counted = queries.counters()
    assert (counted.approved, counted.reviewed) == (1, count)
    assert counted.waiting == counted.claims - count and counted.median_days == 0.0
    assert counted.with_authors == counted.ended == 0
    with django_assert_max_num_queries(3):
        progress = queries.progress_of(article)
    assert (progress.checked, progress.total) == (count, count)
    assert "ada" in progress.by and progress.until > datetime.now(UTC)
