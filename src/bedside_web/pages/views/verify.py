"""Which page tells whether a file is still what left? Nothing of the file is stored or sent on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bedside.errors import BedsideError, SourceError
from bedside_web.articles.files import verify_in_turn
from bedside_web.pages.exploring.verified import VerifyForm, show_report

UNREADABLE, BUSY = 422, 503


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form, and above it what became of the file."""
    if request.method != "POST":
        return render(request, "pages/verify/verify.html", {"form": VerifyForm()})
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "pages/verify/verify.html", {"form": form}, status=UNREADABLE)
    try:
        report = verify_in_turn(form.cleaned_data["file"].read())
    except BedsideError as error:
        form.add_error(None, format_html('<span lang="en">{}</span>', _told(error)))
        return render(request, "pages/verify/verify.html", {"form": form}, status=UNREADABLE)
    if report is None:
        form.add_error(None, _("Other files are being verified just now. Try again in a minute."))
        return render(request, "pages/verify/verify.html", {"form": form}, status=BUSY)
    shown = {"form": form, "page": show_report(report)}
    return render(request, "pages/verify/verify.html", shown)


def _told(error: BedsideError) -> str:
    """What is wrong with the file, and what to do about it."""
    problems = error.problems if isinstance(error, SourceError) else ()
    return next((f"{each.met} {each.advice}" for each in problems), str(error))
