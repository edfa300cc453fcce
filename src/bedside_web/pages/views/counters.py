"""Which page counts what the board did?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.articles.shelf import open_library
from bedside_web.reviews import queries


@require_safe
def counters(request: HttpRequest) -> HttpResponse:
    """Published, reviewed, waiting, withdrawn, and how long a review takes."""
    library = open_library()
    shown = {
        "tally": queries.counters(),
        "claims": library.manifest.counts["claims"],
        "release": library.release,
    }
    return render(request, "pages/about/counters.html", shown)
