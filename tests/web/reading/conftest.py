"""What do tests of reading stand on? The open library, and files that need not be gathered first."""

from pathlib import Path

import pytest

from bedside import Library
from bedside_web.articles.shelf import open_library


@pytest.fixture(autouse=True)
def plain_files(settings: object, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def library(homes: None) -> Library:
    return open_library()


@pytest.fixture
def published(db: None, library: Library) -> Library:
    """The shipped claims and articles, in the database."""
    from bedside_web.accounts.actions import system_actor
    from bedside_web.articles.actions import publish_shipped
    from bedside_web.ledger.release_actions import sync_release

    actor = system_actor()
    sync_release(actor, library)
    publish_shipped(actor, library)
    return library
