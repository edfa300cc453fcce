"""Which pages show how good search, the checker and the verdicts are?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.pages.exploring.quality import MEASURES, find_measure, read_measured


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """The runs, each with its date and the command that made it."""
    return render(
        request, "pages/about/quality.html", {"measured": [read_measured(each) for each in MEASURES]}
    )


@require_safe
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """One run, with all its tables."""
    return render(request, "pages/about/measure.html", {"page": read_measured(find_measure(slug))})
