"""An article to take away: with its citations as a text, a page or a PDF; or its references alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bedside.errors import UserError
from bedside.terms import FileForm
from bedside_web.articles.files import FILES, PdfBusy, PdfUnavailable, make_file, make_pdf_in_turn
from bedside_web.articles.standing import Standing, find_standing
from bedside_web.articles.taking import article_to_take, name_of_file
from bedside_web.pages.choices import read_choices, tell_caches
from bedside_web.pages.views.article import canonical

PLAIN = "text/plain; charset=utf-8"
_SHOWN = (FileForm.TEXT, FileForm.MARKDOWN, FileForm.JSON)
"""What a browser shows; a page of HTML is taken away, because a page of this site has other styles."""


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
    name = name_of_file(found.path, form)
    if form == "pdf":
        return _pdf(request, standing, name)
    chosen = FILES[form]
    try:
        made = make_file(article_to_take(standing, audience), chosen)
    except UserError:
        return HttpResponse(_("This answer cites nothing.") + "\n", content_type=PLAIN, status=404)
    response = HttpResponse(made, content_type=chosen.media_type)
    manner = "inline" if chosen in _SHOWN else "attachment"
    response.headers["Content-Disposition"] = f'{manner}; filename="{name}"'
    return response


def _pdf(request: HttpRequest, standing: Standing, name: str) -> HttpResponse:
    choices = read_choices(request)
    made_of = (standing.address.path, standing.edition, standing.status, standing.marked, settings.IS_DEMO)
    try:
        article = article_to_take(standing, choices.audience)
        made = make_pdf_in_turn(article, (*made_of, choices.audience, choices.units, get_language()))
    except PdfUnavailable as error:
        return render(request, "pages/no_pdf.html", {"reason": str(error)}, status=501)
    except PdfBusy as error:
        return render(request, "pages/no_pdf.html", {"reason": str(error)}, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
