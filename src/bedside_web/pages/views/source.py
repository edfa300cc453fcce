"""A source: the very words that a claim rests on, in their place."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from bedside_web.pages.choices import read_choices
from bedside_web.pages.partial import wants_part
from bedside_web.pages.presenting.lay import lay_source
from bedside_web.pages.presenting.source import find_source


@require_safe
def source(request: HttpRequest, publication_id: str) -> HttpResponse:
    """The work, how deep it was read, and the words behind a claim, marked."""
    found = find_source(
        publication_id, claim_id=request.GET.get("claim", ""), passage_id=request.GET.get("passage", "")
    )
    if found is None:
        raise Http404("The library holds no work of this name.")
    if read_choices(request).audience.is_lay:
        found = lay_source(found)
    is_part = wants_part(request)
    template = "pages/parts/source.html" if is_part else "pages/source.html"
    response = render(request, template, {"source": found, "level": 2 if is_part else 1})
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response
