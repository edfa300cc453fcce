"""Which page tells how claims are written, checked, signed and withdrawn?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from bedside.editorial.expiry import LASTS
from bedside_web.pages.exploring.progress import count_checked
from bedside_web.reviews.names import FACETS

_DAYS_OF_A_YEAR = 365


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The editorial policy, with the years that the rules know."""
    lasts: dict[int, list[Promise]] = {}
    for facet, time in LASTS.items():
        lasts.setdefault(time.days // _DAYS_OF_A_YEAR, []).append(FACETS[facet])
    shown = {"lasts": sorted(lasts.items()), "reviewed": sum(count_checked().values())}
    return render(request, "pages/about/policy.html", shown)
