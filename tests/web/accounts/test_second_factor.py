"""Who must confirm a sign-in by a second factor, and does it hold?"""

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from members import PASSWORD, SECRET, code_now, confirm, sign_in

from bedside.terms import Role
from bedside_web.accounts.actions import grant_role
from bedside_web.accounts.listening import hear_of_factor
from bedside_web.accounts.people import person_of
from bedside_web.accounts.second_factor import is_confirmed, may_change_factors

JUDGING = (Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR)


def test_nobody_sees_the_people_unsigned(client, db):
    """Whoever is not signed in is led to where one signs in, and back."""
    response = client.get("/accounts/people/")
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/accounts/people/"


@pytest.mark.parametrize("role", JUDGING)
def test_a_judging_role_without_second_factor_is_led_to_set_one_up(client, member, role):
    member("ada", role)
    assert sign_in(client, "ada").status_code == 302
    response = client.get("/board/", follow=True)
    assert response.redirect_chain == [("/accounts/second-factor/", 302)]
    assert "Your role needs a second factor" in response.content.decode()


@pytest.mark.parametrize("role", JUDGING)
def test_with_a_second_factor_the_board_opens(client, member, role):
    member("ada", role, has_app=True)
    response = sign_in(client, "ada")
    assert response["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session, "the password alone signs nobody in"
    assert confirm(client).status_code == 302
    assert client.get("/board/").status_code == 200


def test_a_wrong_code_signs_nobody_in(client, member):
    member("ada", Role.REVIEWER, has_app=True)
    sign_in(client, "ada")
    response = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_an_author_needs_no_second_factor(client, member):
    member("ada", Role.AUTHOR)
    sign_in(client, "ada")
    assert client.get("/board/").status_code == 200


def test_one_signs_in_by_e_mail_too(client, member):
    member("ada")
    assert sign_in(client, "ada@example.org").status_code == 302
    assert client.get("/accounts/me/").status_code == 200


def test_changing_the_second_factor_asks_for_the_password_again(client, member):
    client.force_login(member("ada", Role.REVIEWER))
    response = client.get("/accounts/2fa/totp/activate/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/reauthenticate/")


def test_the_system_account_cannot_sign_in(client, db):
    from bedside_web.accounts.actions import system_actor

    system_actor()
    assert sign_in(client, "library", "").status_code == 200
    assert sign_in(client, "library", "!").status_code == 200
    assert "_auth_user_id" not in client.session


def reauthenticates(client):
    """Say the password again."""
    return client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def sets_up(client):
    """Set an authenticator app up, as a person does."""
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    return client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})


def test_a_session_older_than_the_factor_bears_none(client, member):
    """A password that was typed before the factor was there opens nothing, nor does it typed again."""
    user = member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    TOTP.activate(user, SECRET)
    reauthenticates(client)
    for path in ("/board/", "/accounts/second-factor/", "/accounts/people/"):
        response = client.get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/2fa/reauthenticate/?next="), path


@pytest.mark.parametrize("path", ["totp/deactivate/", "webauthn/add/", "recovery-codes/", ""])
def test_nor_does_it_change_the_factors(client, member, path):
    user = member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    TOTP.activate(user, SECRET)
    reauthenticates(client)
    response = client.post(f"/accounts/2fa/{path}")
    assert response["Location"].startswith("/accounts/2fa/reauthenticate/?next=")
    assert Authenticator.objects.filter(user=user).count() == 1


def test_the_code_confirms_such_a_session(client, member):
    user = member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    TOTP.activate(user, SECRET)
    response = client.post("/accounts/2fa/reauthenticate/?next=/board/", {"code": code_now()})
    assert response["Location"] == "/board/"
    assert client.get("/board/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_one_up_confirms_this_session_and_ends_all_others(client, member):
    user = member("ada", Role.REVIEWER)
    other = Client()
    for each in (client, other):
        sign_in(each, "ada")
    reauthenticates(client)
    assert sets_up(client).status_code == 302
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get("/board/").status_code == 200
    assert other.get("/accounts/me/")["Location"].startswith("/accounts/login/")


def test_a_second_one_confirms_only_whoever_showed_the_first(member, rf):
    """Whoever has just the password cannot confirm a session by adding a factor of their own."""
    user = member("ada", Role.REVIEWER, has_app=True)
    request = rf.post("/")
    request.session = SessionStore()
    key = Authenticator.objects.create(user=user, type="webauthn", data={})
    hear_of_factor(None, request=request, user=user, authenticator=key)
    assert not is_confirmed(request, user)
    record_authentication(request, user, "mfa", type="totp")
    hear_of_factor(None, request=request, user=user, authenticator=key)
    assert is_confirmed(request, user)


def test_a_recovery_code_replaces_a_lost_factor_and_is_none(member, rf):
    user = member("ada", Role.REVIEWER, has_app=True)
    request = rf.get("/")
    request.session = SessionStore()
    record_authentication(request, user, "mfa", type="recovery_codes")
    assert may_change_factors(request, user) and not is_confirmed(request, user)


def test_a_new_role_asks_to_sign_in_anew(client, member):
    ben = member("ben")
    sign_in(client, "ben")
    ada = member("ada", Role.ADMINISTRATOR)
    grant_role(ada, person_of(ada, has_second_factor=True), to=ben, role=Role.REVIEWER)
    assert client.get("/accounts/me/")["Location"].startswith("/accounts/login/")
