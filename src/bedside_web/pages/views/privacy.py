"""Which page tells what is kept of a reader, and what is not?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.articles.drafting import find_writing

_SECONDS_OF_A_DAY = 86_400


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and what never is; names and times are those of the settings."""
    writing = find_writing()
    shown = {
        "is_outside": writing is not None and writing.writer.is_outside,
        "writing": writing,
        "days": settings.RETENTION_DAYS,
        "session_days": settings.SESSION_COOKIE_AGE // _SECONDS_OF_A_DAY,
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "language_cookie": settings.LANGUAGE_COOKIE_NAME,
    }
    return render(request, "pages/about/privacy.html", shown)
