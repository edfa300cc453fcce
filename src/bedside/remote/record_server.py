"""What does a record's server give? JSON, asked once: no redirects, no proxy, little patience, nothing told.

No message here holds an address, a token or a word of the server's. ADR 0052.
"""

import json
import time
from collections.abc import Mapping
from typing import Any

import httpx

from bedside.errors import EngineError
from bedside.remote.addresses import is_safe

MOST_BYTES = 10_000_000
"""A page of two hundred laboratory values has some 400 kB."""
LONGEST = 15.0
"""Seconds for one answer, unless the caller has less."""
_JSON = "application/fhir+json, application/json"


def ask_json(
    address: str,
    *,
    token: str | None = None,
    fields: Mapping[str, str] | None = None,
    login: tuple[str, str] | None = None,
    seconds: float = LONGEST,
) -> Mapping[str, Any]:
    """One JSON object: got with the bearer ``token``, or given for ``fields`` that are posted as a form.

    ``login`` is a client's name and secret. Raises ``EngineError`` for all else, and after ``seconds``.
    """
    if not is_safe(address):
        raise EngineError("The record's address is neither https nor on this machine, so it is not asked.")
    headers = {"Accept": _JSON} | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        return _read(_give(address, headers, fields, login=login, seconds=seconds))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        told = "did not answer in time" if isinstance(error, httpx.TimeoutException) else "was not reached"
        raise EngineError(f"The record's server {told}. Try again.", may_retry=True) from None


def _give(
    address: str,
    headers: Mapping[str, str],
    fields: Mapping[str, str] | None,
    *,
    login: tuple[str, str] | None,
    seconds: float,
) -> bytes:
    if seconds <= 0:
        raise EngineError("There is no time left to ask the record's server.")
    ends = time.monotonic() + seconds
    method = "GET" if fields is None else "POST"
    auth = httpx.BasicAuth(*login) if login else None
    with (
        httpx.Client(follow_redirects=False, trust_env=False, timeout=seconds) as client,
        client.stream(method, address, headers=dict(headers), data=fields, auth=auth) as response,
    ):
        if response.status_code != httpx.codes.OK:
            raise EngineError(f"The record's server answered with status {response.status_code}.")
        found = bytearray()
        for part in response.iter_bytes():
            found += part
            if len(found) > MOST_BYTES or time.monotonic() > ends:
                raise EngineError("The record's server gave too much, or too slowly.")
    return bytes(found)


def _read(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise EngineError("The record's server gave no JSON object.")
    return told
