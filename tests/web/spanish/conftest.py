"""Who reads in Spanish? Somebody whose browser asks for it, with static files as they lie."""

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def plain_files_without_limits(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.ASKS_PER_MINUTE = 0


@pytest.fixture
def reader(db: None) -> Client:
    return Client(headers={"accept-language": "es"})
