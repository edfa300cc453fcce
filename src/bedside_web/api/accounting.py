"""In whose name does a program act, and what does the trail say?"""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from bedside.editorial import write_events
from bedside_web.accounts.second_factor import has_factor, person_of_request
from bedside_web.accounts.tokens import Scope
from bedside_web.api.credentials import Session, Token, caller_at, member_at, reads
from bedside_web.api.reply import NEVER_KEPT, reply
from bedside_web.api.shapes import CallerShown
from bedside_web.trail.queries import all_events

router = Router(tags=["Accounts and trail"])
LINES = "application/jsonl"


@router.get("me", auth=[Token(None), Session()], response=CallerShown, operation_id="who_am_i")
def me(request: HttpRequest) -> HttpResponse:
    """In whose name the caller acts, with which scopes, until when. Any token may ask."""
    caller = caller_at(request)
    person = person_of_request(request) if caller.token is None else None
    is_confirmed = (
        caller.token.has_second_factor and has_factor(caller.user)
        if caller.token
        else bool(person and person.has_second_factor)
    )
    return reply(
        CallerShown(
            name=str(caller.user),
            roles=tuple(sorted(grant.role for grant in caller.user.grants.all())),
            scopes=tuple(caller.token.scopes) if caller.token else (Scope.READ.value,),
            expires_at=caller.token.expires_at if caller.token else None,
            has_second_factor=is_confirmed,
        )
    )


@router.get("trail", auth=reads(Scope.TRAIL), operation_id="export_trail", response=str)
def export_trail(request: HttpRequest) -> HttpResponseBase:
    """The whole trail as JSON lines, for members of the board; `bedside trail verify` verifies it."""
    member_at(request)
    lines = "".join(write_events(all_events()))
    return HttpResponse(lines, content_type=LINES, headers={"Cache-Control": NEVER_KEPT})
