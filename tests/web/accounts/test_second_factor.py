"""Who must confirm a sign-in by a second factor, and does it hold?"""

import pytest
from members import confirm, sign_in

from bedside.terms import Role

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
