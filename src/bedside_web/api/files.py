"""In which form is an article asked for, and how does it leave as a file? Each file carries its imprint."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from bedside.errors import UserError
from bedside.terms import Audience, FileForm
from bedside_web.api.problems import Problem
from bedside_web.api.reply import etag_of, may_be_kept
from bedside_web.articles.files import PdfBusy, PdfUnavailable, make_file, make_pdf_in_turn
from bedside_web.articles.standing import Standing
from bedside_web.articles.taking import article_to_take, name_of_file

COSTLY = frozenset({FileForm.PDF, FileForm.WORD})
"""Forms that take long to make; asking for one counts like a question."""
MEDIA_TYPES: Mapping[str, FileForm] = {
    form.media_type.partition(";")[0]: form
    for form in FileForm
    if form not in (FileForm.JSON, FileForm.FHIR_R5)
}
"""What a program may accept, beside JSON. FHIR has one name for all its releases: R4 is given."""
_JSON = "application/json"


def form_asked(request: HttpRequest, named: FileForm | None) -> FileForm | None:
    """The form that is named, or else the one that is accepted best; ``None`` for the plain JSON.

    Browsers say that they like pages best, and XML more than JSON, whatever they are asked to open.
    """
    if named is not None or "text/html" in request.headers.get("Accept", ""):
        return named
    best = request.get_preferred_type([_JSON, *MEDIA_TYPES])
    return MEDIA_TYPES.get(best) if best else None


def reply_file(
    request: HttpRequest,
    standing: Standing,
    *,
    audience: Audience,
    form: FileForm,
    edition: tuple[object, ...],
) -> HttpResponse:
    """The article as a file, or 304. Raises ``Problem`` where it cannot be made."""
    etag = etag_of((*edition, form))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        made = _made(standing, audience, form=form, edition=edition)
        name = name_of_file(standing.address.path, form.suffix.removeprefix("."))
        response = HttpResponse(made, content_type=form.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return may_be_kept(response, etag)


def _made(standing: Standing, audience: Audience, *, form: FileForm, edition: tuple[object, ...]) -> bytes:
    article = article_to_take(standing, audience)
    try:
        if form is FileForm.PDF:
            return make_pdf_in_turn(article, ("api", *edition))
        return make_file(article, form)
    except PdfUnavailable:
        raise Problem(501, "form-unavailable", "This site makes no PDF. Choose another form.") from None
    except PdfBusy:
        after = {"Retry-After": str(settings.PDF_MOST_WAIT)}
        detail = "Other PDF files are being made just now. Try again soon."
        raise Problem(503, "busy", detail, headers=after) from None
    except UserError:
        raise Problem(404, "cites-nothing", "The article cites nothing. Choose another form.") from None
