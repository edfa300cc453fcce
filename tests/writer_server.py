"""What does a writer's server answer, well or badly? One on 127.0.0.1, in a thread of its own.

Each play writes bytes as they go over the line, so that faults below HTTP can be played too.
"""

import gzip
import json
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

PIECES = ('{"answer":', ' "Salt ', 'fell."}')
TEXT = "".join(PIECES)
SECRET = "Zwiebelfisch-aunt-Wilhelmine"
"""What a hostile server says back; it may stand in no log, message or traceback."""
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n"
END = b"data: [DONE]\n\n"
DRIP = 0.02
"""Seconds between the bytes of a server that drips."""

Parts = Iterator[bytes | float]
"""What a play gives: bytes to send, and seconds to wait."""


def event(content: str | None = None, *, finish: str | None = None, **more: Any) -> bytes:
    """One event of a stream."""
    delta = {} if content is None else {"content": content}
    told = {"id": "1", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], **more}
    return data(json.dumps(told).encode())


def data(text: bytes) -> bytes:
    """An event of any text."""
    return b"data: " + text + b"\n\n"


def stream(*parts: bytes, head: bytes = OK) -> Callable[[], Parts]:
    """A play: an answer with these parts."""
    return lambda: iter((head + b"\r\n", *parts))


def answer(
    status: int, body: str = SECRET, *, headers: str = "", kind: str = "application/json"
) -> Callable[[], Parts]:
    """A play: an answer in one."""
    text = body.encode()
    head = f"HTTP/1.1 {status} So\r\nContent-Type: {kind}\r\n{headers}Content-Length: {len(text)}\r\n\r\n"
    return lambda: iter((head.encode() + text,))


WROTE = tuple(event(piece) for piece in PIECES)
STOP = event("", finish="stop")
USAGE = data(b'{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":7}}')


def drip(text: bytes, *, before: bytes = b"") -> Callable[[], Parts]:
    """A play: byte after byte, slowly, and on and on."""

    def parts() -> Parts:
        yield before
        while True:
            for sign in text:
                yield bytes([sign])
                yield DRIP

    return parts


