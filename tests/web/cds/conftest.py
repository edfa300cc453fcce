"""What do tests of CDS Hooks stand on? A site that anybody may call, unless a test closes it."""

import pytest
from django.core.cache import caches
from django.test import Client

from cds_records import call
from cds_signing import ISSUER, Signer


@pytest.fixture(autouse=True)
def open_door(settings, db, library):
    settings.IS_CDS_OPEN = True
    settings.CDS_CLIENTS = ()
    settings.CDS_FHIR_SERVERS = ()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    caches["tokens"].clear()


@pytest.fixture(scope="session")
def signer() -> Signer:
    return Signer()


@pytest.fixture
def closed_door(settings, signer):
    """Only the client of ``signer`` may call."""
    from bedside_web.cds.clients import CdsClient

    settings.IS_CDS_OPEN = False
    settings.CDS_CLIENTS = (CdsClient(iss=ISSUER, keys={signer.kid: signer.jwk}),)


@pytest.fixture
def ask():
    """A call of a service by its id, from the parts of ``cds_records``."""
    from bedside.interchange.cds_hooks import find_service

    def send(id: str, body=None, *, sent=None, orders=(), headers=None, **more):
        if body is None:
            service = find_service(id)
            assert service is not None
            body = call(service.hook, sent=sent or {}, orders=orders, **more)
        return Client().post(f"/cds-services/{id}", body, content_type="application/json", headers=headers)

    return send
