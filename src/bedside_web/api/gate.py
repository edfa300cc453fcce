"""What stands before and after the API's own code? What may come in, and that every error is a problem."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from bedside_web.api.problems import MEDIA_TYPE, Problem, write_problem
from bedside_web.api.reply import JSON, NEVER_KEPT

PREFIX = "/api/"
MOST_BYTES = 2_000_000
"""Of a body; Django would take half a megabyte more, and then say so in HTML."""
WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})
SAID_HEADERS = "ETag, Idempotency-Replayed, Link, Retry-After, X-Request-ID"
SENT_HEADERS = "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-None-Match"
_DETAILS = {
    400: "The request could not be read.",
    403: "This is not allowed.",
    404: "Nothing stands at this address. `/api/v1/openapi.json` names every address.",
    405: "This address takes other methods; `Allow` names them.",
    413: f"The body is larger than {MOST_BYTES:,} bytes. Send less, or in parts.",
    500: "Something of ours failed. Nothing was done. Tell whoever runs the site the `X-Request-ID`.",
}
_CODES = {
    400: "request",
    403: "forbidden",
    404: "not-found",
    405: "method",
    413: "too-large",
    500: "internal",
}


class GateMiddleware:
    """Lets in what the API can read, answers HEAD and OPTIONS, and tells every error as a problem."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        problem = _why_not_read(request)
        response = write_problem(problem) if problem else self._answer(request)
        response.headers.setdefault("Cache-Control", NEVER_KEPT)
        _tell_origins(request, response)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """``HEAD`` is answered as ``GET`` is; the server leaves the body out."""
        if request.method == "HEAD":
            request.method = "GET"
            response = _as_problem(self.get_response(request))
            request.method = "HEAD"
            return response
        response = self.get_response(request)
        if request.method == "OPTIONS" and response.status_code == 405:
            return HttpResponse(status=204, headers={"Allow": _allowed(response)})
        return _as_problem(response)


def _why_not_read(request: HttpRequest) -> Problem | None:
    """Why a body is not even looked at."""
    if request.method not in WITH_BODY:
        return None
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and request.headers.get("Transfer-Encoding"):
        return Problem(411, "length", "Send the body with its `Content-Length`.")
    if not length.isascii() or (length and not length.isdigit()):
        return Problem(400, "request", "`Content-Length` is no number.")
    if int(length or 0) > MOST_BYTES:
        return Problem(413, "too-large", _DETAILS[413])
    if int(length or 0) and request.content_type != JSON:
        return Problem(415, "media-type", f"Send the body as `Content-Type: {JSON}`.")
    return None


def _as_problem(response: HttpResponse) -> HttpResponse:
    """An error that Django or a part before us told, told as a problem."""
    status = response.status_code
    if status < 400 or response.headers.get("Content-Type") == MEDIA_TYPE:
        return response
    known = status if status in _CODES else 400 if status < 500 else 500
    made = write_problem(Problem(status, _CODES[known], _DETAILS[known]))
    if status == 405:
        made.headers["Allow"] = _allowed(response)
    return made


def _allowed(response: HttpResponse) -> str:
    methods = {each.strip() for each in response.headers.get("Allow", "").split(",")} - {""}
    methods |= {"HEAD"} if "GET" in methods else set()
    return ", ".join(sorted(methods | {"OPTIONS"}))


def _tell_origins(request: HttpRequest, response: HttpResponse) -> None:
    """Pages of other sites may call only if the operator named them; none may bring a session along."""
    if not settings.API_ORIGINS:
        return
    patch_vary_headers(response, ["Origin"])
    origin = request.headers.get("Origin", "")
    if origin not in settings.API_ORIGINS:
        return
    response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = SAID_HEADERS
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Headers"] = SENT_HEADERS
        response.headers["Access-Control-Max-Age"] = "600"
