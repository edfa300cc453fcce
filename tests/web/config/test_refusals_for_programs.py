"""Is a program that is not answered told so in what it speaks, and never by a page?"""

import pytest
from django.test import Client

SPOKEN = {
    "/api/v1/concepts": ("application/problem+json", lambda told: told["detail"]),
    "/fhir/r4/metadata": ("application/fhir+json", lambda told: told["issue"][0]["diagnostics"]),
    "/cds-services": ("application/json", lambda told: told["issue"][0]["details"]["text"]),
    "/cds-services/low-magnesium-work-up": (
        "application/json",
        lambda told: told["issue"][0]["details"]["text"],
    ),
    "/mcp": ("application/json", lambda told: told["error"]["message"]),
}


@pytest.fixture
def outsider():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", SPOKEN)
def test_a_host_that_is_not_ours(outsider, db, path, method):
    """Whatever name the request gives the site, the answer does not repeat it."""
    answer = outsider.generic(
        method, path, b"{}", content_type="application/json", headers={"Host": "evil.example"}
    )
    kind, said = SPOKEN[path]
    assert (answer.status_code, answer["Content-Type"]) == (400, kind)
    assert said(answer.json()) and b"evil" not in answer.content


@pytest.mark.parametrize("path", SPOKEN)
def test_a_host_that_is_not_ours_where_all_is_led_to_tls(outsider, db, settings, path):
    """Here the host is looked at before anything of ours is."""
    settings.SECURE_SSL_REDIRECT = True
    answer = outsider.get(path, headers={"Host": "evil.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, SPOKEN[path][0])
    assert "BEDSIDE_SITE_HOSTS" in SPOKEN[path][1](answer.json())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/fhir/r9/metadata", "application/fhir+json"),
        ("/cds-services/a/b", "application/json"),
        ("/mcp/none", "application/json"),
        ("/api/v1/none", "application/problem+json"),
    ],
)
def test_addresses_that_lead_nowhere(outsider, db, path, kind):
    answer = outsider.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, kind)


@pytest.mark.parametrize(("path", "status"), [("/nowhere/", 404), ("/mcprobe/", 404), ("/", 400)])
def test_people_get_a_page(outsider, db, path, status):
    host = "evil.example" if status == 400 else "testserver"
    answer = outsider.get(path, headers={"Host": host})
    assert answer.status_code == status and answer["Content-Type"].startswith("text/html")


def test_what_fails_in_us(outsider, db, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Zwiebelfisch")

    monkeypatch.setattr("bedside_web.cds.views.discovery.make_discovery", fail)
    answer = outsider.get("/cds-services")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/json")
    assert answer.json()["issue"][0]["code"] == "exception" and b"Zwiebelfisch" not in answer.content


def test_too_much_is_told_to_a_record_in_fhir(outsider, db, settings):
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 1
    found = [outsider.get("/fhir/r4/Evidence?_count=1") for _ in range(3)]
    assert found[-1].status_code == 429 and found[-1]["Retry-After"] == "60"
    assert found[-1].json()["issue"][0]["code"] == "throttled"
