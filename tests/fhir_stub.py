"""What does a record's FHIR server answer, well or badly? One on 127.0.0.1, in a thread of its own."""

import json
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cds_records import PATIENT, bundle

TOKEN = "some-opaque-token"


@dataclass
class FhirStub:
    """Holds resources and answers searches by patient, code and status. Use it in a ``with`` block.

    ``fault`` spoils every answer; ``page`` is how many resources stand on one page; ``token`` is demanded.
    """

    resources: list[dict[str, Any]]
    fault: str = ""
    page: int = 50
    token: str | None = TOKEN
    asked: list[str] = field(default_factory=list)

    def __enter__(self) -> "FhirStub":
        stub = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stub.asked.append(self.path)
                stub.answer(self)

            def log_message(self, *_: Any) -> None:
                """Nothing is written."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_port}/r4"

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        if self.fault == "slow":
            time.sleep(1.5)
        if self.token and to.headers.get("Authorization") != f"Bearer {self.token}":
            return self._send(to, 401, {"resourceType": "OperationOutcome", "issue": []})
        if self.fault == "sends elsewhere":
            to.send_response(302)
            to.send_header("Location", f"{self.base}/elsewhere")
            to.end_headers()
            return None
        if self.fault == "fails":
            return self._send(to, 500, {})
        if self.fault == "a web page":
            return self._send(to, 200, "<html></html>")
        if self.fault == "huge":
            return self._send(to, 200, {"resourceType": "Bundle", "text": "x" * 11_000_000})
        named = to.path.removeprefix("/r4/")
        if "?" in named:
            return self._send(to, 200, self._found(to.path))
        found = [each for each in self.resources if f"{each['resourceType']}/{each.get('id')}" == named]
        missing = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "not-found"}]}
        return self._send(to, 200 if found else 404, found[0] if found else missing)

    def _found(self, path: str) -> dict[str, Any]:
        parts = urlsplit(path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        kind = parts.path.removeprefix("/r4/")
        found = [each for each in self.resources if self._is_asked(each, kind, asked)]
        start = int(asked.get("_start", 0))
        more = {}
        if len(found) > start + self.page:
            query = "&".join(part for part in parts.query.split("&") if not part.startswith("_start="))
            url = f"{self.base}/{kind}?{query}&_start={start + self.page}"
            if self.fault == "leads elsewhere":
                url = url.replace("127.0.0.1", "localhost")
            more = {"link": [{"relation": "next", "url": url}]}
        return bundle(found[start : start + self.page], **more)

    def _is_asked(self, each: Mapping[str, Any], kind: str, asked: Mapping[str, str]) -> bool:
        if each["resourceType"] != kind or asked.get("patient") != PATIENT:
            return False
        codes = {f"{code['system']}|{code['code']}" for code in each.get("code", {}).get("coding", ())}
        wanted = asked.get("code")
        has_code = wanted is None or bool(codes & set(wanted.split(",")))
        return has_code and asked.get("status", each.get("status")) == each.get("status")

    def _send(self, to: BaseHTTPRequestHandler, status: int, body: Any) -> None:
        data = (body if isinstance(body, str) else json.dumps(body)).encode()
        to.send_response(status)
        to.send_header("Content-Type", "application/fhir+json")
        to.send_header("Content-Length", str(len(data)))
        to.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # the caller may have had enough
            to.wfile.write(data)
