"""A message of the Model Context Protocol, and its answer."""

from functools import cache

from asgiref.sync import async_to_sync
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bedside.mcp.over_http import MOST_BYTES, HttpTools
from bedside.terms import Refusal
from bedside_web.articles.shelf import open_library
from bedside_web.mcp.callers import MINUTE, Refused, why_not_call

_REFUSED = -32000
"""JSON-RPC leaves the codes from -32000 to -32099 to whoever serves."""
_PASSED_ON = ("content-type", "mcp-protocol-version", "mcp-session-id")
TOO_LARGE = Refused(
    status=413,
    refusal=Refusal(
        code="too-large", sentence=f"The message is larger than {MOST_BYTES:,} bytes. Send the text in parts."
    ),
)


@csrf_exempt  # no cookie is looked at: a program has none
def call_tools(request: HttpRequest) -> HttpResponse:
    """Answer one message. Only ``POST``: no stream is kept open, and no session is there to be ended."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if refused := why_not_call(request):
        return _refused(refused)
    try:
        body = request.body
    except RequestDataTooBig:
        return _refused(TOO_LARGE)
    if len(body) > MOST_BYTES:
        return _refused(TOO_LARGE)
    reply = async_to_sync(_tools().answer)(list(request.headers.items()), body)
    response = HttpResponse(reply.body, status=reply.status)
    for name, value in reply.headers:
        if name in _PASSED_ON:
            response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def _tools() -> HttpTools:
    return HttpTools(open_library)


def _refused(refused: Refused) -> JsonResponse:
    refusal = refused.refusal
    error = {"code": _REFUSED, "message": refusal.sentence, "data": {"code": refusal.code}}
    response = JsonResponse({"jsonrpc": "2.0", "id": None, "error": error}, status=refused.status)
    if refused.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if refused.status == 429:
        response.headers["Retry-After"] = str(MINUTE)
    return response
