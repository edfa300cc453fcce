"""Choose for whom pages are written, and in which units."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from bedside.terms import Audience
from bedside_web.pages.choices import Units, keep_choices, read_choices
from bedside_web.pages.forms import ChoicesForm


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choices, and go back to the page; only to a page of this site."""
    form = ChoicesForm(request.POST)
    chosen = read_choices(request)
    back = ""
    if form.is_valid():
        given = form.cleaned_data
        back = given["next"]
        if given["audience"]:
            chosen = replace(chosen, audience=Audience(given["audience"]), is_chosen=True)
        if given["units"]:
            chosen = replace(chosen, units=Units(given["units"]))
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if back and is_ours else "pages:front")
    keep_choices(response, chosen)
    return response
