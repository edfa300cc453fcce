"""Whose programs may use the tools? Those on this machine, and no page of another site in a browser."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.http import HttpRequest

from bedside.terms import Refusal

FOREIGN = Refusal(
    code="origin",
    sentence="A page of another site may not use these tools. Use them from a program of your own.",
)
NOT_HERE = Refusal(
    code="not-here", sentence="These tools answer programs on this machine only. Run `bedside mcp` on yours."
)


def why_not_call(request: HttpRequest) -> Refusal | None:
    """Why the program that asks may not use the tools.

    A browser names the page's origin: one of another host is refused, or any page could ask on behalf of its
    reader (DNS rebinding; the protocol demands it, *Streamable HTTP*, security).
    """
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.get_host():
        return FOREIGN
    return None if _is_here(request.META.get("REMOTE_ADDR", "")) else NOT_HERE


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
