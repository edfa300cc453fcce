"""Who makes tokens, what may one do, and when does it hold no more?"""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bedside.editorial import Refused
from bedside.terms import Role
from bedside_web.accounts.actions import delete_account
from bedside_web.accounts.models import ApiToken
from bedside_web.accounts.people import person_of
from bedside_web.accounts.queries import all_of
from bedside_web.accounts.token_actions import create_token, revoke_token
from bedside_web.accounts.tokens import BEGINS, MOST_TOKENS, Scope
from bedside_web.trail.models import Event

PAGE = "/accounts/tokens/"
PASSWORD = "a long walk at night"


def sign_in(client, name):
    client.post("/accounts/login/", {"login": name, "password": PASSWORD})
    return client.post("/accounts/reauthenticate/", {"password": PASSWORD})


@pytest.fixture
def member(person):
    def make(name, *roles):
        user = person(name, *roles)
        user.set_password(PASSWORD)
        user.save()
        return user

    return make


def test_a_token_is_made_on_the_page_and_shown_once(client, member):
    """Its hash alone is kept; the page never shows it again; the trail tells that it was made."""
    member("ada")
    sign_in(client, "ada")
    answer = client.post(PAGE, {"name": "notes", "scopes": ["read", "ask"], "days": "30"})
    token = answer.context["shown_once"]
    assert answer.status_code == 200 and token.startswith(BEGINS) and token in answer.content.decode()
    kept = ApiToken.objects.get()
    assert token not in str(vars(kept)) and kept.scopes == ["read", "ask"]
    again = client.get(PAGE).content.decode()
    assert token not in again and kept.shown in again and "notes" in again
    assert Event.objects.filter(act="make token", subject=f"token:{kept.pk}").exists()
    assert not any(token in str(event.detail) for event in Event.objects.all())


def test_a_form_sent_again_by_a_reload_makes_no_second_token(client, member):
    """The same form leads back to the list; the form in the answer is a new one, and makes another."""
    member("ada")
    sign_in(client, "ada")
    offered = client.get(PAGE).context["form"]["once"].value()
    sent = {"name": "notes", "scopes": ["read"], "days": "7", "once": offered}
    faulty = client.post(PAGE, {**sent, "name": ""})
    assert faulty.status_code == 422 and faulty.context["form"]["once"].value() == offered
    first = client.post(PAGE, sent)
    again = client.post(PAGE, sent)
    assert first.status_code == 200 and (again.status_code, again["Location"]) == (302, PAGE)
    assert ApiToken.objects.count() == 1
    assert client.post(PAGE, {**sent, "once": first.context["form"]["once"].value()}).status_code == 200
    assert ApiToken.objects.count() == 2


def test_what_a_token_may_do_is_a_group_of_boxes_under_one_heading(client, member):
    """The heading stands above the boxes as a legend, and each box has one label of its own."""
    member("ada")
    sign_in(client, "ada")
    page = client.get(PAGE).content.decode()
    assert "<legend>What it may do</legend>" in page and "check-label" not in page
    assert page.count('type="checkbox"') == page.count('<label for="id_scopes_') == len(Scope)


def test_a_form_that_lacks_something_says_so(client, member):
    member("ada")
    sign_in(client, "ada")
    assert client.post(PAGE, {"name": "", "days": "30"}).status_code == 422
    assert client.post(PAGE, {"name": "a", "scopes": ["all"], "days": "30"}).status_code == 422
    assert client.post(PAGE, {"name": "a", "scopes": ["read"], "days": "9999"}).status_code == 422
    assert not ApiToken.objects.exists()


def test_nobody_makes_one_unsigned(client, db):
    assert client.get(PAGE).status_code == 302 and client.post(PAGE).status_code == 302


@pytest.mark.parametrize("scope", [Scope.REVIEW, Scope.TRAIL])
def test_reviewing_needs_a_role_and_a_second_factor(member, scope):
    """A reader has no desk, and a password alone opens none to a program."""
    reader, reviewer = member("ada"), member("ben", Role.REVIEWER)
    with pytest.raises(Refused, match="Only members"):
        create_token(reader, person_of(reader, has_second_factor=True), name="a", scopes={scope}, days=7)
    with pytest.raises(Refused, match="Confirm this sign-in"):
        create_token(reviewer, person_of(reviewer), name="a", scopes={scope}, days=7)
    made, _ = create_token(
        reviewer, person_of(reviewer, has_second_factor=True), name="a", scopes={scope}, days=7
    )
    assert made.has_second_factor


