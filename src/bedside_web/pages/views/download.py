"""An article to take away: text, Markdown or JSON with its citations, and a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bedside.terms import Article
from bedside_web.pages.choices import read_choices, tell_caches
from bedside_web.pages.presenting.files import FILES, PdfUnavailable, make_pdf
from bedside_web.pages.presenting.standing import find_standing
from bedside_web.pages.views.article import canonical

PLAIN = "text/plain; charset=utf-8"


@require_safe
def download(request: HttpRequest, address: str, form: str) -> HttpResponse:
    """The article in one of its forms, for the reader's audience."""
    response = _made(request, address, form)
    tell_caches(response)
    return response


def _made(request: HttpRequest, address: str, form: str) -> HttpResponse:
    found = canonical(address)
    audience = read_choices(request).audience
    standing = find_standing(found, audience)
    if standing.is_withdrawn:
        text = _("This article was withdrawn.")
        return HttpResponse(f"{text} {standing.withdrawal}\n", content_type=PLAIN, status=410)
    article = standing.article(audience)
    name = f"bedside-{found.path.replace('/', '-').replace('+', '-')}.{form}"
    if form == "pdf":
        return _pdf(request, article, name)
    kind, render_form = FILES[form]
    response = HttpResponse(render_form(article), content_type=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _pdf(request: HttpRequest, article: Article, name: str) -> HttpResponse:
    try:
        made = make_pdf(article)
    except PdfUnavailable as error:
        return render(request, "pages/no_pdf.html", {"reason": str(error)}, status=501)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
