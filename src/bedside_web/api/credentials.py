"""Who asks? A program by a person's token, or, to read alone, a person who is signed in."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from ninja.security.base import AuthBase

from bedside.editorial.people import why_not_enter_board
from bedside.terms import Person, Refusal
from bedside_web.accounts.models import ApiToken, User
from bedside_web.accounts.people import person_of
from bedside_web.accounts.second_factor import has_factor, person_of_request
from bedside_web.accounts.token_actions import note_use
from bedside_web.accounts.tokens import Scope, find_token
from bedside_web.api.limits import count
from bedside_web.api.problems import Problem, refused

QUESTIONS = frozenset({Scope.ASK, Scope.CHECK})
"""Scopes whose requests cost what a question costs."""
_NOT_A_MEMBER = Refusal(code="role", sentence="Only members of the board may do this.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks; ``token`` is ``None`` for a person in a browser."""

    user: User
    token: ApiToken | None

    @property
    def name(self) -> str:
        """Under which name what it asks is counted."""
        return f"token-{self.token.pk}" if self.token else f"person-{self.user.pk}"


class Token(AuthBase):
    """A token in the ``Authorization`` header, which bears a scope."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_description = "A token, made by a person on the page of their account. It lasts up to a year."

    def __init__(self, scope: Scope | None) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller | None:
        """Whose token it is; nobody without the header. Raises ``Problem`` for one that does not hold."""
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        scheme, _, given = header.partition(" ")
        now = timezone.now()
        token = find_token(given.strip(), now) if scheme.lower() == "bearer" else None
        if token is None:
            raise _does_not_hold()
        caller = Caller(user=token.user, token=token)
        count(request, caller.name, is_question=self.scope in QUESTIONS)
        if self.scope and self.scope.value not in token.scopes:
            raise _lacks(self.scope)
        if token.last_used != now.date():
            note_use(token.user, token, now.date())
        return caller


class Session(AuthBase):
    """The browser of somebody who is signed in; for reading alone, so that no other site can act by it."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"
    openapi_description = "The session of a person who is signed in at this site; reads only."

    def __call__(self, request: HttpRequest) -> Caller | None:
        """Who is signed in."""
        if not isinstance(request.user, User) or request.method != "GET":
            return None
        caller = Caller(user=request.user, token=None)
        count(request, caller.name, is_question=False)
        return caller


def reads(scope: Scope = Scope.READ) -> list[AuthBase]:
    """For what only reads: a token or a session."""
    return [Token(scope), Session()]


def caller_at(request: HttpRequest) -> Caller:
    """Who asks; only behind a door that lets in nobody else."""
    return cast(Caller, request.auth)  # type: ignore[attr-defined]  # ninja sets it


def member_at(request: HttpRequest) -> Person:
    """The member of the board who asks, as the rules see them. Raises ``Problem`` for anybody else.

    A token bears a second factor if the sign-in that made it did, and while its person still has one.
    """
    caller = caller_at(request)
    if caller.token is None:
        person = person_of_request(request)
    else:
        is_confirmed = caller.token.has_second_factor and has_factor(caller.user)
        person = person_of(caller.user, has_second_factor=is_confirmed)
    if person is None or not person.roles:
        raise refused(_NOT_A_MEMBER)
    if refusal := why_not_enter_board(person):
        raise refused(refusal)
    return person


def _does_not_hold() -> Problem:
    return Problem(
        401,
        "token",
        "The token is not known, or was revoked, or has expired. Make another on the page of the account.",
        headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
    )


def _lacks(scope: Scope) -> Problem:
    told = f'Bearer error="insufficient_scope", scope="{scope.value}"'
    return Problem(
        403,
        "scope",
        f"The token may not do this: it lacks the scope {scope.value!r}. Make one that has it.",
        headers={"WWW-Authenticate": told},
    )
