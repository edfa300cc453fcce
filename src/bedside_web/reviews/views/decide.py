"""How does a reviewer decide? Each verb asks its action, which asks the rules."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bedside.terms import Person
from bedside_web.reviews import actions
from bedside_web.reviews.forms import CommentForm, ReasonForm, RequestForm
from bedside_web.reviews.views.claim import claim_page
from bedside_web.reviews.views.door import done, for_members, refuse_form, user_at


@require_POST
@for_members
def take(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/take/``: onto one's own desk."""
    actions.take(user_at(request), claim_id, has_second_factor=person.has_second_factor)
    return _back(request, claim_id, _("It is on your desk."))


@require_POST
@for_members
def release(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/release/``: off one's own desk, undecided."""
    actions.release(user_at(request), claim_id)
    return _back(request, claim_id, _("You gave it back."))


@require_POST
@for_members
def comment(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/comment/``."""
    form = CommentForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form) or claim_page(request, person, claim_id, comment_form=form)
    actions.comment(user_at(request), claim_id, text=form.cleaned_data["text"])
    return _back(request, claim_id, _("Your comment was added."))


@require_POST
@for_members
def request_changes(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/request-changes/``: with the reason, and a wording if there is a better one."""
    form = RequestForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form) or claim_page(request, person, claim_id, request_form=form)
    actions.request_changes(
        user_at(request),
        claim_id,
        claim_hash=form.cleaned_data["claim_hash"],
        request=actions.ChangeRequest(
            reason=form.cleaned_data["reason"], suggested=form.cleaned_data["suggested"]
        ),
        has_second_factor=person.has_second_factor,
    )
    return _back(request, claim_id, _("Your request is in."))


@require_POST
@for_members
def reopen(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/reopen/``: an editor has it judged anew."""
    form = ReasonForm(request.POST, prefix="reopen")
    if not form.is_valid():
        return refuse_form(request, form) or claim_page(request, person, claim_id, reopen_form=form)
    actions.reopen(
        user_at(request),
        claim_id,
        reason=form.cleaned_data["reason"],
        has_second_factor=person.has_second_factor,
    )
    return _back(request, claim_id, _("It was opened again; its signatures count no more."))


def _back(request: HttpRequest, claim_id: str, sentence: str) -> HttpResponse:
    told: dict[str, object] = {"claim": claim_id, "at": datetime.now(UTC).isoformat(), "sentence": sentence}
    return done(request, reverse("reviews:claim", args=[claim_id]), told, sentence=sentence)
