"""Which page shows one claim?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.claim_page import make_claim_page
from bedside_web.pages.presenting.lay import lay_page


@require_safe
def claim(request: HttpRequest, id: str) -> HttpResponse:
    """Its wording, what it rests on, who signed it, and how it came to be."""
    page = make_claim_page(open_library(), id, timezone.now())
    if read_choices(request).audience.is_lay:
        page = lay_page(page)
    return render(request, "pages/explore/claim.html", {"page": page})
