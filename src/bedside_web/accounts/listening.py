"""What do accounts hear of second factors? That one was set up, and in which session."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from bedside_web.accounts.actions import end_sessions
from bedside_web.accounts.models import User
from bedside_web.accounts.second_factor import FACTORS, SET_UP_HERE, may_prove_by


def hear_of_factor(
    sender: object, *, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any
) -> None:
    """Let this session bear a factor that was set up in it, and end all other sessions of the person.

    They signed in before the factor was asked for.
    """
    if authenticator.type not in FACTORS:
        return
    if may_prove_by(request, user, authenticator):
        request.session[SET_UP_HERE] = user.pk
    end_sessions(user, of=user, but=request.session.session_key or "")
