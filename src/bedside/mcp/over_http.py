"""How are the tools reached over HTTP? One message in, one answer out; no session is kept between two.

After the streamable HTTP transport of the Model Context Protocol, answered in JSON and not in a stream, so
that any worker of a site can answer any message.
"""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

import anyio
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from bedside.mcp.server import make_server
from bedside.mcp.tools import OpenLibrary

MOST_BYTES = 2_000_000
"""Of a message: a text of 100,000 characters, however its letters are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A status, headers and a body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class HttpTools:
    """The tools over one library, for messages that some server has let in."""

    def __init__(self, open_library: OpenLibrary) -> None:
        server = make_server(open_library)
        server.streamable_http_app(stateless_http=True, json_response=True)
        self._app = server.session_manager.app

    async def answer(self, headers: Iterable[tuple[str, str]], body: bytes) -> Reply:
        """The answer to one message that was posted. Who may post is for the caller to decide."""
        # A session manager can be run once; to make one costs less than a millisecond.
        sessions = StreamableHTTPSessionManager(
            app=self._app, json_response=True, stateless=True, max_request_body_size=MOST_BYTES
        )
        exchange = _Exchange(body)
        async with sessions.run():
            await sessions.handle_request(_scope(headers), exchange.receive, exchange.send)
        return exchange.reply


class _Exchange:
    """One request and its answer, in ASGI's messages."""

    def __init__(self, body: bytes) -> None:
        self._asked: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]
        self._status = 500
        self._headers: tuple[tuple[str, str], ...] = ()
        self._body = bytearray()

    async def receive(self) -> dict[str, Any]:
        """The request, and then nothing: whoever asks waits for the answer."""
        if not self._asked:
            await anyio.sleep_forever()
        return self._asked.pop()

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Keep what is answered."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in message.get("headers", ())
            )
        else:
            self._body += message.get("body", b"")

    @property
    def reply(self) -> Reply:
        """The answer as it was sent."""
        return Reply(status=self._status, headers=self._headers, body=bytes(self._body))


def _scope(headers: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/mcp",
        "raw_path": b"/mcp",
        "query_string": b"",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
    }
