"""How is a server asked, again if it must be, and what is told when it does not answer?

No message here holds what was asked for, the API key, or text of the server's.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TypeVar

import httpx

from bedside.errors import EngineError, UserError
from bedside.remote.settings import Pace, Settings

T = TypeVar("T")

TRIES = 5
FEW_TRIES = 3
LONGEST_WAIT = 120
"""Seconds. A server that asks for more is not waited for."""
LONGEST_CONNECT = 15
"""Seconds until a server that is there has let us in."""
LONGEST_ANSWER = 900
"""Seconds for one answer that is held in memory or kept as one batch."""

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_GIVEN = frozenset({200, 206, 416})
_EMAIL = re.compile(r"[!-?A-~]+@[!-?A-~]+")
_KEPT = "What was fetched is kept: run the same command again"


class PassingFaultError(Exception):
    """Something went wrong that another try may mend; ``wait`` is what the server asks for, in seconds."""

    def __init__(self, met: str, *, wait: float | None = None, tries: int = TRIES) -> None:
        super().__init__(met)
        self.wait = wait
        self.tries = tries


def no_headers() -> Mapping[str, str]:
    """Nothing beyond what every request says."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked: the path below the server's address, and the fields to post, if any.

    ``headers`` is called for each try, because the rest of a file begins where the last try ended.
    """

    path: str
    fields: Mapping[str, str] | None = None
    headers: Callable[[], Mapping[str, str]] = no_headers


class Connection:
    """One server, asked slowly enough. Close it, or use it in a ``with`` block."""

    def __init__(self, settings: Settings, *, default: str) -> None:
        self.settings = settings
        self._base = _address(settings.server or default)
        self._pace = Pace(interval=settings.interval, clock=settings.clock)
        if settings.email and not _EMAIL.fullmatch(settings.email):
            raise UserError("The e-mail address is none. Write it like name@example.org, or leave it out.")
        contact = f" (mailto:{settings.email})" if settings.email else ""
        agent = {"User-Agent": f"{settings.agent}{contact}".encode("ascii", "replace").decode()}
        timeout = httpx.Timeout(settings.timeout, connect=min(settings.timeout, LONGEST_CONNECT))
        self._client = httpx.Client(timeout=timeout, headers=agent, follow_redirects=False)

    def __enter__(self) -> "Connection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def host(self) -> str:
        """The server's name, for messages."""
        return self._base.host

    def ask(self, request: Request, take: Callable[[httpx.Response], T]) -> T:
        """What ``take`` makes of the answer; ``take`` raises ``PassingFaultError`` for one that is not sound.

        Tries again after faults that pass, more slowly each time, or after as long as the server asks
        for. Raises ``EngineError``.
        """
        tried = 0
        while True:
            tried += 1
            try:
                return self._ask_once(request, take)
            except PassingFaultError as fault:
                wait = fault.wait if fault.wait is not None else 2.0 ** (tried - 1)
                self._demand_patience(fault, tried=tried, wait=wait)
                self.settings.clock.sleep(wait)

    def _demand_patience(self, fault: PassingFaultError, *, tried: int, wait: float) -> None:
        if wait > LONGEST_WAIT:
            message = f"{self.host} asks us to wait for {wait:.0f} seconds. {_KEPT} after that."
            raise EngineError(message, may_retry=True) from fault
        if tried >= fault.tries:
            times = f"in {tried} tries" if tried > 1 else ""
            message = f"{self.host} {fault} {times}".rstrip() + f". {_KEPT} later."
            raise EngineError(message, may_retry=True) from fault

    def _ask_once(self, request: Request, take: Callable[[httpx.Response], T]) -> T:
        self._pace.wait()
        method = "GET" if request.fields is None else "POST"
        url = self._base.join(request.path)
        try:
            with self._client.stream(
                method, url, data=request.fields, headers=dict(request.headers())
            ) as response:
                self._demand_given(response)
                return take(response)
        except httpx.TimeoutException as error:
            raise PassingFaultError("did not answer in time", tries=FEW_TRIES) from error
        except httpx.ConnectError as error:
            raise PassingFaultError(_why_not_reached(error), tries=FEW_TRIES) from error
        except httpx.ProxyError as error:
            raise PassingFaultError("could not be reached through the proxy", tries=FEW_TRIES) from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise PassingFaultError("broke off its answer") from error

    def _demand_given(self, response: httpx.Response) -> None:
        """Raises for every answer that brings nothing."""
        status = response.status_code
        if status in _GIVEN:
            return
        if status in _PASSING:
            wait = find_wait(response.headers.get("Retry-After"), wall=self.settings.clock.wall())
            raise PassingFaultError(f"answered with status {status}", wait=wait)
        if status == 400:
            if b"api key invalid" in read_at_most(response, 2_000).lower():
                raise UserError(f"{self.host} does not know the API key. Mend it, or leave it out.")
            raise PassingFaultError("refused the request (status 400)", tries=FEW_TRIES)
        raise EngineError(f"{self.host} answered with status {status}. {_advice(status)}")


def _why_not_reached(error: httpx.ConnectError) -> str:
    if "certificate" in str(error).lower():
        return "shows a certificate that this machine does not trust"
    return "could not be reached (is there a network?)"


def _advice(status: int) -> str:
    if 300 <= status < 400:
        return "It sends us elsewhere, which we do not follow; name the right server with --server."
    if status in (401, 403):
        return "It refuses us: NCBI blocks addresses that asked too fast; write to info@ncbi.nlm.nih.gov."
    return "Check the server's address; the default is NCBI's own."


def _address(server: str) -> httpx.URL:
    """The server's base address. Raises ``UserError`` if it is none."""
    try:
        url = httpx.URL(server if server.endswith("/") else f"{server}/")
    except (httpx.InvalidURL, TypeError):
        url = httpx.URL()
    if url.scheme not in ("http", "https") or not url.host:
        raise UserError("The server is no address. Write it like https://example.org/pubmed/.")
    return url


def find_wait(text: str | None, *, wall: float) -> float | None:
    """Seconds that a ``Retry-After`` asks for, given as a number or a date; ``None`` without a valid one."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - wall)
    except (ValueError, OverflowError):
        return None


def read_at_most(response: httpx.Response, largest: int) -> bytes:
    """The beginning of an answer, at least ``largest`` bytes of it if there are so many."""
    begun = bytearray()
    for part in response.iter_bytes():
        begun += part
        if len(begun) >= largest:
            break
    return bytes(begun[:largest])


def parts_of(response: httpx.Response, *, largest: int, settings: Settings) -> Iterator[bytes]:
    """An answer's bytes as they come. Raises ``PassingFaultError`` past ``largest`` bytes or too long."""
    until = settings.clock.now() + LONGEST_ANSWER
    given = 0
    for part in response.iter_bytes():
        given += len(part)
        if given > largest:
            raise PassingFaultError(f"gave more than {largest // 1_000_000} MB", tries=1)
        if settings.clock.now() > until:
            raise PassingFaultError("answered too slowly", tries=FEW_TRIES)
        yield part
