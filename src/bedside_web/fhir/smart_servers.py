"""Which records may open this site as an app of theirs (SMART)? Those that the operator named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bedside.library.records import is_safe


@dataclass(frozen=True, slots=True, kw_only=True)
class SmartServer:
    """A record's FHIR server, and what we are called there; ``secret`` is empty for a public client."""

    iss: str
    client_id: str
    secret: str = field(default="", repr=False)


def read_smart_servers(text: str) -> Mapping[str, SmartServer]:
    """The servers by their address. Written ``client@https://…`` or ``client:secret@https://…``, with commas.

    Raises ``ValueError`` for what is not written so.
    """
    servers = [_read(part.strip()) for part in text.split(",") if part.strip()]
    return {server.iss: server for server in servers}


def plain_iss(address: str) -> str:
    """An issuer's address as it is compared: without a slash at its end."""
    return address.rstrip("/")


def _read(part: str) -> SmartServer:
    who, at, address = part.partition("@")
    client_id, _, secret = who.partition(":")
    if not at or not client_id or not is_safe(address):
        raise ValueError(
            "BEDSIDE_SITE_SMART_SERVERS cannot be read; write client@https://record.example/fhir, with commas"
        )
    return SmartServer(iss=plain_iss(address), client_id=client_id, secret=secret)
