"""Who stands before a page of the board, and how is a refusal told: on a page, or as JSON?"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _

from bedside.editorial import Refused
from bedside.terms import Person, Refusal
from bedside_web.accounts.models import User
from bedside_web.accounts.refusals import tell
from bedside_web.accounts.second_factor import person_of_request
from bedside_web.articles.models import ArticleRecord
from bedside_web.ledger.models import ClaimRecord, SourceRecord

P = ParamSpec("P")
_UNKNOWN = (ArticleRecord.DoesNotExist, ClaimRecord.DoesNotExist, SourceRecord.DoesNotExist)
NOT_A_MEMBER = Refusal(code="role", sentence="Only members of the board may do this.")
_PLACES = (
    ("reviews:desk", _("Desk")),
    ("reviews:articles", _("Articles")),
    ("reviews:sources", _("Sources")),
    ("reviews:due", _("Falling due")),
    ("reviews:trail", _("Trail")),
    ("reviews:people", _("People")),
)
_FOR_READERS = (("reviews:desk", _("The board")), ("reviews:people", _("People")))


def user_at(request: HttpRequest) -> User:
    """The user who is signed in; only behind a door that lets in nobody else."""
    assert isinstance(request.user, User)
    return request.user


def person_at(request: HttpRequest) -> Person | None:
    """The member of the board who is signed in; ``None`` for readers."""
    person = person_of_request(request)
    return person if person and person.roles and person.is_active else None


def show(
    request: HttpRequest,
    template: str,
    told: dict[str, Any],
    *,
    status: int = 200,
    is_member: bool = True,
) -> HttpResponse:
    """A page of the board, with what stands around each; readers are led only to what they may read."""
    return render(
        request,
        f"reviews/{template}.html",
        {"board_places": _places(request, is_member), "is_member": is_member, **told},
        status=status,
    )


def _places(request: HttpRequest, is_member: bool) -> list[dict[str, object]]:
    return [
        {"url": (url := reverse(name)), "name": label, "is_here": _is_at(request.path, url)}
        for name, label in (_PLACES if is_member else _FOR_READERS)
    ]


def _is_at(path: str, url: str) -> bool:
    if url == reverse("reviews:desk"):
        return path == url or path.startswith((f"{url}claims/", f"{url}write/"))
    return path.startswith(url)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks, and not a person's browser."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def refuse(request: HttpRequest, refusal: Refusal, *, back: str, is_member: bool = True) -> HttpResponse:
    """Why it was not done: with its code for programs, with its sentence for people."""
    if wants_json(request):
        return JsonResponse({"code": refusal.code, "sentence": tell(refusal)}, status=409)
    return show(request, "refused", {"refusal": refusal, "back": back}, status=409, is_member=is_member)


def refuse_form(request: HttpRequest, form: BaseForm) -> HttpResponse | None:
    """For programs, what a form lacks; people get their page back with the errors beside the fields."""
    if not wants_json(request):
        return None
    told = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
    return JsonResponse({"code": "form", "errors": told}, status=422)


def done(request: HttpRequest, address: str, told: dict[str, object], *, sentence: str = "") -> HttpResponse:
    """What follows an act that was done: its outcome for programs, the next page for people.

    The sentence waits in the session for that page; programs open none, and theirs would pile up there.
    """
    if wants_json(request):
        return JsonResponse(told)
    if sentence:
        messages.success(request, sentence, extra_tags="good")
    return redirect(address)


def for_members(
    view: Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only members of the board in; a refusal that rises inside becomes an answer."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *given: P.args, **named: P.kwargs) -> HttpResponseBase:
        person = person_at(request)
        if person is None:
            return _turn_away(request)
        try:
            return view(request, person, *given, **named)
        except _UNKNOWN:
            raise Http404("There is no such thing on the desk.") from None
        except Refused as refused:
            return refuse(request, refused.refusal, back=_back(request))

    return guarded


def _back(request: HttpRequest) -> str:
    """The page of this site that the act came from, or the desk."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return came_from if is_ours else reverse("reviews:desk")


def _turn_away(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated or wants_json(request):
        return refuse(request, NOT_A_MEMBER, back=reverse("reviews:desk"), is_member=False)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
