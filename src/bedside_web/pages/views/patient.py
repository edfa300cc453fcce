"""Which page holds a record against the library? It is posted, and stands in no address, log or store."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.patient import show_patient

UNREADABLE = 422


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def patient(request: HttpRequest) -> HttpResponse:
    """The form, and above it what the record means."""
    posted = {key: str(value) for key, value in request.POST.items()}
    record = posted.pop("record", "").encode()
    upload = request.FILES.get("file")
    if upload is not None and upload.size:
        record = upload.read()
    page = show_patient(posted, record, read_choices(request))
    is_wrong = bool(page.errors or page.problem)
    shown = {"page": page, "opens_records": bool(settings.SMART_SERVERS)}
    return render(request, "pages/patient/patient.html", shown, status=UNREADABLE if is_wrong else 200)
