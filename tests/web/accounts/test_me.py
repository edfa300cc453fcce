"""What does a person see, change, take out and delete of themselves?"""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from members import PASSWORD, confirm, sign_in

from bedside.editorial import Refused
from bedside.terms import InterestKind, Role
from bedside_web.accounts.actions import declare_interests, delete_account
from bedside_web.accounts.models import User
from bedside_web.articles.models import Conversation, Turn
from bedside_web.trail.models import Event

NOW = datetime(2030, 1, 1, tzinfo=UTC)
ASKED = "What of my aunt Wilhelmine's magnesium?"


def keep_a_conversation(user) -> Conversation:
    kept = Conversation.objects.create(reader=user, title=ASKED, begun_at=NOW, changed_at=NOW)
    Turn.objects.create(conversation=kept, number=1, question=ASKED, audience="clinician", asked_at=NOW)
    return kept


@pytest.mark.parametrize("path", ["me/", "me/delete/", "people/", "second-factor/", "2fa/", "email/"])
def test_nobody_sees_it_unsigned(client, db, path):
    response = client.get(f"/accounts/{path}")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_the_profile_is_saved(client, member):
    ada = member("ada")
    sign_in(client, "ada")
    sent = {
        "profile": "",
        "first_name": "Ada",
        "last_name": "L",
        "specialty": "Nephrology",
        "credentials": "MD",
    }
    assert client.post("/accounts/me/", {**sent, "is_superuser": "on", "username": "root"}).status_code == 302
    ada.refresh_from_db()
    assert (ada.get_full_name(), ada.specialty, ada.username, ada.is_superuser) == (
        "Ada L",
        "Nephrology",
        "ada",
        False,
    )
    assert Event.objects.get().act == "update profile"


def test_a_form_that_does_not_hold_says_so(client, member):
    member("ada")
    sign_in(client, "ada")
    response = client.post("/accounts/me/", {"profile": "", "specialty": "x" * 121})
    assert response.status_code == 422
    assert "at most 120 characters" in response.content.decode()


def test_interests_are_declared_in_place_of_those_before(client, member):
    ada = member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    client.post(
        "/accounts/me/",
        {"interests": "", "drugs": "amiloride\n  Amiloride \namiloride\n\n", "sponsors": "Acme"},
    )
    assert sorted(ada.declared_interests.values_list("kind", "name")) == [
        ("drug", "Amiloride"),
        ("drug", "amiloride"),
        ("sponsor", "Acme"),
    ]
    client.post("/accounts/me/", {"interests": "", "drugs": "", "sponsors": ""})
    ada.refresh_from_db()
    assert not ada.declared_interests.exists() and ada.interests_declared_at is not None
    told = [dict(event.detail) for event in Event.objects.filter(act="declare interests")]
    assert told == [{"drug": "2", "sponsor": "1"}, {"drug": "0", "sponsor": "0"}]


def test_the_trail_learns_no_word_of_a_profile_or_of_interests(client, member):
    """It is never cleared, so what somebody writes of themselves stays out of it."""
    member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    client.post("/accounts/me/", {"interests": "", "drugs": "Zorbium", "sponsors": "Zorbium Inc"})
    client.post("/accounts/me/", {"profile": "", "specialty": "Zorbium", "credentials": "Zorbium"})
    assert Event.objects.count() == 2
    assert not any("Zorbium" in str(event.detail) for event in Event.objects.all())


def test_a_reader_declares_no_interests(client, member):
    """Nothing is asked of whoever has no part in review, and nothing is kept."""
    ada = member("ada")
    sign_in(client, "ada")
    page = client.get("/accounts/me/").content.decode()
    assert 'name="drugs"' not in page and "Only somebody with a role on the board" in page
    assert client.post("/accounts/me/", {"interests": "", "drugs": "amiloride"}).status_code == 403
    with pytest.raises(Refused):
        declare_interests(ada, [(InterestKind.DRUG, "amiloride")])
    assert not ada.declared_interests.exists() and not Event.objects.exists()


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["x" * 120], 302),
        (["x" * 121], 422),
        ([f"x{n}" for n in range(51)], 422),
        (["x" * 118 + f"{n:02}" for n in range(50)], 302),
    ],
)
def test_interests_have_a_measure(client, member, names, status):
    member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    sent = {"interests": "", "drugs": "\r\n".join(names)}
    assert client.post("/accounts/me/", sent).status_code == status


