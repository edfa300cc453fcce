"""How is the API put together? Routers, what becomes of errors, and how bodies are read."""

import re
from typing import Any, cast

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.types import DictStrAny

from bedside.editorial import Refused
from bedside.errors import EngineError, SourceError, UserError
from bedside_web.api import accounting, asking, checking, clinic, desk, drafting, pathways, reading
from bedside_web.api.problems import Fault, Problem, not_told, nowhere, of_library, refused, write_problem

PREFIX = "/api/v1/"
_NO_KEY = ("extra_forbidden",)
"""Faults whose place would repeat a name that was sent."""


class StrictParser(Parser):
    """Reads bodies as RFC 8259 has JSON: UTF-8, no NaN, no half of a surrogate pair, not too deep."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The body. Raises ``Problem`` where it is no JSON."""
        try:
            return cast(DictStrAny, msgspec.json.decode(request.body))
        except RecursionError:
            raise Problem(400, "json", "The body is nested too deep. Send it flatter.") from None
        except UnicodeDecodeError:
            raise Problem(400, "json", "The body is not in UTF-8. Send it so.") from None
        except msgspec.DecodeError as error:
            raise Problem(400, "json", _no_json(str(error))) from None

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> DictStrAny:
        """Parameters, each given once. Raises ``Problem`` for one that stands there twice."""
        if any(len(data.getlist(name)) > 1 for name in data if name not in list_fields):
            raise Problem(422, "invalid", "A parameter stands there twice. Give each once.")
        return super().parse_querydict(data, list_fields, request)


api = NinjaAPI(
    title="Bedside",
    version="1",
    description="Answers clinical questions with evidence that one can open and check.",
    parser=StrictParser(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="v1",
)
for router in (
    asking.router,
    drafting.router,
    checking.router,
    clinic.router,
    pathways.router,
    reading.router,
    desk.router,
    accounting.router,
):
    api.add_router("", router)


@api.exception_handler(Problem)
def tell_problem(request: HttpRequest, problem: Any) -> HttpResponse:
    """A problem of ours."""
    return write_problem(problem)


@api.exception_handler(Refused)
def tell_refusal(request: HttpRequest, error: Any) -> HttpResponse:
    """What the rules of review refuse."""
    return write_problem(refused(error.refusal))


@api.exception_handler(UserError)
@api.exception_handler(SourceError)
@api.exception_handler(EngineError)
def tell_error(request: HttpRequest, error: Any) -> HttpResponse:
    """What the library says of its input, or of itself."""
    return write_problem(of_library(error))


@api.exception_handler(ValidationError)
def tell_faults(request: HttpRequest, error: Any) -> HttpResponse:
    """All that is wrong with what was sent, by place; never what stood there."""
    faults = tuple(_fault(each) for each in error.errors)
    detail = "What was sent does not fit. `faults` names each place and what is expected there."
    return write_problem(Problem(422, "invalid", detail, faults=faults))


@api.exception_handler(Http404)
def tell_nowhere(request: HttpRequest, error: Any) -> HttpResponse:
    """Something that is not there."""
    return write_problem(nowhere("thing"))


@api.exception_handler(HttpError)
def tell_http_error(request: HttpRequest, error: Any) -> HttpResponse:
    """What ninja says itself, or puts in the place of a problem: above all, that nobody told who asks."""
    if isinstance(error.__cause__, Problem):
        return write_problem(error.__cause__)
    if error.status_code == 401:
        return write_problem(not_told())
    return write_problem(Problem(error.status_code, "request", "The request could not be read."))


def _no_json(told: str) -> str:
    """Where a body ends to be JSON; ``told`` names a place at most, and no more of it is repeated."""
    at = re.search(r"\(byte (\d+)\)", told)
    place = f" at byte {at[1]}" if at else ""
    return f"The body is no JSON{place}: it is malformed or cut short. NaN and Infinity are no JSON either."


def _fault(told: dict[str, Any]) -> Fault:
    places = [str(each) for each in told["loc"] if each != "sent"]
    if told["type"] in _NO_KEY:
        return Fault(place=".".join(places[:-1]), expected="No other fields than the schema's.")
    return Fault(place=".".join(places), expected=str(told["msg"]))
