"""How is another server asked for JSON? Without redirects, proxies or patience (ADR 0050).

Callers ask only for addresses that the operator named or that stand below one; nothing asked for is told.
"""

import time
from collections.abc import Mapping
from typing import Any

import httpx

from bedside.errors import SourceError
from bedside.interchange.cds_hooks import read_body
from bedside_web.cds.addresses import is_safe_address

MOST_BYTES = 5_000_000
"""A page of fifty laboratory values has some 100 kB."""


class NotReached(Exception):
    """The server gave nothing that can be used. Says not what was asked for."""


def get_json(address: str, *, seconds: float, token: str | None = None) -> Mapping[str, Any]:
    """One JSON object from there. Raises ``NotReached`` for anything else, and when the seconds are over."""
    if not is_safe_address(address):
        raise NotReached("the address is neither https nor on this machine")
    headers = {"Accept": "application/fhir+json, application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    try:
        return read_body(_get(address, headers, ends=time.monotonic() + seconds))
    except (httpx.HTTPError, httpx.InvalidURL, SourceError) as error:
        raise NotReached(f"the server gave no JSON: {type(error).__name__}") from None


def _get(address: str, headers: Mapping[str, str], *, ends: float) -> bytes:
    left = ends - time.monotonic()
    if left <= 0:
        raise NotReached("no time is left")
    found = bytearray()
    with (
        httpx.Client(follow_redirects=False, trust_env=False, timeout=left) as client,
        client.stream("GET", address, headers=headers) as response,
    ):
        if response.status_code != httpx.codes.OK:
            raise NotReached(f"the server answered {response.status_code}")
        for part in response.iter_bytes():
            found += part
            if len(found) > MOST_BYTES or time.monotonic() > ends:
                raise NotReached("the answer is too long or too slow")
    return bytes(found)
