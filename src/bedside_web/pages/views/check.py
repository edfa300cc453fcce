"""Which page checks a text? Nothing of the text is stored, logged, or put into an address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bedside.library import Checks
from bedside_web.articles.shelf import check_in_turn
from bedside_web.pages.exploring.checked import FORMS, CheckForm, file_name, show
from bedside_web.pages.exploring.example import EXAMPLE

UNREADABLE, BUSY = 422, 503


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """An empty form, a result, or a result as a file."""
    if request.method == "POST":
        return _checked(request)
    text = EXAMPLE if "example" in request.GET else ""
    return render(request, "pages/check/check.html", {"form": CheckForm(initial={"text": text})})


def _checked(request: HttpRequest) -> HttpResponse:
    form = CheckForm(request.POST, request.FILES)
    form.is_too_large = not request.FILES and _length(request) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    if not form.is_valid():
        return render(request, "pages/check/check.html", {"form": form}, status=UNREADABLE)
    checks = check_in_turn(form.cleaned_data["given"])
    if checks is None:
        form.add_error(None, _("Other texts are being checked just now. Try again in a minute."))
        return render(request, "pages/check/check.html", {"form": form}, status=BUSY)
    wanted = request.POST.get("form", "")
    if wanted in FORMS:
        return _file(checks, wanted)
    return render(request, "pages/check/check.html", {"form": form, "result": show(checks)})


def _length(request: HttpRequest) -> int:
    stated = request.META.get("CONTENT_LENGTH", "")
    return int(stated) if stated.isdigit() else 0


def _file(checks: Checks, wanted: str) -> HttpResponse:
    form = FORMS[wanted]
    written = form.write(checks).encode("utf-8", "replace")
    response = HttpResponse(written, content_type=form.type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(checks, form)}"'
    return response
