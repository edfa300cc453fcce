"""The front page: a box to ask in, and examples."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.pages.presenting.front import front_words


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """A calm page with the question box."""
    return render(request, "pages/front.html", front_words())
