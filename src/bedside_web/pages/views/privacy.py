"""Which page tells what is kept of a reader, and what is not?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and what never is."""
    return render(request, "pages/about/privacy.html", {"days": settings.RETENTION_DAYS})