def test_too_many_interests_are_refused(client, member):
    member("ada", Role.REVIEWER)
    sign_in(client, "ada")
    many = "\n".join(f"drug {number}" for number in range(101))
    assert client.post("/accounts/me/", {"interests": "", "drugs": many}).status_code == 422


def test_one_takes_out_all_that_is_kept(client, member):
    ada = member("ada", Role.AUTHOR)
    keep_a_conversation(ada)
    keep_a_conversation(member("ben"))
    sign_in(client, "ada")
    response = client.post("/accounts/me/export/")
    told = response.json()
    assert response["Content-Disposition"].startswith("attachment")
    assert [turn["question"] for kept in told["conversations"] for turn in kept["turns"]] == [ASKED]
    assert told["roles"][0]["role"] == "author"
    assert "Wilhelmine" not in str(list(Event.objects.values()))


def test_a_readers_account_goes_with_all_that_names_them(client, member):
    ada = member("ada", has_app=True, first_name="Ada")
    keep_a_conversation(ada)
    keep_a_conversation(member("ben"))
    EmailAddress.objects.create(user=ada, email="ada@example.org", primary=True)
    sign_in(client, "ada")
    confirm(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert "Your names go too" in client.get("/accounts/me/delete/").content.decode()
    assert client.post("/accounts/me/delete/").status_code == 302
    ada = User.objects.get(pk=ada.pk)
    assert (ada.username, ada.email, ada.first_name, ada.is_active) == (f"deleted-{ada.pk}", "", "", False)
    assert not Authenticator.objects.filter(user=ada).exists()
    assert not EmailAddress.objects.filter(user=ada).exists()
    assert [kept.reader.username for kept in Conversation.objects.all()] == ["ben"]
    assert not any("ada" in str(kept.get_decoded()) for kept in Session.objects.all())
    assert sign_in(client, "ada").status_code == 200, "the form again: nobody of that name"
    assert "_auth_user_id" not in client.session


def test_a_board_members_name_stays_with_what_they_signed(member):
    ada = member("ada", Role.REVIEWER, first_name="Ada", specialty="Nephrology")
    keep_a_conversation(ada)
    delete_account(ada)
    ada = User.objects.get(pk=ada.pk)
    assert (ada.first_name, ada.specialty, ada.is_active, ada.email) == ("Ada", "Nephrology", False, "")
    assert not ada.has_usable_password() and not ada.grants.exists()
    assert not Conversation.objects.exists()
    acts = [(event.act, event.detail) for event in Event.objects.all()]
    assert acts[0] == ("delete account", [["name stays", "yes"]])


def test_deleting_asks_for_the_password_again(client, member):
    client.force_login(member("ada"))
    response = client.get("/accounts/me/delete/")
    assert response.status_code == 302 and response["Location"].startswith("/accounts/reauthenticate/")
    client.post(response["Location"], {"password": PASSWORD})
    assert client.get("/accounts/me/delete/").status_code == 200


def test_nobody_acts_unsigned(db):
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises((ValueError, AttributeError)):
        declare_interests(AnonymousUser(), [])  # type: ignore[arg-type]


def test_signing_up_can_be_closed(client, db, settings):
    sent = {"email": "new@example.org", "username": "newcomer", "password1": PASSWORD, "password2": PASSWORD}
    settings.IS_SIGN_UP_OPEN = False
    assert "made by an administrator" in client.post("/accounts/signup/", sent).content.decode()
    assert not User.objects.exists()
    settings.IS_SIGN_UP_OPEN = True
    assert client.post("/accounts/signup/", sent).status_code == 302
    assert User.objects.get().username == "newcomer"


def test_the_name_of_the_machine_cannot_be_taken(client, db):
    sent = {"email": "new@example.org", "username": "library", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/accounts/signup/", sent).status_code == 200
    assert not User.objects.exists()
