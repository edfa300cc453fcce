"""What do tests of the records door stand on? The site with its limits lifted, and a reader of FHIR."""

import json

import pytest
from django.test import Client

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(autouse=True)
def plain(settings, db, library):
    settings.STORAGES = {**settings.STORAGES, **PLAIN}
    settings.ASKS_PER_MINUTE = settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 0


@pytest.fixture
def read():
    """Get an address of the facade: the response, and its JSON."""
    client = Client()

    def get(path, **headers):
        response = client.get(f"/fhir/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})
        body = response.content
        return response, json.loads(body) if body else None

    return get
