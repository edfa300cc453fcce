"""What speaks against a claim: passages and curated claims that contradict it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from bedside_web.pages.choices import read_choices
from bedside_web.pages.partial import wants_part
from bedside_web.pages.presenting.against import find_against
from bedside_web.pages.presenting.lay import lay_against


@require_safe
def against(request: HttpRequest, claim_id: str) -> HttpResponse:
    """What speaks against the claim, and how many works were looked at for it."""
    found = find_against(claim_id)
    if found is None:
        raise Http404("The library holds no claim of this name.")
    if read_choices(request).audience.is_lay:
        found = lay_against(found)
    is_part = wants_part(request)
    template = "pages/parts/against.html" if is_part else "pages/against.html"
    response = render(request, template, {"found": found, "level": 2 if is_part else 1})
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response
