"""Which pages calculate? A patient's values are posted, and stand in no address, no log and no store."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from bedside.errors import UserError
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.calculators import list_families, show_calculator

UNREADABLE = 422


@require_safe
def calculators(request: HttpRequest) -> HttpResponse:
    """Every calculator, by what it is for."""
    return render(request, "pages/calculators/calculators.html", {"families": list_families()})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest, id: str) -> HttpResponse:
    """The form, and below it what was calculated. Lay readers see what it is, and no form."""
    try:
        found = open_library().clinic.calculator(id)
    except UserError as error:
        raise Http404("There is no calculator of this name.") from error
    is_lay = read_choices(request).audience.is_lay
    posted = {} if is_lay else {key: str(value) for key, value in request.POST.items()}
    shown = show_calculator(found, posted)
    return render(
        request,
        "pages/calculators/calculator.html",
        {"shown": shown, "is_lay": is_lay},
        status=UNREADABLE if shown.errors else 200,
    )
