"""What stands around every page? The places to go, the reader's choices, and who is signed in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bedside.terms import Audience
from bedside_web.pages.choices import Units, read_choices


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place to go, and whether the reader is there."""

    url: str
    name: str
    is_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values of a list to choose from."""

    value: str
    label: str


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """For the head and the foot of every page."""
    return {
        "choices": read_choices(request),
        "is_demo": settings.IS_DEMO,
        "audiences": [Choice(value=each.value, label=label) for each, label in _audiences().items()],
        "units": [Choice(value=each.value, label=label) for each, label in _units().items()],
        "places": [_place(request, name, label) for name, label in _places()],
        "footnotes": [_place(request, name, label) for name, label in _footnotes()],
    }


def _place(request: HttpRequest, name: str, label: str) -> NamedPlace:
    url = reverse(name)
    is_here = request.path == url or (url != "/" and request.path.startswith(url))
    return NamedPlace(url=url, name=label, is_here=is_here)


def _places() -> tuple[tuple[str, str], ...]:
    return (
        ("pages:front", _("Ask")),
        ("pages:topics", _("Explore")),
        ("pages:check", _("Check a text")),
        ("reviews:desk", _("Board")),
    )


def _footnotes() -> tuple[tuple[str, str], ...]:
    return (
        ("pages:policy", _("Editorial policy")),
        ("pages:quality", _("Quality")),
        ("pages:errata", _("Errata")),
        ("pages:counters", _("Counters")),
        ("pages:privacy", _("Privacy")),
    )


def _audiences() -> dict[Audience, str]:
    return {
        Audience.CLINICIAN: _("a clinician"),
        Audience.TRAINEE: _("a trainee"),
        Audience.NURSE: _("a nurse"),
        Audience.PATIENT: _("a patient"),
        Audience.CAREGIVER: _("a caregiver"),
    }


def _units() -> dict[Units, str]:
    return {
        Units.AS_PRINTED: _("as the source prints them"),
        Units.CONVENTIONAL: _("mg/dL, mEq/L (conventional)"),
        Units.SI: _("mmol/L (SI)"),
    }
