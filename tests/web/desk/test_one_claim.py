"""A reviewer sees the words that a claim rests on, and beside each button that is not for them, why."""

import re

from django.urls import reverse

from bedside_web.accounts.actions import system_actor
from bedside_web.ledger.actions import propose_wording
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import SourceRecord
from bedside_web.ledger.queries import cited_texts
from bedside_web.reviews import actions
from bedside_web.reviews.queries import case_of

JSON = {"Accept": "application/json"}


def address(name, claim_id):
    return reverse(f"reviews:{name}", args=[claim_id])


def look(desk, who, claim):
    answer = desk.at(who).get(address("claim", claim.pk))
    assert answer.status_code == 200
    return answer


def test_the_page_holds_the_statement_and_the_words_of_each_source(desk):
    claim = desk.claim(needed=2)
    answer = look(desk, "ada", claim)
    sheet = answer.context["sheet"]
    assert sheet.claim.statement == claim_of(claim.current).statement
    told = [support.before + support.held + support.after for support in sheet.supports]
    assert told == [cited.words for cited in cited_texts(claim.current)]
    assert all(support.title for support in sheet.supports)


def test_words_that_are_our_note_say_so(desk):
    page = look(desk, "ada", desk.claim()).content.decode()
    assert "Our note of the source, not its own words." in page


def test_pages_written_by_a_machine_are_never_evidence(desk):
    claim = desk.claim()
    for cited in cited_texts(claim.current):
        source = SourceRecord.objects.get(pk=cited.publication_id)
        source.body["kind"] = "AI-written page"
        source.save()
    page = look(desk, "ada", claim).content.decode()
    assert "written by a machine: never evidence" in page
    assert "Every work that is named for this claim was written by a machine." in page


def test_a_button_that_is_not_allowed_says_why(desk):
    page = look(desk, "ada", desk.claim()).content.decode()
    assert re.search(
        r'<button type="button"[^>]*aria-disabled="true"[^>]*aria-describedby="why-not-sign"', page
    )
    described = re.findall(r'aria-describedby="(why-not-[\w-]+)"', page)
    assert described
    for name in described:
        assert f'id="{name}"' in page


def test_the_page_and_the_action_and_json_give_one_sentence(desk):
    claim = desk.claim()
    shown = look(desk, "ada", claim).context["acts"].first[0].refusal
    told = {"claim_hash": claim.current.sha256, "is_read": "on"}
    answer = desk.at("ada").post(address("sign", claim.pk), told, headers=JSON)
    assert answer.status_code == 409
    assert answer.json() == {"code": shown.code, "sentence": shown.sentence}
    page = desk.at("ada").post(address("sign", claim.pk), told)
    assert page.status_code == 409
    assert shown.sentence in page.content.decode()


def test_taking_and_giving_back(desk):
    claim = desk.claim()
    client = desk.at("ada")
    assert client.post(address("take", claim.pk)).status_code == 302
    assert case_of(claim.pk).takers == {desk.user("ada").pk}
    assert client.post(address("release", claim.pk)).status_code == 302
    assert not case_of(claim.pk).takers


def test_an_act_is_no_link(desk):
    claim = desk.claim()
    for name in ("take", "release", "comment", "request_changes", "reopen"):
        assert desk.at("ada").get(address(name, claim.pk)).status_code == 405


def test_a_decision_is_hidden_until_all_are_in(desk):
    claim = desk.claim(needed=2)
    for name in ("ada", "ben"):
        desk.take(name, claim.pk)
    secret = "the half-life is told of another salt"
    actions.request_changes(
        desk.user("ada"),
        claim.pk,
        claim_hash=claim.current.sha256,
        request=actions.ChangeRequest(reason=secret, suggested="Something else."),
        has_second_factor=True,
    )
    for who in ("ben", "cleo", "author", "editor"):
        page = look(desk, who, claim).content.decode()
        assert secret not in page
        assert "What others decided is shown when all are." in page
        trail = desk.at(who).get(reverse("reviews:trail"), {"subject": f"claim:{claim.pk}"}).content.decode()
        assert secret not in trail
        assert "changes</" not in trail.replace("<dd>request changes</dd>", "")
    assert secret in look(desk, "ada", claim).content.decode()
    desk.sign("ben", claim.pk)
    assert secret in look(desk, "cleo", claim).content.decode()


