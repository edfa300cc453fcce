"""Can people of a hospital come in by its own sign-on, and nobody by a forged one?"""

from urllib.parse import urlsplit

import httpx
import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from sign_on_server import CLIENT_ID, SECRET, SignOn, sign_on_server

from bedside_web.accounts.models import RoleGrant, User

START = "/accounts/oidc/hospital/login/"


@pytest.fixture
def sign_on(settings, db):
    with sign_on_server() as server:
        app = {
            "provider_id": "hospital",
            "name": "St. Elsewhere",
            "client_id": CLIENT_ID,
            "secret": SECRET,
            "settings": {"server_url": server.url},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        server.person = {
            "sub": "h-17",
            "email": "ines@hospital.example",
            "email_verified": True,
            "preferred_username": "ines",
        }
        yield server


def come_in(client: Client):
    """What a browser does: to the sign-on, there, and back with a code."""
    leaving = client.post(START)
    assert leaving.status_code == 302
    back = httpx.get(leaving["Location"], follow_redirects=False).headers["Location"]
    return client.get(f"{urlsplit(back).path}?{urlsplit(back).query}")


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_somebody_of_the_hospital_comes_in(client, sign_on: SignOn):
    """With an account made on the first visit and found again on the second, with no role on the board."""
    assert come_in(client).status_code == 302 and is_in(client)
    assert come_in(again := Client()).status_code == 302 and is_in(again)
    assert [user.email for user in User.objects.exclude(username="library")] == ["ines@hospital.example"]
    assert not RoleGrant.objects.filter(user__email="ines@hospital.example").exists()


@pytest.mark.parametrize(
    "lies", [{"aud": "another-client"}, {"iss": "https://elsewhere.example"}, {"exp": 1_000_000}]
)
def test_a_token_for_another_place_or_time_is_refused(client, sign_on: SignOn, lies):
    sign_on.lies = lies
    come_in(client)
    assert not is_in(client) and not User.objects.filter(email="ines@hospital.example").exists()


def test_an_account_of_the_same_address_is_not_taken_over(client, sign_on: SignOn, member):
    """Whoever has it signs in as before, and may connect the two."""
    owner = member("ines-of-old")
    User.objects.filter(pk=owner.pk).update(email="ines@hospital.example")
    EmailAddress.objects.create(user=owner, email="ines@hospital.example", verified=True, primary=True)
    come_in(client)
    assert client.session.get("_auth_user_id") != str(owner.pk)


def test_a_code_of_another_browser_is_refused(client, sign_on: SignOn):
    """The state belongs to the browser that left."""
    leaving = Client().post(START)
    back = urlsplit(httpx.get(leaving["Location"], follow_redirects=False).headers["Location"])
    client.get(f"{back.path}?{back.query}")
    assert not is_in(client)


def test_a_link_of_another_site_signs_nobody_on(client, sign_on: SignOn):
    """A visit alone leads nowhere: the button is a form."""
    assert client.get(START).status_code == 200
    assert not is_in(client)
