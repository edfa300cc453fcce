"""What do tests of checking and exploring stand on? Static files as they lie, and the open library."""

import pytest
from django.test import Client

from bedside import Library
from bedside_web.articles.shelf import open_library


@pytest.fixture(autouse=True)
def plain_files_without_limits(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.ASKS_PER_MINUTE = 0
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 0


@pytest.fixture
def library() -> Library:
    return open_library()


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    return client
