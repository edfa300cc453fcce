"""How is a program told that it is not answered? In the form of what it speaks; people get a page."""

from collections.abc import Callable, Mapping

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults

from bedside.interchange.cds_hooks import make_outcome
from bedside.interchange.fhir import outcome
from bedside_web.api.problems import Problem, write_problem

_NO_HOST = "The site does not go by this host name. Its operator can name it: BEDSIDE_SITE_HOSTS."
_NOT_READ = "The request could not be read."
_NOWHERE = "Nothing stands at this address."
_FAILED = "Something of ours failed. Tell whoever runs the site the X-Request-ID."
_CODES: Mapping[int, str] = {400: "request", 404: "not-found", 429: "too-many-requests", 500: "internal"}
_ISSUES: Mapping[int, str] = {400: "invalid", 404: "not-found", 429: "throttled", 500: "exception"}
"""Of FHIR's issue-type."""
_JSON_RPC = -32000
"""JSON-RPC leaves the codes from -32000 to -32099 to whoever serves."""

Tell = Callable[[int, str], HttpResponse]


def _as_problem(status: int, sentence: str) -> HttpResponse:
    return write_problem(Problem(status, _CODES[status], sentence))


def _as_outcome(status: int, sentence: str) -> HttpResponse:
    told = outcome(_ISSUES[status], sentence)
    return JsonResponse(told, status=status, content_type="application/fhir+json")


def _as_hook_outcome(status: int, sentence: str) -> HttpResponse:
    return JsonResponse(make_outcome(sentence, code=_ISSUES[status]), status=status)


def _as_message(status: int, sentence: str) -> HttpResponse:
    error = {"code": _JSON_RPC, "message": sentence, "data": {"code": _CODES[status]}}
    return JsonResponse({"jsonrpc": "2.0", "id": None, "error": error}, status=status)


_FORMS: Mapping[str, Tell] = {
    "api/v1": _as_problem,
    "fhir": _as_outcome,
    "cds-services": _as_hook_outcome,
    "mcp": _as_message,
}
"""What stands below these addresses is for programs alone."""


def tell_program(request: HttpRequest, status: int, sentence: str) -> HttpResponse | None:
    """The refusal in the form of the address that was called; ``None`` where people read."""
    for place, form in _FORMS.items():
        if request.path_info == f"/{place}" or request.path_info.startswith(f"/{place}/"):
            response = form(status, sentence)
            response.headers["Cache-Control"] = "no-store"
            return response
    return None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, also for a host name that is not the site's."""
    sentence = _NO_HOST if isinstance(exception, DisallowedHost) else _NOT_READ
    return tell_program(request, 400, sentence) or defaults.bad_request(request, exception)


def nowhere(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return tell_program(request, 404, _NOWHERE) or defaults.page_not_found(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """500."""
    return tell_program(request, 500, _FAILED) or defaults.server_error(request)
