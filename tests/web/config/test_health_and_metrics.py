"""Do health and metrics tell the truth, to whom they should?"""

import pytest
from django.db import DatabaseError

from bedside.errors import LibraryNotFound
from bedside_web.config import health


def test_alive(client):
    assert client.get("/health/live").json() == {"live": True}


def test_ready(client, db):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {"database": True, "migrations": True, "library": True}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", ["database", "migrations", "library"])
@pytest.mark.parametrize("error", [DatabaseError("gone"), LibraryNotFound("gone"), OSError("gone"), None])
def test_not_ready(client, db, monkeypatch, name, error):
    def check() -> bool:
        if error:
            raise error
        return False

    monkeypatch.setitem(health.CHECKS, name, check)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()[name] is False


def test_metrics_count_by_view(client):
    client.get("/health/live")
    told = client.get("/metrics").content.decode()
    assert 'bedside_requests_total{method="GET",status="200",view="live"}' in told
    assert "bedside_request_seconds_bucket" in told


@pytest.mark.parametrize("headers", [{"REMOTE_ADDR": "192.0.2.1"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}])
def test_metrics_are_for_this_machine(client, headers):
    assert client.get("/metrics", **headers).status_code == 403


@pytest.mark.parametrize(
    ("given", "status"),
    [("Bearer let-me-in-please-now", 200), ("Bearer no", 403), ("", 403), ("Bearer é", 403)],
)
def test_metrics_by_token(client, settings, given, status):
    settings.METRICS_TOKEN = "let-me-in-please-now"
    assert client.get("/metrics", HTTP_AUTHORIZATION=given).status_code == status
