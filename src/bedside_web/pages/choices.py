"""What did the reader choose? For whom to write, and in which units; kept in a cookie of this site alone."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from bedside.terms import Audience

COOKIE = "bedside_choices"
_YEAR = 365 * 24 * 3600


class Units(StrEnum):
    """In which units numbers are shown."""

    AS_PRINTED = "as printed"
    CONVENTIONAL = "conventional"
    SI = "SI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """``is_chosen`` is false until the reader has chosen an audience."""

    audience: Audience = Audience.CLINICIAN
    units: Units = Units.AS_PRINTED
    is_chosen: bool = False


def read_choices(request: HttpRequest) -> Choices:
    """The choices in the cookie; what is not known there is as if it were not chosen."""
    audience, _, units = request.COOKIES.get(COOKIE, "").partition("|")
    # A record that opens an article says for whom; that holds for the page, whatever was chosen before.
    told = request.GET.get("audience", "")
    audience = told if told in set(Audience) else audience
    is_chosen = audience in set(Audience)
    return Choices(
        audience=Audience(audience) if is_chosen else Audience.CLINICIAN,
        units=Units(units) if units in set(Units) else Units.AS_PRINTED,
        is_chosen=is_chosen,
    )


def keep_choices(response: HttpResponseBase, choices: Choices) -> None:
    """Set the cookie."""
    response.set_cookie(
        COOKIE,
        f"{choices.audience.value}|{choices.units.value}",
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def tell_caches(response: HttpResponseBase) -> None:
    """Say that the answer hangs on the reader's choices and language, and is asked for anew each time."""
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
