"""Which keys does a trusted client sign with? Those of the operator's file, or of its own address."""

import time
from collections.abc import Mapping
from threading import Lock
from typing import Any

from bedside.errors import EngineError
from bedside.library.records import ask_json
from bedside_web.cds.clients import CdsClient, keys_by_id

KEPT_SECONDS = 3_600
"""A fetched key set is used for so long."""
LEAST_SECONDS = 60
"""A key that is not in it makes us ask again, not more often than this."""

_FETCHED: dict[str, tuple[float, Mapping[str, Mapping[str, Any]]]] = {}
_FETCHING = Lock()


def find_key(client: CdsClient, kid: str) -> Mapping[str, Any] | None:
    """The client's key of that id; ``None`` if it has none or its address cannot be reached."""
    if client.keys is not None:
        return client.keys.get(kid)
    if client.jku is None:
        return None
    with _FETCHING:
        fetched, keys = _FETCHED.get(client.jku, (float("-inf"), {}))
        age = time.monotonic() - fetched
        if age > KEPT_SECONDS or (kid not in keys and age > LEAST_SECONDS):
            keys = _fetch(client.jku, keys if age <= KEPT_SECONDS else {})
    return keys.get(kid)


def _fetch(jku: str, before: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    try:
        keys: Mapping[str, Mapping[str, Any]] = keys_by_id(ask_json(jku, seconds=3))
    except EngineError:
        keys = before
    _FETCHED[jku] = (time.monotonic(), keys)
    return keys


def forget_keys() -> None:
    """Forget what was fetched."""
    _FETCHED.clear()
