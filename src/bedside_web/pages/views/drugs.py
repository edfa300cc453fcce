"""Which pages show the drugs that bring a condition about?"""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.cited import find_sources
from bedside_web.pages.exploring.drugs import by_class, list_drugs
from bedside_web.pages.presenting.lay import lay_claims


@require_safe
def drugs(request: HttpRequest) -> HttpResponse:
    """All of them, by class."""
    found = list_drugs(open_library().ledger)
    return render(request, "pages/explore/drugs.html", {"classes": by_class(found), "count": len(found)})


@require_safe
def drug(request: HttpRequest, slug: str) -> HttpResponse:
    """One drug, across all conditions."""
    library = open_library()
    for page in list_drugs(library.ledger):
        if page.slug == slug:
            sources = find_sources(library, page.publication_ids)
            if read_choices(request).audience.is_lay:
                page = replace(page, claims=tuple(lay_claims(page.claims)))
            return render(request, "pages/explore/drug.html", {"drug": page, "sources": sources})
    raise Http404(_("The library lists no such drug."))
