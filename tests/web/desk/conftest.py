"""Who comes to the desk, and what lies on it? A small release, people of the board, and their browsers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpRequest
from django.test import Client
from small_library import SmallLibrary

from bedside import Library
from bedside.terms import Role
from bedside_web.accounts.actions import system_actor
from bedside_web.accounts.models import User
from bedside_web.articles.actions import publish_shipped
from bedside_web.ledger.actions import sync_release
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import claims
from bedside_web.reviews import actions, queries

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ROLES = {"author": Role.AUTHOR, "editor": Role.EDITOR}


@pytest.fixture(autouse=True)
def plain_files(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def sign_in(client: Client, user: User, *, seconds_ago: int = 0) -> Client:
    """As allauth leaves it after a password and a code of an authenticator app."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    request = HttpRequest()
    request.session = client.session
    for method in ("password", "mfa"):
        record_authentication(request, user, method)
    for each in request.session[AUTHENTICATION_METHODS_SESSION_KEY]:
        each["at"] -= seconds_ago
    request.session.save()
    return client


@dataclass
class Desk:
    """People as they are named, each with a browser; ``library`` is what was synced."""

    make: Callable[..., User]
    library: SmallLibrary
    people: dict[str, User] = field(default_factory=dict)

    def user(self, name: str) -> User:
        """Somebody with the role of that name; everyone else reviews."""
        if name not in self.people:
            role = ROLES.get(name, Role.REVIEWER)
            made = self.make(name, role, interests_declared_at=datetime.now(UTC))
            TOTP.activate(made, SECRET)
            self.people[name] = made
        return self.people[name]

    def at(self, name: str, *, seconds_ago: int = 0) -> Client:
        """The browser of that person, signed in."""
        return sign_in(Client(), self.user(name), seconds_ago=seconds_ago)

    def claim(self, *, needed: int = 1) -> ClaimRecord:
        """The riskiest waiting claim that needs so many signatures."""
        found = claims().filter(needed=needed, state="submitted").order_by("-risk", "pk").first()
        assert found is not None
        return found

    def take(self, name: str, claim_id: str) -> None:
        """A reviewer takes a claim."""
        actions.take(self.user(name), claim_id, has_second_factor=True)

    def sign(self, name: str, claim_id: str) -> None:
        """A reviewer signs what they took."""
        sha256 = queries.case_of(claim_id).claim_hash
        actions.sign(self.user(name), claim_id, claim_hash=sha256, has_second_factor=True)


@pytest.fixture
def desk(person: Callable[..., User], library: Library) -> Desk:
    """The claims on one condition, whose library is small."""
    small = SmallLibrary(library)
    sync_release(system_actor(), small)
    return Desk(make=person, library=small)


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    """The same with its articles."""
    publish_shipped(system_actor(), desk.library)
    return desk
