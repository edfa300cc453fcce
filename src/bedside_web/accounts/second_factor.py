"""Does this person's sign-in bear a second factor, and may they enter the rooms that need one?"""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bedside.editorial.people import why_not_enter_board
from bedside.terms import Person
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of

_KEPT = "bedside_person"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Whether an authenticator app or a passkey is set up.

    Once one is, no sign-in is complete without it, so a sign-in of such a person bears it: either it was
    asked for, or it was set up during this very sign-in.
    """
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def person_of_request(request: HttpRequest) -> Person | None:
    """Who acts, for the rules; nobody if nobody is signed in."""
    if not isinstance(request.user, User):
        return None
    # Asked for once a request: the gate and the page both need it.
    kept = vars(request).get(_KEPT)
    if isinstance(kept, Person) and kept.id == request.user.pk:
        return kept
    person = person_of(request.user, has_second_factor=has_second_factor(request.user))
    setattr(request, _KEPT, person)
    return person


class SecondFactorMiddleware:
    """Leads whoever must set up a second factor to where that is done; others meet each page's own door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if not request.path_info.startswith(settings.SECOND_FACTOR_PATHS):
            return self.get_response(request)
        person = person_of_request(request)
        if person is not None and why_not_enter_board(person):
            return redirect("accounts:second_factor")
        return self.get_response(request)