def flood(text: bytes, *, before: bytes = OK + b"\r\n") -> Callable[[], Parts]:
    """A play: the same, fast, and on and on; 40 MB at most."""

    def parts() -> Parts:
        yield before
        for _ in range(40_000_000 // len(text)):
            yield text

    return parts


def wait(before: bytes = b"") -> Callable[[], Parts]:
    """A play: something, and then nothing for long."""
    return lambda: iter((before, 30.0))


def complaint(word: str) -> Callable[[], Parts]:
    """A play: a server that does not know a field."""
    return answer(400, json.dumps({"error": {"message": f"{word} is not supported {SECRET}"}}))


PLAYS: Mapping[str, Callable[[], Parts]] = {
    "whole": stream(*WROTE, STOP, USAGE, END),
    "whole, told in one breath": stream(b"".join((*WROTE, STOP, END))),
    "whole, and then silence": lambda: iter((OK + b"\r\n", *WROTE, STOP, 30.0)),
    "whole, and then rubbish": stream(*WROTE, STOP, data(b"{")),
    "whole, with reasoning": stream(
        data(json.dumps({"choices": [{"index": 0, "delta": {"reasoning_content": SECRET}}]}).encode()),
        *WROTE,
        STOP,
        END,
    ),
    "whole, beside a second answer": stream(
        *WROTE,
        data(json.dumps({"choices": [{"index": 1, "delta": {"content": SECRET}}]}).encode()),
        STOP,
        END,
    ),
    "only reasoning": stream(
        data(json.dumps({"choices": [{"index": 0, "delta": {"reasoning_content": SECRET}}]}).encode()),
        STOP,
        END,
    ),
    "only spaces": stream(event(" \n"), STOP, END),
    "nothing": stream(END),
    "nothing at all": lambda: iter(()),
    "hangs up within its headers": lambda: iter((b"HTTP/1.1 200 OK\r\nContent-",)),
    "hangs up within the answer": stream(*WROTE),
    "hangs up within an event": stream(WROTE[0], WROTE[1][:20]),
    "hangs up within a part": stream(
        b"ffff\r\n" + WROTE[0], head=OK.replace(b"Connection: close", b"Transfer-Encoding: chunked")
    ),
    "too few tokens": stream(*WROTE[:2], event("", finish="length"), END),
    "an end of another kind": stream(*WROTE, event("", finish="load"), END),
    "an error amid the answer": stream(WROTE[0], data(json.dumps({"error": {"message": SECRET}}).encode())),
    "an error as an event": stream(data(json.dumps({"error": {"message": SECRET}}).encode())),
    "declines": stream(data(json.dumps({"choices": [{"delta": {"refusal": SECRET}}]}).encode()), END),
    "filters its answer": stream(event("", finish="content_filter"), END),
    "calls a tool": stream(
        data(json.dumps({"choices": [{"delta": {"tool_calls": [{"function": {"name": SECRET}}]}}]}).encode())
    ),
    "not JSON": stream(data(b"{" + SECRET.encode())),
    "JSON of another form": stream(data(json.dumps({"choices": SECRET}).encode())),
    "JSON of many storeys": stream(data(b"[" * 100_000)),
    "a number without end": stream(data(b'{"usage":' + b"9" * 10_000 + b"}")),
    "not UTF-8": stream(data(b"\xff\xfe" + SECRET.encode())),
    "null signs": stream(event("Salt\0" + SECRET)),
    "half a sign": stream(data(rb'{"choices":[{"delta":{"content":"\ud83d"}}]}')),
    "null bytes": stream(b"\0" * 1_000),
    "no events": stream(SECRET.encode() * 10),
    "a web page": answer(200, f"<html>{SECRET}</html>", kind="text/html"),
    "an answer in one": answer(200, json.dumps({"choices": [{"message": {"content": SECRET}}]})),
    "not HTTP": lambda: iter((SECRET.encode() + b"\r\n\r\n",)),
    "huge headers": lambda: iter((OK + b"X-Much: " + b"x" * 300_000 + b"\r\n\r\n",)),
    "a packed answer": stream(
        gzip.compress(b"".join((*WROTE, STOP))), head=OK + b"Content-Encoding: gzip\r\n"
    ),
    "a packed complaint": stream(
        gzip.compress(b"0" * 10_000_000),
        head=b"HTTP/1.1 500 So\r\nContent-Encoding: gzip\r\nConnection: close\r\n",
    ),
    "a charset that unpacks": answer(500, SECRET, kind="text/plain; charset=zlib_codec"),
    "text without end": flood(event("x" * 500)),
    "events without end": flood(event()),
    "a line without end": flood(b"data: " + b"x" * 10_000),
    "notices without end": flood(b"HTTP/1.1 102 So\r\n\r\n" * 100, before=b""),
    "a complaint without end": flood(b"x" * 10_000, before=b"HTTP/1.1 400 So\r\nConnection: close\r\n\r\n"),
    "silence": wait(),
    "silence after its headers": wait(OK + b"\r\n"),
    "silence amid the answer": wait(OK + b"\r\n" + WROTE[0]),
    "drips its answer": drip(event("x"), before=OK + b"\r\n"),
    "drips its headers": drip(b"X-Much: x\r\n", before=OK),
    "drips comments": drip(b": wait\n\n", before=OK + b"\r\n"),
    "fails": answer(500),
    "is away": answer(503),
    "waits for another": answer(504),
    "has too much to do": answer(429),
    "has too much to do for 7 seconds": answer(429, headers="Retry-After: 7\r\n"),
    "has too much to do for a day": answer(429, headers="Retry-After: 86400\r\n"),
    "asks for time in no way": answer(429, headers=f"Retry-After: {SECRET}\r\n"),
    "asks who we are": answer(401),
    "forbids": answer(403),
    "knows no such path": answer(404),
    "knows no such question": answer(400),
    "sends elsewhere": answer(307, headers="Location: http://127.0.0.1:1/\r\n"),
    "does not know json_schema": complaint("response_format.type: json_schema"),
    "does not know json_object": complaint("response_format"),
    "does not know seed": complaint("seed"),
    "does not know max_tokens": complaint("max_tokens; use max_completion_tokens"),
}


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass
class WriterServer:
    """Gives its ``plays`` in order, one to each request, the last one again and again.

    Use it in a ``with`` block; with ``trust``, it speaks TLS. A play may be a name of ``PLAYS`` or one's own.
    """

    plays: Sequence[str | Callable[[], Parts]] = ("whole",)
    trust: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list, init=False, repr=False)
    connections: int = field(default=0, init=False)

    def __enter__(self) -> "WriterServer":
        answering = type("Answering", (_Answering,), {"writer": self})
        self._over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), answering)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Where its paths begin."""
        return f"{'https' if self.trust else 'http'}://127.0.0.1:{self.port}/v1"

    def play(self, number: int) -> Parts:
        """What the request of that number gets."""
        named = self.plays[min(number, len(self.plays)) - 1]
        return PLAYS[named]() if isinstance(named, str) else named()

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond the ``with`` block."""
        self._over.wait(seconds)
        if self._over.is_set():
            raise ConnectionAbortedError


class _Server(socketserver.ThreadingTCPServer):
    """Says nothing of clients that went away."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 50

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


class _Answering(socketserver.StreamRequestHandler):
    """One request."""

    writer: WriterServer

    def setup(self) -> None:
        self.writer.connections += 1
        if self.writer.trust is not None:
            self.request = self.writer.trust.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        """Close the line; the server itself knows only the one below TLS."""
        try:
            super().finish()
        finally:
            self.request.close()

    def handle(self) -> None:
        """Read the request, and play."""
        first = self.rfile.readline().decode("latin-1")
        lines = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
        headers = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = json.loads(self.rfile.read(int(headers.get("Content-Length", 0))))
        self.writer.asked.append(Asked(first.split(" ")[1], headers, body))
        for part in self.writer.play(len(self.writer.asked)):
            if isinstance(part, float):
                self.writer.pause(part)
            else:
                self.wfile.write(part)
