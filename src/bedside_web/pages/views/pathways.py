"""Which pages show the diagnostic and management pathways?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.pathways import draw, list_pathways, make_pathway_page


@require_safe
def pathways(request: HttpRequest) -> HttpResponse:
    """All of them, condition by condition."""
    shown = {"lines": list_pathways(open_library().ledger)}
    return render(request, "pages/explore/pathways.html", shown)


@require_safe
def pathway(request: HttpRequest, id: str) -> HttpResponse:
    """One pathway as a picture and as a list."""
    choices = read_choices(request)
    page = make_pathway_page(open_library(), id, choices.units)
    shown = {"page": page, "is_lay": choices.audience.is_lay}
    return render(request, "pages/explore/pathway.html", shown)


@require_safe
def picture(request: HttpRequest, id: str) -> HttpResponse:
    """The picture as a file of its own, in the units that are printed."""
    page = make_pathway_page(open_library(), id)
    drawn = draw(page.line.pathway, is_alone=True)
    name = f"{page.line.pathway.id}.svg"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(drawn, content_type="image/svg+xml", headers=headers)
