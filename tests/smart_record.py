"""What does a record do when a SMART app is opened? A stub that keeps to the guide, or breaks it."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

LAUNCH = "xyz123"
CLIENT = "bedside-app"
PATIENT = {"resourceType": "Patient", "id": "p1", "gender": "female", "birthDate": "1960-04-02"}
LOINC = "http://loinc.org"


def lab(id: str, code: str, value: float, *, unit: str = "mmol/L", day: str = "2026-11-02") -> dict[str, Any]:
    """A laboratory value of the patient."""
    return {
        "resourceType": "Observation",
        "id": id,
        "status": "final",
        "category": [
            {
                "coding": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                        "code": "laboratory",
                    }
                ]
            }
        ],
        "code": {"coding": [{"system": LOINC, "code": code}]},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": f"{day}T08:00:00Z",
        "valueQuantity": {
            "value": value,
            "unit": unit,
            "system": "http://unitsofmeasure.org",
            "code": unit,
        },
    }


@dataclass
class Record:
    """The record: what it holds, how it misbehaves, and what it saw."""

    base: str = ""
    labs: list[dict[str, Any]] = field(default_factory=lambda: [lab("k-1", "2823-3", 2.9)])
    changes: dict[str, Any] = field(default_factory=dict)
    token_changes: dict[str, Any] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)

    @property
    def iss(self) -> str:
        """Its FHIR address."""
        return f"{self.base}/fhir"

    def configuration(self) -> dict[str, Any]:
        """What it says of itself."""
        told = {
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "code_challenge_methods_supported": ["S256"],
            "capabilities": ["launch-ehr", "launch-standalone", "client-public", "permission-v2"],
        }
        return told | self.changes

    def authorize(self, query: Mapping[str, str]) -> str | None:
        """Where the browser goes on; ``None`` for a request that is not as it must be."""
        asked = {"response_type": "code", "client_id": CLIENT, "aud": self.iss}
        scopes = query.get("scope", "").split()
        # Either it opened the site and knows for whom, or it asks its user now.
        is_known = query.get("launch") == LAUNCH and "launch" in scopes
        is_asked = "launch" not in query and "launch/patient" in scopes
        right = all(query.get(name) == value for name, value in asked.items()) and (is_known or is_asked)
        if not right or query.get("code_challenge_method") != "S256" or not query.get("state"):
            return None
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?code={code}&state={query['state']}"

    def redeem(self, form: Mapping[str, str]) -> dict[str, Any] | None:
        """A token for a code that was given to this caller, once."""
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or form.get("grant_type") != "authorization_code":
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if proof != asked["code_challenge"] or form.get("redirect_uri") != asked["redirect_uri"]:
            return None
        token = secrets.token_urlsafe(16)
        self.tokens.add(token)
        told = {"access_token": token, "token_type": "Bearer", "expires_in": 300, "patient": "p1"}
        return told | self.token_changes

    def search(self, kind: str, query: Mapping[str, str]) -> dict[str, Any]:
        """A page of one resource each, so that pages have to be followed."""
        found = self.labs if kind == "Observation" else []
        at = int(query.get("page", 0))
        page: dict[str, Any] = {"resourceType": "Bundle", "type": "searchset"}
        page["entry"] = [{"resource": each} for each in found[at : at + 1]]
        if at + 1 < len(found):
            page["link"] = [{"relation": "next", "url": f"{self.iss}/{kind}?patient=p1&page={at + 1}"}]
        return page


class Answering(BaseHTTPRequestHandler):
    """What is said over HTTP; ``record`` is put in by each server."""

    record: Record

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.record.seen.append(parts.path)
        if parts.path == "/fhir/.well-known/smart-configuration":
            self._say(self.record.configuration())
        elif parts.path == "/authorize":
            self._lead(self.record.authorize(query))
        elif self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.record.tokens:
            self._say({}, status=401)
        else:
            self._give(parts.path.removeprefix("/fhir/").partition("/")[0], query)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = self.record.redeem({name: values[0] for name, values in parse_qs(body).items()})
        self._say(told or {"error": "invalid_grant"}, status=200 if told else 400)

    def _give(self, kind: str, query: Mapping[str, str]) -> None:
        if kind in self.record.refused:
            self._say({}, status=403)
        else:
            self._say(PATIENT if kind == "Patient" else self.record.search(kind, query))

    def _say(self, told: Any, *, status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _lead(self, where: str | None) -> None:
        if where is None:
            self._say({}, status=400)
            return
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Nothing: the tests say what they saw."""


@contextmanager
def running(record: Record) -> Iterator[Record]:
    """The record, answering on this machine."""
    answering = type("AnsweringForOne", (Answering,), {"record": record})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answering)
    record.base = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield record
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
