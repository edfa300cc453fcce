"""Who calls the API? People of the board by their tokens, against a small release."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import caches
from django.test import Client
from small_library import SmallLibrary

from bedside import Library
from bedside.terms import Role
from bedside_web.accounts.actions import system_actor
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of
from bedside_web.accounts.token_actions import create_token
from bedside_web.accounts.tokens import Scope
from bedside_web.articles.actions import publish_shipped
from bedside_web.ledger.actions import sync_release
from bedside_web.ledger.queries import claims

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ROLES = {"author": Role.AUTHOR, "editor": Role.EDITOR, "reviewer": Role.REVIEWER, "second": Role.REVIEWER}


@pytest.fixture(autouse=True)
def plain_files_and_empty_counts(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    caches["process"].clear()
    yield
    caches["process"].clear()


class Program:
    """A program that bears a token."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._client = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Any:
        return self._client.get(f"/api/v1/{path}", headers=self._headers(headers))

    def send(self, method: str, path: str, **headers: str) -> Any:
        return self._client.generic(method, f"/api/v1/{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        data = body if isinstance(body, bytes | dict | list) else b"" if body is None else body
        return self._client.post(
            f"/api/v1/{path}", data, content_type="application/json", headers=self._headers(headers)
        )

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {**({"Authorization": f"Bearer {self.token}"} if self.token else {}), **named}


@dataclass
class Desk:
    """People as they are named, and programs that act for them."""

    make: Callable[..., User]

    def user(self, name: str) -> User:
        """Somebody with the role of that name; everyone else only reads."""
        known = User.objects.filter(username=name).first()
        if known:
            return known
        roles = [ROLES[name]] if name in ROLES else []
        made = self.make(name, *roles, interests_declared_at=datetime.now(UTC))
        if roles:
            TOTP.activate(made, SECRET)
        return made

    def program(self, name: str, *scopes: Scope, days: int = 7) -> Program:
        """A program for that person, with these scopes, or with all that one may have."""
        user = self.user(name)
        allowed = set(Scope) if name in ROLES else {Scope.READ, Scope.ASK, Scope.CHECK}
        person = person_of(user, has_second_factor=name in ROLES)
        _, token = create_token(user, person, name="test", scopes=scopes or allowed, days=days)
        return Program(token)

    def claim(self) -> str:
        """A waiting claim that one signature is enough for."""
        found = claims().filter(needed=1, state="submitted").order_by("-risk", "pk").first()
        assert found is not None
        return str(found.pk)


@pytest.fixture
def desk(person: Callable[..., User], library: Library) -> Desk:
    """The claims on one condition with their articles."""
    small = SmallLibrary(library)
    sync_release(system_actor(), small)
    publish_shipped(system_actor(), small)
    return Desk(make=person)
