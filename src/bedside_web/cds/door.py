"""What do all addresses of CDS Hooks share? CORS, the caller's token, refusals as FHIR, and no copies.

The door is open to pages of other origins, as the specification asks of browser clients; it looks at no
cookie, so that a page of another origin has no power here that its token does not give it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bedside.errors import EngineError, LibraryNotFound, SourceError
from bedside.interchange.cds_hooks import make_outcome
from bedside_web.articles.outside import outside_address
from bedside_web.cds.gathering import DataMissing
from bedside_web.cds.tokens import Untrusted, check_caller

MOST_BYTES = 5_000_000
"""A request with all that is sent along; a typical one has some 100 kB."""
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept, Origin, X-Requested-With",
    "Access-Control-Expose-Headers": "WWW-Authenticate, X-Request-ID",
    "Access-Control-Max-Age": "600",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-store",
}

View = Callable[..., HttpResponse]


class NotAnswered(Exception):
    """A request that is not answered as it stands: the status, and why in a sentence."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def cds_door(method: str, *, needs_token: bool) -> Callable[[View], View]:
    """Stand before a view that answers this method; without ``needs_token`` a token may be left out."""

    def stand_before(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, **named: Any) -> HttpResponse:
            response = _answer(view, request, named, method=method, needs_token=needs_token)
            for name, value in _CORS.items():
                response.headers[name] = value
            return response

        return answer

    return stand_before


def _answer(
    view: View, request: HttpRequest, named: dict[str, Any], *, method: str, needs_token: bool
) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": f"{method}, OPTIONS"})
    if request.method != method:
        response = refuse(405, f"This address answers {method}.", code="not-supported")
        response.headers["Allow"] = f"{method}, OPTIONS"
        return response
    try:
        if needs_token or request.headers.get("Authorization"):
            check_caller(request.headers.get("Authorization"), endpoint(request))
        return view(request, **named)
    except Untrusted as error:
        response = refuse(401, str(error), code="security")
        response.headers["WWW-Authenticate"] = 'Bearer realm="cds-services", error="invalid_token"'
        return response
    except NotAnswered as error:
        return refuse(error.status, str(error))
    except DataMissing as error:
        return refuse(412, error, code="required")
    except SourceError as error:
        return refuse(400, error)
    except (EngineError, LibraryNotFound):
        return refuse(503, "The library cannot be read now; try again later.", code="transient")


def refuse(status: int, why: str | SourceError, *, code: str = "invalid") -> HttpResponse:
    """A refusal as an OperationOutcome."""
    problems = why.problems if isinstance(why, SourceError) else ()
    return JsonResponse(make_outcome(str(why), problems, code=code), status=status)


def endpoint(request: HttpRequest) -> str:
    """The address that was called, for which its token must be made."""
    return outside_address(request, request.path)


def read_json(request: HttpRequest) -> bytes:
    """The body of a request that says that it is JSON. Raises ``NotAnswered`` for others and huge ones."""
    kind = (request.content_type or "").lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise NotAnswered(415, "Send application/json.")
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise NotAnswered(413, f"The body has more than {MOST_BYTES} bytes.")
    return body
