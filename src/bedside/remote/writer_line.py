"""How do bytes come from a writer's server, and when is it enough? One connection, bounded as a whole.

Timeouts of HTTP clients begin anew with each byte, and a server that drips its headers never meets one.
So each read and write here is given what is left until the end, and every byte that comes is counted.
"""

import ssl
from collections.abc import Iterator
from typing import Any

import httpcore2
import httpx2

from bedside.remote.addresses import is_this_machine
from bedside.remote.settings import Clock
from bedside.remote.writer_faults import ENDLESS, FORBIDDEN, RUBBISH, SLOW, MetFault

MOST_BYTES = 8_000_000
"""A streamed token has some 300 bytes around it, so this is beyond any answer that we ask for."""


class Line:
    """The bounds of one question: until when, and how many bytes; ``has_ended`` once the server hung up."""

    def __init__(self, *, ends: float, clock: Clock, is_inside: bool, most_bytes: int = MOST_BYTES) -> None:
        self.ends = ends
        self.is_inside = is_inside
        self.has_ended = False
        self._clock = clock
        self._bytes_left = most_bytes

    def seconds_left(self) -> float:
        """Seconds until the end. Raises ``MetFault`` when there are none."""
        left = self.ends - self._clock.now()
        if left <= 0:
            raise MetFault(SLOW)
        return left

    def end_within(self, seconds: float) -> None:
        """Bring the end nearer."""
        self.ends = min(self.ends, self._clock.now() + seconds)

    def take(self, data: bytes) -> bytes:
        """Count what came. Raises ``MetFault`` when it is too much."""
        self._bytes_left -= len(data)
        self.has_ended = self.has_ended or not data
        if self._bytes_left < 0:
            raise MetFault(ENDLESS)
        return data


class _BoundedStream(httpcore2.NetworkStream):
    """A connection whose reads and writes end with the line."""

    def __init__(self, inner: httpcore2.NetworkStream, line: Line) -> None:
        self._inner = inner
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._line.take(self._inner.read(max_bytes, self._line.seconds_left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._line.seconds_left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, *given: Any, **more: Any) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(*given, **{**more, "timeout": self._line.seconds_left()})
        return _BoundedStream(inner, self._line)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _BoundedBackend(httpcore2.NetworkBackend):
    """Opens connections that end with the line; ``localhost`` must be this machine when it is reached."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def connect_tcp(self, host: str, port: int, *given: Any, **more: Any) -> httpcore2.NetworkStream:
        inner = httpcore2.SyncBackend().connect_tcp(host, port, self._line.seconds_left())
        if self._line.is_inside and not is_this_machine(inner.get_extra_info("server_addr")[0]):
            inner.close()
            raise MetFault(FORBIDDEN)
        return _BoundedStream(inner, self._line)


class _Body(httpx2.SyncByteStream):
    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._parts.close()


class BoundedTransport(httpx2.BaseTransport):
    """Sends requests over one line, with the headers below and no others, whatever the client adds.

    So nothing of the environment (OPENAI_CUSTOM_HEADERS) and nothing about this machine goes along.
    """

    def __init__(self, line: Line, *, trust: ssl.SSLContext | None, agent: str, key: str | None) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=trust, network_backend=_BoundedBackend(line), max_keepalive_connections=0
        )
        self._headers = {
            "User-Agent": agent,
            "Accept": "text/event-stream",
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            "Connection": "close",
        }
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it. Raises ``MetFault`` for an answer that is packed: unpacked, it might have no end."""
        told = self._pool.handle_request(self._plain(request))
        response = httpx2.Response(told.status, headers=told.headers, stream=_Body(told.stream))
        response.encoding = "utf-8"  # a charset that the server names may be any codec of Python's
        if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            response.close()
            raise MetFault(RUBBISH)
        return response

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()

    def _plain(self, request: httpx2.Request) -> httpcore2.Request:
        headers = {**self._headers, **{name: request.headers[name] for name in ("Host", "Content-Length")}}
        url = request.url
        return httpcore2.Request(
            request.method,
            httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=list(headers.items()),
            content=request.read(),
        )
