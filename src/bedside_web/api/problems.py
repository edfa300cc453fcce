"""How does the API say that something is wrong? As problem details (RFC 9457), under a stable code.

No problem repeats a word of what was sent: a question may tell of a patient.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpResponse

from bedside.errors import EngineError, SourceError, UserError
from bedside.terms import Refusal, UrgentNotice
from bedside_web.accounts.refusals import tell

MEDIA_TYPE = "application/problem+json"
NAMESPACE = "urn:bedside:problem:"
FORBIDDEN_CODES = frozenset(
    {"role", "no-second-factor", "second-factor", "not-active", "inactive", "in-person"}
)
"""Refusals that no other state of the thing would lift; all others are conflicts with how it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with what was sent: where it stands, and what was expected there."""

    place: str
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemDetails:
    """Problem details of RFC 9457. ``code`` is stable and ends ``type``; ``detail`` says what to do next.

    ``faults`` are all that is wrong with what was sent. ``urgent`` is the line that comes before anything
    else where a question that could not be answered tells of an emergency.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    faults: tuple[Fault, ...] = ()
    urgent: UrgentNotice | None = None


class Problem(Exception):
    """What ends a request: its status, code, and a sentence that says what to do next."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        faults: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.faults, self.headers = faults, dict(headers or {})
        self.urgent: UrgentNotice | None = None


def nowhere(what: str) -> Problem:
    """There is no such thing."""
    return Problem(404, "not-found", f"There is no such {what}. Its list names all there are.")


def not_told() -> Problem:
    """Nobody knows who asks."""
    return Problem(
        401,
        "no-credentials",
        "Send a token as `Authorization: Bearer …`. People make tokens on the page of their account.",
        headers={"WWW-Authenticate": "Bearer"},
    )


def refused(refusal: Refusal) -> Problem:
    """An act that the rules do not allow, with the rule's own code."""
    return Problem(403 if refusal.code in FORBIDDEN_CODES else 409, refusal.code, tell(refusal))


def of_library(error: UserError | SourceError | EngineError) -> Problem:
    """What the library says of its input, or of itself."""
    if isinstance(error, EngineError):
        after = {"Retry-After": "5"} if error.may_retry else {}
        return Problem(503, error.code, "The library could not answer just now.", headers=after)
    faults: tuple[Fault, ...] = ()
    if isinstance(error, SourceError):
        faults = tuple(Fault(place=each.place, expected=each.advice) for each in error.problems)
    return Problem(422, error.code, str(error), faults=faults)


def write_problem(problem: Problem) -> HttpResponse:
    """The response that tells it."""
    details = ProblemDetails(
        type=NAMESPACE + problem.code,
        title=HTTPStatus(problem.status).phrase,
        status=problem.status,
        detail=problem.detail,
        code=problem.code,
        faults=problem.faults,
        urgent=problem.urgent,
    )
    told: dict[str, Any] = msgspec.to_builtins(details)
    kept = {name: value for name, value in told.items() if value not in (None, [])}
    return HttpResponse(
        msgspec.json.encode(kept), status=problem.status, content_type=MEDIA_TYPE, headers=problem.headers
    )
