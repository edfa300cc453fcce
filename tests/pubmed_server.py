"""What does a server like PubMed's answer, well or badly? One on 127.0.0.1, in a thread of its own."""

import hashlib
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs

RECORD = (
    '<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article><ArticleTitle>Salt {pmid}.'
    "</ArticleTitle><Abstract><AbstractText>Salt fell.</AbstractText></Abstract></Article>"
    "</MedlineCitation></PubmedArticle>"
)
SET = '<?xml version="1.0" ?>\n<PubmedArticleSet>\n{records}\n</PubmedArticleSet>\n'
FOUND = (
    "<?xml version='1.0'?><eSearchResult><Count>{count}</Count><RetMax>{given}</RetMax><RetStart>0</RetStart>"
    "<IdList>{ids}</IdList>{warnings}</eSearchResult>"
)
HTML = b"<!DOCTYPE html><html><head><title>Error</title></head><body>Server Error</body></html>"
ERROR = b'<?xml version="1.0"?><eFetchResult><ERROR>Cannot retrieve history data.</ERROR></eFetchResult>'
JSON = b'{"error":"API rate limit exceeded","api-key":"127.0.0.1","count":"4","limit":"3"}'

FAULTS: Mapping[str, tuple[int, dict[str, str], bytes]] = {
    "asks for 7 seconds": (429, {"Retry-After": "7"}, JSON),
    "asks for an hour": (429, {"Retry-After": "3600"}, JSON),
    "asks for nothing": (429, {}, JSON),
    "fails": (500, {}, HTML),
    "is away": (503, {}, b""),
    "a web page": (200, {}, HTML),
    "an error": (200, {}, ERROR),
    "an error with status 400": (400, {}, ERROR),
    "a wrong key": (400, {}, b'{"error":"API key invalid","api-key":"k"}'),
    "an error in JSON": (200, {}, JSON),
    "nothing": (200, {}, b""),
    "blocks us": (403, {}, HTML),
    "sends elsewhere": (302, {"Location": "http://127.0.0.1:1/"}, b""),
}
"""Answers that bring nothing."""
CHANGED = ("truncated", "breaks off", "slow")
"""Faults that are made from the true answer."""


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    fields: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass
class PubmedServer:
    """Holds records by PMID and files by path. Use it in a ``with`` block.

    ``faults`` gives, for a beginning of a path, the names of the faults of the next requests, in order.
    ``cap`` is the most PMIDs that a search names; ``days`` says when a record came in; ``warnings`` is XML.
    ``shift`` is by how many bytes the rest of a file is another one than was asked for.
    """

    records: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    warnings: str = ""
    cap: int = 9_999
    ranges: bool = True
    shift: int = 0
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> "PubmedServer":
        answering = type("Answering", (_Answering,), {"pubmed": self})
        self._server = _Server(("127.0.0.1", 0), answering)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def paths(self, beginning: str) -> list[str]:
        """The paths asked for that begin so."""
        return [asked.path for asked in self.asked if asked.path.startswith(beginning)]

    def add_file(self, path: str, data: bytes, *, md5: str | None = None) -> None:
        """Offer a file and its checksum, or another one in its place."""
        name = path.rsplit("/", 1)[1]
        self.files[path] = data
        self.files[f"{path}.md5"] = f"MD5({name})= {md5 or hashlib.md5(data).hexdigest()}\n".encode()

    def answer(self, path: str, fields: Mapping[str, str]) -> bytes | None:
        """The true answer; ``None`` if there is none."""
        if path == "esearch.fcgi":
            return self._search(fields)
        if path == "efetch.fcgi":
            ids = fields["id"].split(",")
            return SET.format(
                records="\n".join(self.records[id] for id in ids if id in self.records)
            ).encode()
        if path.endswith("/"):
            return self._listing(path)
        return self.files.get(path)

    def _search(self, fields: Mapping[str, str]) -> bytes:
        found = sorted(self.records, key=int, reverse=True)
        if "mindate" in fields:
            first, last = (date(*map(int, fields[name].split("/"))) for name in ("mindate", "maxdate"))
            found = [id for id in found if first <= self.days[id] <= last]
        given = found[: min(self.cap, int(fields["retmax"]))]
        ids = "".join(f"<Id>{id}</Id>" for id in given)
        return FOUND.format(count=len(found), given=len(given), ids=ids, warnings=self.warnings).encode()

    def _listing(self, folder: str) -> bytes:
        names = [path.removeprefix(folder) for path in sorted(self.files) if path.startswith(folder)]
        rows = "\n".join(
            f'<a href="{name}">{name}</a>   2026-01-10 14:00   {len(self.files[folder + name])}'
            for name in names
        )
        return f'<html><body><pre><a href="/">Parent Directory</a>   -\n{rows}\n</pre></body></html>'.encode()


class _Server(ThreadingHTTPServer):
    """Says nothing of clients that went away."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


class _Answering(BaseHTTPRequestHandler):
    """One request."""

    pubmed: PubmedServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        self._answer({})

    def do_POST(self) -> None:
        """Answer."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self._answer({name: values[0] for name, values in parse_qs(body).items()})

    def _answer(self, fields: Mapping[str, str]) -> None:
        path = self.path.lstrip("/")
        self.pubmed.asked.append(Asked(path, fields, dict(self.headers.items())))
        fault = self._fault(path)
        if fault not in (*FAULTS, *CHANGED, ""):
            self._send(418, {}, b"")  # a fault that nobody knows is a mistake of the test
        elif fault in FAULTS:
            status, headers, data = FAULTS[fault]
            self._send(status, headers, data)
        else:
            self._answer_truly(path, fields, fault)

    def _answer_truly(self, path: str, fields: Mapping[str, str], fault: str) -> None:
        data = self.pubmed.answer(path, fields)
        if data is None:
            self._send(404, {}, HTML)
        elif fault == "truncated":
            self._send(200, {}, data[: len(data) // 2])
        elif fault == "breaks off":
            self._send(200, {}, data, given=len(data) // 2)
        else:
            if fault == "slow":
                time.sleep(0.5)
            self._send_range(data)

    def _fault(self, path: str) -> str:
        waiting = next((left for begun, left in self.pubmed.faults.items() if path.startswith(begun)), [])
        return waiting.pop(0) if waiting else ""

    def _send_range(self, data: bytes) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if not wanted or not self.pubmed.ranges:
            self._send(200, {}, data)
        elif int(wanted[1]) >= len(data):
            self._send(416, {"Content-Range": f"bytes */{len(data)}"}, b"")
        else:
            start = int(wanted[1])
            start += self.pubmed.shift
            self._send(206, {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"}, data[start:])

    def _send(
        self, status: int, headers: Mapping[str, str], data: bytes, *, given: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        if given is not None:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        try:
            self.wfile.write(data[:given])
        except (BrokenPipeError, ConnectionResetError):  # a client that was killed, or did not wait
            self.close_connection = True


def records(*pmids: str) -> dict[str, str]:
    """A small record for each PMID."""
    return {pmid: RECORD.format(pmid=pmid) for pmid in pmids}
