"""How often may one ask, or take a PDF? A few dozen times a minute; whoever asks more waits.

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

MINUTE = 60


class LimitsMiddleware:
    """Answers 429 when one person or address sends too many questions or texts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count what asks, and answer unless it is too much."""
        if not _costs(request) or is_within_limit(request):
            return self.get_response(request)
        response = render(request, "429.html", status=429)
        response["Retry-After"] = str(MINUTE)
        return response


def _costs(request: HttpRequest) -> bool:
    """Whether it asks something of a view that is limited, or for a file that takes long to make."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return False
    if (match.view_name, match.kwargs.get("form")) == settings.LIMITED_FORMS:
        return True
    return _asks(request) and match.view_name in settings.LIMITED_VIEWS


def _asks(request: HttpRequest) -> bool:
    """An empty form costs nothing; a question or a text does."""
    return request.method == "POST" or bool(request.GET)


def is_within_limit(request: HttpRequest) -> bool:
    """Counts this request, and says whether it may be answered."""
    if settings.ASKS_PER_MINUTE <= 0:
        return True
    key = f"asks:{int(time.time() // MINUTE)}:{_who(request)}"
    numbers = caches["process"]
    numbers.add(key, 0, timeout=2 * MINUTE)
    return numbers.incr(key) <= settings.ASKS_PER_MINUTE


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"person-{request.user.pk}"
    return salted_hmac("bedside.limits", request.META.get("REMOTE_ADDR", ""), algorithm="sha256").hexdigest()
