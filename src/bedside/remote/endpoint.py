"""How is a language model behind an endpoint asked, and what is made of all that can go wrong?

The endpoint speaks as OpenAI's chat completions do: llama.cpp's server, vLLM, Ollama, and hosted ones.
No line of the log, no message and no error here holds a question, a passage, an answer or a key.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress

import httpcore2
import httpx2
import openai

from bedside.ports import Brief
from bedside.remote.connection import find_wait
from bedside.remote.settings import Clock
from bedside.remote.writer_dialect import LONGEST_COMPLAINT, MOST_CONCESSIONS, Dialect
from bedside.remote.writer_faults import (
    BROKE_OFF,
    FAILED,
    FORBIDDEN,
    LEFT,
    RUBBISH,
    SLOW,
    Met,
    MetFault,
    met_connecting,
    met_status,
)
from bedside.remote.writer_guard import Guard, Place
from bedside.remote.writer_line import BoundedTransport, Line
from bedside.remote.writer_pieces import Tally, read_pieces, read_tokens
from bedside.remote.writer_settings import WriterSettings

LOG = logging.getLogger("bedside.writer")
LOG.addHandler(logging.NullHandler())  # without settings of logging, a command prints nothing of it
LONGEST_AFTERWORD = 0.5
"""Seconds that a server gets, once the answer is whole, to tell how many tokens it was."""

_EXPECTED = (
    MetFault,
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    ValueError,  # no JSON, no UTF-8
    RecursionError,  # JSON of many storeys
)
_QUIET = ("openai", "httpx2", "httpcore2")


class EndpointWriter:
    """Honors ``ports.Writer``. Keep one for a process: it knows what was spent, and when to rest."""

    def __init__(self, settings: WriterSettings, *, clock: Clock | None = None) -> None:
        self._settings = settings
        self._clock = clock or Clock()
        self._guard = Guard(at_once=settings.at_once, budget=settings.budget, clock=self._clock)
        self._dialect = Dialect()
        is_secret = settings.url.startswith("https:")
        self._trust = httpx2.create_ssl_context(trust_env=False) if is_secret else None
        for name in _QUIET:  # they tell addresses and headers
            logging.getLogger(name).setLevel(logging.CRITICAL)

    @property
    def name(self) -> str:
        """The writer, as its server calls it."""
        return self._settings.name

    @property
    def is_outside(self) -> bool:
        """Whether what it is told leaves this machine."""
        return self._settings.is_outside

    def write(self, brief: Brief) -> Iterator[str]:
        """The answer piece by piece as it comes. Raises ``WriterFailed``, also amid the pieces.

        Nothing is asked before the first piece is. A caller that has heard enough closes the iterator, and
        the line is closed with it. What the caller does between pieces counts against ``brief.seconds``.
        """
        begun, tally = self._clock.now(), Tally()
        met: Met | None = LEFT
        place, wait = None, None
        try:
            place = self._enter()
            yield from self._pieces(brief, begun=begun, tally=tally)
            met = None
        except _EXPECTED as error:
            met, wait = self._understand(error)
        finally:
            self._leave(place, met, wait=wait)
            self._log(met, seconds=self._clock.now() - begun, tally=tally)
        if met is not None:  # raised here, so that the error has no other one in its history
            raise met.failure()

    def _enter(self) -> Place:
        if not self._settings.is_allowed:
            raise MetFault(FORBIDDEN)
        return self._guard.enter()

    def _leave(self, place: Place | None, met: Met | None, *, wait: float | None) -> None:
        if place is not None:
            self._guard.leave(place, met, wait=wait)

    def _log(self, met: Met | None, *, seconds: float, tally: Tally) -> None:
        end = "left" if met is LEFT else met.fault.value if met else "whole"
        tokens = "?" if tally.tokens is None else tally.tokens
        level = logging.INFO if met in (None, LEFT) else logging.WARNING
        told = "writer %s: %s after %.2f s, %d pieces, %s tokens"
        LOG.log(level, told, self.name, end, seconds, tally.pieces, tokens)

    def _pieces(self, brief: Brief, *, begun: float, tally: Tally) -> Iterator[str]:
        ends = begun + min(brief.seconds, self._settings.seconds)
        line = Line(ends=ends, clock=self._clock, is_inside=self._settings.is_near)
        most_tokens = min(brief.most_tokens, self._settings.tokens)
        try:
            with self._client(line) as client, self._open(client, brief, most_tokens=most_tokens) as events:
                yield from read_pieces(events, tally=tally, most_tokens=most_tokens)
                line.end_within(LONGEST_AFTERWORD)
                with suppress(*_EXPECTED):
                    read_tokens(events, tally)
        except httpcore2.ProtocolError:
            raise MetFault(BROKE_OFF if line.has_ended else RUBBISH) from None
        except openai.APIError:
            if not tally.pieces:
                raise
            raise MetFault(BROKE_OFF) from None

    def _client(self, line: Line) -> openai.OpenAI:
        """A client that reads nothing of the environment that we let out, and tries nothing again."""
        settings = self._settings
        transport = BoundedTransport(line, trust=self._trust, agent=settings.agent, key=settings.key)
        return openai.OpenAI(
            api_key="none",  # the transport alone knows the key
            base_url=settings.url,
            max_retries=0,
            timeout=None,  # the line has its own
            http_client=httpx2.Client(transport=transport, trust_env=False, follow_redirects=False),
        )

    def _open(self, client: openai.OpenAI, brief: Brief, *, most_tokens: int) -> openai.Stream[object]:
        """The events of an answer; asks again for less where the endpoint does not know what it is asked.

        What was asked for less is kept only if that helped.
        """
        dialect, conceded = self._dialect, 0
        while True:
            try:
                events = client.post(
                    "/chat/completions",
                    cast_to=object,
                    body=dialect.body(brief, name=self.name, most_tokens=most_tokens),
                    stream=True,
                    stream_cls=openai.Stream[object],
                )
                break
            except openai.APIStatusError as error:
                less = dialect.concede(error.status_code, error.response.text[:LONGEST_COMPLAINT])
                if less is None or conceded == MOST_CONCESSIONS:
                    raise
                dialect, conceded = less, conceded + 1
        _demand_events(events)
        if conceded:
            self._dialect = dialect
        return events

    def _understand(self, error: Exception) -> tuple[Met, float | None]:
        """What was met, and for how long the server asks to be left alone."""
        if isinstance(error, MetFault):
            return error.met, None
        if isinstance(error, openai.APIStatusError):
            wait = find_wait(error.response.headers.get("Retry-After"), wall=self._clock.wall())
            return met_status(error.status_code), wait
        return _met(error), None


def _demand_events(events: openai.Stream[object]) -> None:
    """Raises ``MetFault`` for an answer of another kind, such as a web page."""
    if not events.response.headers.get("Content-Type", "").lower().startswith("text/event-stream"):
        events.close()
        raise MetFault(RUBBISH)


def _met(error: Exception) -> Met:
    """What an error of the client or of the line means."""
    for kind, met in (
        (httpcore2.TimeoutException, SLOW),
        (httpcore2.ConnectError, met_connecting(error)),
        (httpcore2.NetworkError, BROKE_OFF),
        (openai.APIError, FAILED),
    ):
        if isinstance(error, kind):
            return met
    return RUBBISH
