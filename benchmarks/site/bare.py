"""What is the least that Django does? A view that returns bytes kept in memory, and nothing else."""

import os
from pathlib import Path

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = Path(os.environ["BEDSIDE_BARE_BODY"]).read_bytes() if "BEDSIDE_BARE_BODY" in os.environ else b""


def same_bytes(request: HttpRequest) -> HttpResponse:
    """The bytes of the page that it stands beside."""
    return HttpResponse(BODY, headers={"Content-Encoding": "gzip"})


urlpatterns = [path("", same_bytes)]
if not settings.configured:
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bare", MIDDLEWARE=[])
application = get_asgi_application()
