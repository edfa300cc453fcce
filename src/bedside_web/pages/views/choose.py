"""Choose for whom pages are written, and in which units."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
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
            back = _without_audience(back)
        if given["units"]:
            chosen = replace(chosen, units=Units(given["units"]))
    response = HttpResponseRedirect(back if _is_ours(request, back) else reverse("pages:front"))
    keep_choices(response, chosen)
    return response


def _without_audience(back: str) -> str:
    """The page without the word by which a record said for whom it is: the reader says so now."""
    path, _, query = back.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != "audience"]
    return f"{path}?{urlencode(kept)}" if kept else path


def _is_ours(request: HttpRequest, back: str) -> bool:
    """Whether it is the path of a page here; a path alone begins with one slash."""
    is_path = back.startswith("/") and not back.startswith("//")
    hosts = {request.get_host()}
    return is_path and url_has_allowed_host_and_scheme(back, hosts, require_https=request.is_secure())
