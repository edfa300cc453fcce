"""One signs exactly the wording that one was shown, after a fresh sign-in, and nothing by accident."""

from datetime import UTC, datetime
from urllib.parse import quote

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.urls import reverse

from bedside.editorial import expires
from bedside_web.ledger.actions import sync_release
from bedside_web.reviews.models import ReviewDecision
from bedside_web.reviews.queries import case_of


def address(claim):
    return reverse("reviews:sign", args=[claim.pk])


def told(claim, **more):
    return {"claim_hash": claim.current.sha256, "is_read": "on", **more}


def test_the_page_shows_what_is_signed(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    answer = desk.at("ada").get(address(claim))
    page = answer.content.decode()
    assert claim.current.sha256[:16] in page
    assert answer.context["sheet"].claim.statement in page.replace("&#x27;", "'")
    until = expires(case_of(claim.pk).facet, datetime.now(UTC))
    assert f"{until:%Y-%m-%d}" in page


def test_looking_at_the_page_signs_nothing(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    desk.at("ada").get(address(claim))
    assert not ReviewDecision.objects.exists()


def test_a_signature_says_that_the_sources_were_read(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    answer = desk.at("ada").post(address(claim), {"claim_hash": claim.current.sha256})
    assert answer.status_code == 422
    assert "a signature says that you have read the sources" in answer.content.decode()
    assert not ReviewDecision.objects.exists()


def test_signing_approves_a_claim_that_needs_one_signature(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    assert desk.at("ada").post(address(claim), told(claim)).status_code == 302
    made = ReviewDecision.objects.get()
    assert (made.claim_hash, made.reviewer) == (claim.current.sha256, desk.user("ada"))
    assert case_of(claim.pk).state == "approved"


def test_an_old_sign_in_must_be_confirmed_anew(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    old = desk.at("ada", seconds_ago=4000)
    for answer in (old.get(address(claim)), old.post(address(claim), told(claim))):
        assert answer.status_code == 302
        assert "reauthenticate" in answer["Location"]
    assert not ReviewDecision.objects.exists()


def test_a_password_alone_does_not_renew_a_sign_in(desk):
    """Whoever sits down at an open session and knows the password signs nothing."""
    claim = desk.claim()
    desk.take("ada", claim.pk)
    client = desk.at("ada", seconds_ago=4000)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, desk.user("ada"), "password", reauthenticated=True)
    request.session.save()
    for answer in (client.get(address(claim)), client.post(address(claim), told(claim))):
        assert answer["Location"] == f"/accounts/2fa/reauthenticate/?next={quote(address(claim), safe='')}"
    assert not ReviewDecision.objects.exists()


def test_a_wording_that_changed_meanwhile_is_not_signed(desk):
    claim = desk.claim()
    client = desk.at("ada")
    desk.take("ada", claim.pk)
    client.get(address(claim))
    desk.library.release = "small-2"
    desk.library.reworded = {claim.pk: "Another statement altogether."}
    sync_release(desk.user("editor"), desk.library)
    answer = client.post(address(claim), told(claim))
    assert answer.status_code == 409
    assert not ReviewDecision.objects.exists()


def test_who_has_no_second_factor_is_led_to_set_one_up(desk, person, client):
    from bedside.terms import Role

    client.force_login(person("new", Role.REVIEWER))
    answer = client.get(address(desk.claim()))
    assert answer.status_code == 302
    assert "second" in answer["Location"] or "2fa" in answer["Location"]