def test_nobody_has_more_than_some(member):
    ada = member("ada")
    for _ in range(MOST_TOKENS):
        create_token(ada, person_of(ada), name="a", scopes={Scope.READ}, days=7)
    with pytest.raises(Refused, match="as many tokens"):
        create_token(ada, person_of(ada), name="a", scopes={Scope.READ}, days=7)


def test_without_a_token_it_says_what_to_send(db):
    answer = Client().get("/api/v1/me")
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"] == "Bearer" and told["code"] == "no-credentials"


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer", "Basic YTpi", "bearer \x7f", "Bearer  "])
def test_what_is_no_token_of_ours_lets_nobody_in(db, header):
    answer = Client().get("/api/v1/me", headers={"Authorization": header})
    assert answer.status_code == 401 and answer.json()["code"] == "token"


def test_a_revoked_an_expired_and_a_closed_one_hold_no_more(desk):
    """From that moment; a token of somebody whose account was closed neither."""
    program = desk.program("reader")
    assert program.get("me").status_code == 200
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert program.get("me").json()["code"] == "token"
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert program.get("me").status_code == 200
    user = desk.user("reader")
    user.is_active = False
    user.save()
    assert program.get("me").status_code == 401
    user.is_active = True
    user.save()
    revoke_token(user, ApiToken.objects.get().pk)
    assert program.get("me").status_code == 401


def test_nobody_revokes_the_token_of_another(desk, client, member):
    desk.program("reader")
    member("eve")
    sign_in(client, "eve")
    assert client.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke/").status_code == 404
    assert ApiToken.objects.count() == 1


def test_one_revokes_ones_own_on_the_page(client, member):
    member("ada")
    sign_in(client, "ada")
    client.post(PAGE, {"name": "notes", "scopes": ["read"], "days": "7"})
    assert client.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke/").status_code == 302
    assert not ApiToken.objects.exists() and Event.objects.filter(act="revoke token").exists()


@pytest.mark.parametrize(
    ("scope", "method", "path", "body"),
    [
        (Scope.READ, "GET", "concepts", None),
        (Scope.ASK, "POST", "ask", {"question": "What is hypomagnesemia?"}),
        (Scope.CHECK, "POST", "check", {"text": "Magnesium is an element."}),
        (Scope.REVIEW, "GET", "desk/claims", None),
        (Scope.TRAIL, "GET", "trail", None),
    ],
)
def test_a_scope_opens_its_own_door_alone(desk, scope, method, path, body):
    """A token with one scope does that, and one with all others does not."""
    with_it = desk.program("reviewer", scope)
    without = desk.program("reviewer", *(set(Scope) - {scope}))
    ask = {"GET": lambda by: by.get(path), "POST": lambda by: by.post(path, body)}[method]
    assert ask(with_it).status_code == 200
    refused = ask(without)
    assert refused.status_code == 403 and refused.json()["code"] == "scope"
    assert f'scope="{scope.value}"' in refused["WWW-Authenticate"]


def test_the_day_of_use_is_kept_once_a_day(desk):
    program = desk.program("reader")
    for _ in range(3):
        program.get("me")
    assert ApiToken.objects.get().last_used == timezone.now().date()
    assert Event.objects.filter(act="use token").count() == 1


def test_a_session_reads_and_never_acts(desk, client, member):
    """No other site can act by a person's browser: a cookie alone posts nothing."""
    member("ada")
    sign_in(client, "ada")
    assert client.get("/api/v1/concepts").status_code == 200
    sent = json.dumps({"question": "What is hypomagnesemia?"})
    assert client.post("/api/v1/ask", sent, content_type="application/json").status_code == 401


def test_a_bad_token_is_not_mended_by_a_session(desk, client, member):
    member("ada")
    sign_in(client, "ada")
    assert client.get("/api/v1/concepts", headers={"Authorization": "Bearer x"}).status_code == 401


def test_tokens_go_with_the_account_and_are_exported_before(desk):
    desk.program("reader")
    user = desk.user("reader")
    assert [each["scopes"] for each in all_of(user)["tokens"]] == [["read", "ask", "check"]]
    delete_account(user)
    assert not ApiToken.objects.exists()


def test_a_person_who_lost_the_factor_reviews_no_more(desk):
    """A token bears a second factor only while its person has one."""
    from allauth.mfa.models import Authenticator

    program = desk.program("reviewer")
    assert program.get("desk/claims").status_code == 200
    Authenticator.objects.all().delete()
    refused = program.get("desk/claims")
    assert refused.status_code == 403 and refused.json()["code"] == "second-factor"
