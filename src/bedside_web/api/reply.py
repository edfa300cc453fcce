"""How does a word of ours leave as JSON? By its fields, and kept by nobody unless it says so."""

import hashlib
from collections.abc import Mapping

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

JSON = "application/json"
NEVER_KEPT = "private, no-store"
ASKED_ANEW = "private, no-cache"
"""A copy may be kept, and is asked for anew each time; the answer is then often 304."""


def reply(value: object, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """``value`` as JSON."""
    return reply_bytes(msgspec.json.encode(value), headers=headers)


def reply_bytes(body: bytes | str, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """What is JSON already."""
    return HttpResponse(body, content_type=JSON, headers={"Cache-Control": NEVER_KEPT, **(headers or {})})


def reply_unless_known(request: HttpRequest, value: object, *, edition: object) -> HttpResponse:
    """``value`` under an entity tag made of ``edition``; 304 where the asker has it already."""
    etag = etag_of(edition)
    return may_be_kept(get_conditional_response(request, etag=etag) or reply(value), etag)


def etag_of(edition: object) -> str:
    """The entity tag of what is made of ``edition``."""
    return f'"{hashlib.sha256(repr(edition).encode()).hexdigest()[:32]}"'


def may_be_kept(response: HttpResponse, etag: str) -> HttpResponse:
    """The response, of which a copy may be kept under its tag."""
    response.headers["Cache-Control"] = ASKED_ANEW
    response.headers["ETag"] = etag
    response.headers["Vary"] = "Accept, Authorization, Cookie"
    return response
