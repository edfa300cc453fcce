"""Which addresses may be reached: by TLS, or on this machine?"""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit


def is_safe(address: object) -> bool:
    """Whether it is an ``https`` address, or ``http`` on this machine, with nothing hidden in it."""
    if not isinstance(address, str) or not address.isascii() or any(sign <= " " for sign in address):
        return False
    parts = _split(address)
    if parts is None or not parts.hostname or parts.username is not None or "\\" in address:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(parts.hostname))


def is_this_machine(host: str) -> bool:
    """Whether a host's name is this machine's own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_below(address: str, base: str) -> bool:
    """Whether an address is that of a server or stands below it: same scheme, host, port, and path before."""
    here, there = _split(address), _split(base)
    if here is None or there is None or not is_safe(address):
        return False
    if (here.scheme, here.hostname, here.port) != (there.scheme, there.hostname, there.port):
        return False
    if ".." in here.path.split("/") or "%2e" in here.path.lower() or "%2f" in here.path.lower():
        return False
    path = there.path.rstrip("/")
    return here.path in (path, f"{path}/") or here.path.startswith(f"{path}/")


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises for one that is no number
    except ValueError:
        return None
    return parts
