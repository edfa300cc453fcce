"""What do tests of accounts stand on? People who sign in as they would, and static files as they lie."""

from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import caches
from members import PASSWORD, SECRET


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


@pytest.fixture
def member(person) -> Callable[..., object]:
    """A person with a password that can be typed, and with these roles."""

    def make(name: str, *roles, has_app: bool = False, **more):
        user = person(name, *roles, **more)
        user.set_password(PASSWORD)
        user.save()
        if has_app:
            TOTP.activate(user, SECRET)
        return user

    return make
