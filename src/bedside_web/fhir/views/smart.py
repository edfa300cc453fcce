"""The site is opened out of a record, for the patient whose record is open there; nothing of it is kept."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET

from bedside.errors import BedsideError, EngineError, UserError
from bedside_web.articles.outside import outside_address
from bedside_web.articles.shelf import open_library
from bedside_web.fhir.gathering import gather_record
from bedside_web.fhir.launching import (
    LASTS,
    LONGEST_LAUNCH,
    Endpoints,
    authorization_address,
    begin_launch,
    cookie_name,
    discover,
    redeem,
    resume_launch,
)
from bedside_web.fhir.smart_servers import SmartServer, plain_iss
from bedside_web.fhir.this_patient import show_patient

PATH = "/smart/"


@require_GET
def launch(request: HttpRequest) -> HttpResponse:
    """A record opens the site: the browser is sent to where the record authorizes."""
    token = request.GET.get("launch", "")
    try:
        server = _server(request.GET.get("iss", ""))
        if not token or len(token) > LONGEST_LAUNCH:
            raise UserError(_("The record did not say which launch this is. Open it from the record."))
        endpoints = discover(server)
    except BedsideError as error:
        return _refused(request, error)
    return _sent_there(request, server, endpoints, token=token)


@require_GET
def standalone(request: HttpRequest) -> HttpResponse:
    """The site is opened by itself: the records that may be asked, or the way to the one that was chosen."""
    if not settings.SMART_SERVERS:
        raise Http404(_("This site knows no record."))
    if "iss" not in request.GET:
        names = {iss: urlsplit(iss).netloc for iss in settings.SMART_SERVERS}
        return _kept_by_nobody(render(request, "fhir/choose_record.html", {"records": names}))
    try:
        server = _server(request.GET["iss"])
        endpoints = discover(server)
        if not endpoints.lets_begin_here:
            raise UserError(_("The record does not let this site begin. Open this site from the record."))
    except BedsideError as error:
        return _refused(request, error)
    return _sent_there(request, server, endpoints, token="")


def _sent_there(
    request: HttpRequest, server: SmartServer, endpoints: Endpoints, *, token: str
) -> HttpResponse:
    """To where the record authorizes, with a cookie for the way back."""
    begun = begin_launch(server)
    where = authorization_address(server, endpoints, begun, token=token, back=_back(request))
    response = HttpResponseRedirect(where)
    response.set_cookie(
        begun.cookie,
        begun.sealed(),
        max_age=LASTS,
        path=PATH,
        httponly=True,
        # Lax: the record sends the browser back from another site.
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return _kept_by_nobody(response)


@sensitive_variables()
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """The record sends the browser back: the record is read, shown once, and forgotten."""
    state = request.GET.get("state", "")
    name = cookie_name(state)
    try:
        begun = resume_launch(request.COOKIES.get(name), state)
        if not request.GET.get("code"):
            raise UserError(_("The record did not let this site in. Ask there, and open it anew."))
        server = _server(begun.iss)
        code, back = request.GET["code"], _back(request)
        granted = redeem(server, discover(server), begun, code=code, back=back)
        gathered = gather_record(server.iss, granted)
        patient = open_library().clinic.read_patient(gathered.bundle, datetime.now(UTC))
    except BedsideError as error:
        response = _refused(request, error)
    else:
        words = show_patient(patient, open_library()) | {"lacking": gathered.lacking}
        response = _kept_by_nobody(render(request, "fhir/this_patient.html", words))
    if name in request.COOKIES:
        response.delete_cookie(name, path=PATH, samesite="Lax")
    return response


def _server(iss: str) -> SmartServer:
    """The server of that address. Raises ``UserError`` for one that the operator did not name."""
    server = settings.SMART_SERVERS.get(plain_iss(iss))
    if not isinstance(server, SmartServer):
        raise UserError(_("This site does not know that record. Its operator can name it: SMART_SERVERS."))
    return server


def _back(request: HttpRequest) -> str:
    return outside_address(request, reverse("fhir:smart-callback"))


def _refused(request: HttpRequest, error: BedsideError) -> HttpResponse:
    """What went wrong, and what to do; the server's fault is told apart from the caller's."""
    status = 502 if isinstance(error, EngineError) else 400
    return _kept_by_nobody(render(request, "fhir/launch_refused.html", {"told": str(error)}, status=status))


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
