"""How often may one ask, or take a PDF? Dozens of times a minute, a network address ten times as often.

A question that tells of an emergency never waits: the urgent line comes before any counting.

Counted by account, or by a keyed hash of the network address, in the memory of each worker; nothing of the
question is kept.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.crypto import salted_hmac

from bedside.search import MAX_QUESTION, find_urgency
from bedside.terms import Urgency
from bedside_web.config.refusals import tell_program
from bedside_web.pages.views.urgent import lead_to_help

MINUTE = 60
_TOO_MUCH = f"Too much was asked in a minute. Wait {MINUTE} seconds and go on."


class LimitsMiddleware:
    """Answers 429 when one person or address sends too many questions or texts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count what asks, and answer unless it is too much."""
        if not _costs(request) or is_within_limit(request):
            return self.get_response(request)
        if urgency := _find_emergency(request):
            return lead_to_help(request, urgency)
        told = tell_program(request, 429, _TOO_MUCH)
        response = told or render(request, "429.html", status=429)
        response["Retry-After"] = str(MINUTE)
        return response


def _costs(request: HttpRequest) -> bool:
    """Whether it asks something of a view that is limited, or for a file that takes long to make."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    if (match.view_name, match.kwargs.get("form")) in settings.LIMITED_FORMS:
        return True
    return _asks(request) and match.view_name in settings.LIMITED_VIEWS


def _find_emergency(request: HttpRequest) -> Urgency | None:
    """What a question tells of, whoever asks: beyond the limit the urgent line alone is shown, at no cost."""
    if resolve(request.path_info).view_name not in ("pages:ask", "pages:draft"):
        return None
    return find_urgency(request.POST.get("question", "")[:MAX_QUESTION], is_lay=True)


def _asks(request: HttpRequest) -> bool:
    """An empty form costs nothing; a question or a text does."""
    return request.method == "POST" or bool(request.GET)


def is_within_limit(request: HttpRequest) -> bool:
    """Counts this request, and says whether it may be answered."""
    most = (
        settings.ASKS_PER_MINUTE
        if request.user.is_authenticated
        else settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS
    )
    if most <= 0:
        return True
    key = f"asks:{int(time.time() // MINUTE)}:{_who(request)}"
    numbers = caches["process"]
    numbers.add(key, 0, timeout=2 * MINUTE)
    return numbers.incr(key) <= most


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"person-{request.user.pk}"
    return salted_hmac("bedside.limits", request.META.get("REMOTE_ADDR", ""), algorithm="sha256").hexdigest()
