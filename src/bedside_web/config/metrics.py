"""How many requests, how fast? Counts and times by the name of the view, in Prometheus's text form.

No label comes from a reader: views, methods and statuses are known sets.
"""

import hmac
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from bedside_web.config.logbook import known_method, view_name

REQUESTS = Counter("bedside_requests_total", "Requests that were answered.", ["view", "method", "status"])
SECONDS = Histogram(
    "bedside_request_seconds",
    "Seconds until the answer began.",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


class MetricsMiddleware:
    """Counts and times each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        begun = time.perf_counter()
        response = self.get_response(request)
        view = view_name(request)
        SECONDS.labels(view).observe(time.perf_counter() - begun)
        REQUESTS.labels(view, known_method(request), str(response.status_code)).inc()
        return response


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, for this machine itself or whoever bears the token."""
    if not may_read(request):
        return HttpResponseForbidden(
            "Metrics are for this machine, or for who bears the token.\n", "text/plain"
        )
    registry: CollectorRegistry = REGISTRY
    if settings.WORKERS > 1:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the package is typed in part
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def may_read(request: HttpRequest) -> bool:
    """By the token if there is one; else only from this machine, and through no proxy."""
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode())
    is_forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") and not is_forwarded
