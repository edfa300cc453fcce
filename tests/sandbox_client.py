"""What does the public sandbox of CDS Hooks do with a service? This does the same, step by step.

Written from reading github.com/cds-hooks/sandbox: it discovers services with a token, keeps them by their
address, fills templates, fetches them, leaves a key out whose fetching fails, calls every service of a hook
with a token for its address, shows the cards, and tells feedback.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx

from cds_records import PATIENT
from cds_signing import Signer

ORIGIN = "https://sandbox.example.org"


@dataclass
class SandboxClient:
    """A record's screen: ``open`` it, then ``call`` a hook."""

    discovery: str
    fhir: str
    fhir_token: str | None
    signer: Signer
    services: dict[str, dict[str, Any]] = field(default_factory=dict)

    def open(self) -> None:
        """Discover the services, asking first as a browser does whether it may."""
        self._preflight(self.discovery, "GET")
        answer = httpx.get(self.discovery, headers=self._headers(self.discovery))
        assert answer.status_code == 200 and answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN)
        self.services = {f"{self.discovery}/{each['id']}": each for each in answer.json()["services"]}

    def call(self, hook: str, **about: Any) -> dict[str, list[dict[str, Any]]]:
        """Call every service of the hook; the cards by the service's address."""
        cards = {}
        for url, service in self.services.items():
            if service["hook"] == hook:
                body = {
                    "hookInstance": str(uuid4()),
                    "hook": hook,
                    "fhirServer": self.fhir,
                    "context": {"patientId": PATIENT, "userId": "Practitioner/COREPRACTITIONER1", **about},
                }
                if self.fhir_token:
                    body["fhirAuthorization"] = {
                        "access_token": self.fhir_token,
                        "token_type": "Bearer",
                        "expires_in": 300,
                        "scope": "patient/*.read user/*.* launch openid profile",
                        "subject": "sandbox",
                    }
                if fetched := self._prefetch(service.get("prefetch", {})):
                    body["prefetch"] = fetched
                cards[url] = self._ask(url, body)
        return cards

    def accept(self, url: str, card: dict[str, Any], suggestion: dict[str, Any]) -> int:
        """Take a suggestion and tell of it."""
        return self._tell(url, card, outcome="accepted", acceptedSuggestions=[{"id": suggestion["uuid"]}])

    def dismiss(self, url: str, card: dict[str, Any], reason: dict[str, Any] | None = None) -> int:
        """Put a card away, with one of its reasons or none."""
        more = {"overrideReason": {"reason": reason, "userComment": "not now"}} if reason else {}
        return self._tell(url, card, outcome="overridden", **more)

    def _ask(self, url: str, body: dict[str, Any]) -> list[dict[str, Any]]:
        self._preflight(url, "POST")
        answer = httpx.post(url, json=body, headers=self._headers(url), timeout=20)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN)
        cards: list[dict[str, Any]] = answer.json()["cards"]
        for card in cards:
            show(card)
        return cards

    def _prefetch(self, templates: dict[str, str]) -> dict[str, Any]:
        found = {}
        headers = {"Authorization": f"Bearer {self.fhir_token}"} if self.fhir_token else {}
        for key, template in templates.items():
            query = re.sub(r"\{\{\s*context\.patientId\s*\}\}", PATIENT, template)
            answer = httpx.get(f"{self.fhir}/{query}", headers=headers)
            if answer.status_code == 200 and answer.json():
                found[key] = answer.json()
        return found

    def _preflight(self, url: str, method: str) -> None:
        answer = httpx.options(
            url,
            headers={
                "Origin": ORIGIN,
                "Access-Control-Request-Method": method,
                "Access-Control-Request-Headers": "authorization,content-type",
            },
        )
        assert answer.is_success and answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN)
        assert {"authorization", "content-type"} <= _words(answer, "Access-Control-Allow-Headers")
        assert method.lower() in _words(answer, "Access-Control-Allow-Methods")

    def _headers(self, url: str) -> dict[str, str]:
        token = self.signer.token(url, sub="sandbox")
        return {"Origin": ORIGIN, "Accept": "application/json", "Authorization": f"Bearer {token}"}

    def _tell(self, url: str, card: dict[str, Any], **outcome: Any) -> int:
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        body = {"feedback": [{"card": card["uuid"], "outcomeTimestamp": at, **outcome}]}
        return httpx.post(f"{url}/feedback", json=body, headers=self._headers(f"{url}/feedback")).status_code


def show(card: dict[str, Any]) -> None:
    """Raises ``AssertionError`` for a card that no screen could show."""
    UUID(card["uuid"])
    assert 0 < len(card["summary"]) < 140 and card["indicator"] in ("info", "warning", "critical")
    assert card["source"]["label"]
    assert all(httpx.URL(card["source"][name]).is_absolute_url for name in ("url", "icon"))
    for link in card.get("links", ()):
        assert (
            link["label"] and link["type"] in ("absolute", "smart") and httpx.URL(link["url"]).is_absolute_url
        )
    assert "suggestions" not in card or card["selectionBehavior"] in ("any", "at-most-one")
    for suggestion in card.get("suggestions", ()):
        UUID(suggestion["uuid"])
        assert suggestion["label"]
        for action in suggestion["actions"]:
            assert action["type"] == "create" and action["description"]
            assert action["resource"]["resourceType"] == "ServiceRequest"
    assert all(reason["display"] for reason in card.get("overrideReasons", ()))


def _words(answer: httpx.Response, name: str) -> set[str]:
    return {word.strip().lower() for word in answer.headers[name].split(",")}
