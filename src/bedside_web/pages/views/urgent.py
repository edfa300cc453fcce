"""An emergency: the urgent line first; the address holds nothing but its kind."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from bedside.answering import NO_ARTICLE
from bedside.terms import Urgency
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.partial import wants_part
from bedside_web.pages.presenting.safety_words import urgent_words


@require_safe
def urgent(request: HttpRequest, kind: str) -> HttpResponse:
    """What to do first. An article may be linked below, where one does no harm."""
    try:
        urgency = Urgency[kind.upper().replace("-", "_")]
    except KeyError:
        raise Http404("No emergency of this name is known.") from None
    addresses = open_library().addresses
    then = addresses.read_path(request.GET.get("then", "")[:300]) if may_read_on(urgency) else None
    audience = read_choices(request).audience
    return render(
        request,
        "pages/urgent.html",
        {
            "words": urgent_words(urgency, audience),
            "then": then,
            "is_without_article": not may_read_on(urgency),
            "question": addresses.word(then, is_lay=audience.is_lay) if then else "",
            "is_lay": audience.is_lay,
        },
    )


def lead_to_help(request: HttpRequest, urgency: Urgency, *, then: str = "") -> HttpResponse:
    """Lead to the urgent line; ``then`` is the address of an article that may stand below it.

    A page of its own even where only a part was asked for: this line must not be missed.
    """
    url = reverse("pages:urgent", args=[urgency.name.lower().replace("_", "-")])
    if then:
        url = f"{url}?{urlencode({'then': then})}"
    return HttpResponseClientRedirect(url) if wants_part(request) else redirect(url)


def may_read_on(urgency: Urgency) -> bool:
    """Whether an article may stand below the urgent line."""
    return urgency not in NO_ARTICLE
