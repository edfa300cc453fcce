"""Which clients are trusted? Those that the operator's file names, each with its keys."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bedside.library.records import is_safe

ALGORITHMS = ("ES384", "RS384")
"""What is accepted unless a client's entry says otherwise; none is symmetric."""
MORE_ALGORITHMS = frozenset({*ALGORITHMS, "ES256", "RS256", "ES512", "RS512", "PS384", "PS256", "PS512"})
_KNOWN = frozenset({"iss", "jku", "jwks", "jwks_file", "algorithms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CdsClient:
    """A trusted client: who it says it is, where its keys lie, and how it may sign.

    ``keys`` are JWKs by their ``kid``, or ``None`` if they are fetched from ``jku``.
    """

    iss: str
    jku: str | None = None
    keys: Mapping[str, Mapping[str, Any]] | None = field(default=None, repr=False)
    algorithms: tuple[str, ...] = ALGORITHMS


def read_clients(path: str) -> tuple[CdsClient, ...]:
    """The clients of the file; none if no file is named. Raises ``ValueError`` with what to mend."""
    if not path:
        return ()
    try:
        entries = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"BEDSIDE_SITE_CDS_CLIENTS cannot be read: {type(error).__name__}") from None
    if not isinstance(entries, list) or not entries:
        raise ValueError("BEDSIDE_SITE_CDS_CLIENTS names a file that is no list of clients")
    clients = tuple(_read(entry, Path(path).parent) for entry in entries)
    if len({client.iss for client in clients}) < len(clients):
        raise ValueError("BEDSIDE_SITE_CDS_CLIENTS names one iss twice")
    return clients


def read_servers(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The FHIR servers that may be asked. Raises ``ValueError`` for one without TLS on another machine."""
    for address in addresses:
        if not is_safe(address):
            raise ValueError("BEDSIDE_SITE_CDS_FHIR_SERVERS holds one that is neither https nor local")
    return tuple(address.rstrip("/") for address in addresses)


def _read(entry: Any, folder: Path) -> CdsClient:
    if not isinstance(entry, dict) or not isinstance(entry.get("iss"), str) or not entry["iss"]:
        raise ValueError("A client in BEDSIDE_SITE_CDS_CLIENTS has no iss")
    who = f"The client {entry['iss']} in BEDSIDE_SITE_CDS_CLIENTS"
    if strange := set(entry) - _KNOWN:
        raise ValueError(f"{who} has {', '.join(sorted(strange))}; known are {', '.join(sorted(_KNOWN))}")
    jku = entry.get("jku")
    if jku is not None and not is_safe(jku):
        raise ValueError(f"{who} has a jku that is neither https nor on this machine")
    algorithms = tuple(entry.get("algorithms", ALGORITHMS))
    if not algorithms or not set(algorithms) <= MORE_ALGORITHMS:
        raise ValueError(f"{who} has algorithms other than {', '.join(sorted(MORE_ALGORITHMS))}")
    key_set = _key_set(entry, folder, who)
    if key_set is None and jku is None:
        raise ValueError(f"{who} has no keys: give jwks, jwks_file or jku")
    return CdsClient(
        iss=entry["iss"],
        jku=jku,
        keys=None if key_set is None else keys_by_id(key_set),
        algorithms=algorithms,
    )


def _key_set(entry: Mapping[str, Any], folder: Path, who: str) -> Any:
    if "jwks_file" not in entry:
        return entry.get("jwks")
    try:
        return json.loads((folder / str(entry["jwks_file"])).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"{who} has a jwks_file that cannot be read: {type(error).__name__}") from None


def keys_by_id(key_set: Any) -> dict[str, Mapping[str, Any]]:
    """The signing keys of a JWK set by their ``kid``; what is no such key is passed over."""
    keys = key_set.get("keys") if isinstance(key_set, dict) else None
    return {
        key["kid"]: key
        for key in (keys if isinstance(keys, list) else ())
        if isinstance(key, dict)
        and isinstance(key.get("kid"), str)
        and key.get("kty") in ("EC", "RSA")
        and key.get("use", "sig") == "sig"
    }