def test_a_count_of_signatures_gives_no_hidden_decision_away(desk, client):
    claim = desk.claim(needed=2)
    for name in ("ada", "ben"):
        desk.take(name, claim.pk)

    def signed_by_ada():
        members = client.get(reverse("reviews:people")).context["people"]
        return next(each.signatures for each in members if each.name == "ada")

    desk.sign("ada", claim.pk)
    assert signed_by_ada() == 0
    desk.sign("ben", claim.pk)
    assert signed_by_ada() == 1


def test_requesting_changes_needs_a_reason(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    told = {"request-claim_hash": claim.current.sha256, "request-reason": " "}
    answer = desk.at("ada").post(address("request_changes", claim.pk), told)
    assert answer.status_code == 422
    assert answer.context["request_form"].errors["reason"]
    assert not case_of(claim.pk).decisions


def test_a_program_is_told_what_a_form_lacks(desk):
    claim = desk.claim()
    answer = desk.at("ada").post(address("comment", claim.pk), {"comment-text": ""}, headers=JSON)
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"text"}


def test_sentences_for_people_do_not_pile_up_for_programs(desk):
    """The sentence of an act waits for the next page, and a program opens none."""
    claim, browser = desk.claim(), desk.at("ada")
    for number in range(3):
        told = {"comment-text": f"Remark {number}."}
        assert browser.post(address("comment", claim.pk), told, headers=JSON).status_code == 200
    page = address("claim", claim.pk)
    assert "Your comment was added." not in browser.get(page).content.decode()
    browser.post(address("comment", claim.pk), {"comment-text": "By a person."})
    assert browser.get(page).content.decode().count("Your comment was added.") == 1


def test_a_suggested_wording_is_shown_by_its_words(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    suggested = f"Rarely, {claim_of(claim.current).statement}"
    told = {
        "request-claim_hash": claim.current.sha256,
        "request-reason": "Too sure.",
        "request-suggested": suggested,
    }
    assert desk.at("ada").post(address("request_changes", claim.pk), told).status_code == 302
    page = look(desk, "author", claim).content.decode()
    assert '<ins class="run">Rarely, </ins>' in page


def test_a_comment_is_shown_and_escaped(desk):
    claim = desk.claim()
    text = "<script>alert(1)</script> which salt?"
    assert desk.at("ada").post(address("comment", claim.pk), {"comment-text": text}).status_code == 302
    page = look(desk, "ben", claim).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; which salt?" in page


def test_a_wording_before_its_own_is_told_by_its_words(desk):
    claim = desk.claim()
    before = claim_of(claim.current)
    propose_wording(
        desk.user("author"), claim.pk, statement=f"Often, {before.statement}", plain=before.plain, reason="x"
    )
    newest, oldest = look(desk, "ada", claim).context["sheet"].wordings
    assert (newest.runs[0].kind.value, newest.runs[0].text) == ("new", "Often, ")
    assert (newest.is_current, oldest.is_current) == (False, True)


def test_an_editor_opens_a_claim_again(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    desk.sign("ada", claim.pk)
    answer = desk.at("editor").post(address("reopen", claim.pk), {"reopen-reason": "A new trial."})
    assert answer.status_code == 302
    assert case_of(claim.pk).state == "submitted"
    assert "A new trial." in look(desk, "ada", claim).content.decode()


def test_a_claim_that_is_not_there_is_not_found(desk):
    assert desk.at("ada").get(address("claim", "no-such-claim")).status_code == 404
    assert desk.at("ada").post(address("comment", "no-such-claim"), {"comment-text": "x"}).status_code == 404
    assert desk.at("ada").post(address("take", "no-such-claim")).status_code == 404


def test_no_page_holds_inline_style_or_script(desk):
    page = look(desk, "ada", desk.claim()).content.decode()
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", page)
    assert system_actor().is_active is False
