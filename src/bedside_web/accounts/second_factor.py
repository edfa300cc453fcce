"""Does this person's sign-in bear a second factor, and may they enter the rooms that need one?"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from bedside.editorial.people import why_not_enter_board
from bedside.terms import Person
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of

_KEPT = "bedside_person"
SET_UP_HERE = "bedside_factor_set_up"
"""The session's word for a factor that was set up in it; it holds whose."""
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
CHANGES_OF_FACTORS = "/accounts/2fa/"
PROVING = ("authenticate/", "login/")
"""How the addresses end at which a factor is asked for; all others below that path change factors."""


def has_factor(user: User) -> bool:
    """Whether an authenticator app or a passkey is set up; that says nothing of this sign-in."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def factor_shown_at(request: HttpRequest, user: User) -> float:
    """When this session last saw a code of the app or a passkey, in seconds; 0 if it never did.

    A recovery code opens the account, so that a lost factor can be replaced, and is no factor itself.
    """
    times = (float(record.get("at", 0)) for record in _shown(request, user) if not _is_recovery(record))
    return max(times, default=0.0)


def is_confirmed(request: HttpRequest, user: User) -> bool:
    """Whether this very session bears a second factor: it was shown in it, or set up in it."""
    is_set_up_here = bool(request.session.get(SET_UP_HERE) == user.pk)
    return (is_set_up_here or factor_shown_at(request, user) > 0) and has_factor(user)


def may_change_factors(request: HttpRequest, user: User) -> bool:
    """Whether a password is not all that this session has shown of somebody who has a factor."""
    return is_confirmed(request, user) or bool(_shown(request, user)) or not has_factor(user)


def may_prove_by(request: HttpRequest, user: User, added: Authenticator) -> bool:
    """Whether a factor that is just set up confirms this session: it is the first, or another was shown."""
    others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=added.pk)
    return bool(_shown(request, user) or not others.exists())


def ask_for_factor(request: HttpRequest, user: User, *, back: str = "") -> HttpResponse:
    """Lead to where the factor is shown, and back; nothing that was sent is kept meanwhile."""
    is_app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    address = reverse("mfa_reauthenticate" if is_app else "mfa_reauthenticate_webauthn")
    came_from = back or (request.get_full_path() if request.method == "GET" else reverse("reviews:desk"))
    return HttpResponseRedirect(f"{address}?{urlencode({'next': came_from})}")


def _shown(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    records = get_authentication_records(request, user)
    return [record for record in records if record.get("method") == "mfa"]


def _is_recovery(record: dict[str, Any]) -> bool:
    return bool(record.get("type") == Authenticator.Type.RECOVERY_CODES)


def person_of_request(request: HttpRequest) -> Person | None:
    """Who acts, for the rules; nobody if nobody is signed in."""
    if not isinstance(request.user, User):
        return None
    # Asked for once a request: the gate and the page both need it.
    kept = vars(request).get(_KEPT)
    if isinstance(kept, Person) and kept.id == request.user.pk:
        return kept
    person = person_of(request.user, has_second_factor=is_confirmed(request, request.user))
    setattr(request, _KEPT, person)
    return person


class SecondFactorMiddleware:
    """Leads whoever must show or set up a second factor to where that is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return _led_away(request) or self.get_response(request)


def _led_away(request: HttpRequest) -> HttpResponse | None:
    """Whoever has only a password neither enters the board's rooms nor changes factors that are set up."""
    path, needed = request.path_info, settings.SECOND_FACTOR_PATHS
    if not path.startswith((*needed, CHANGES_OF_FACTORS)) or not isinstance(request.user, User):
        return None
    if path.startswith(CHANGES_OF_FACTORS):
        is_free = path.endswith(PROVING) or may_change_factors(request, request.user)
        return None if is_free else ask_for_factor(request, request.user)
    person = person_of_request(request)
    if person is None or not why_not_enter_board(person):
        return None
    if may_change_factors(request, request.user):
        return redirect("accounts:second_factor")
    return ask_for_factor(request, request.user)
