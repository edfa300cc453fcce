"""What do tests of operating the site stand on? Static files as they lie, and counts that begin at none."""

import pytest
from django.core.cache import caches


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
