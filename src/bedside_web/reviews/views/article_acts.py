"""How does an editor act on an article? Approve, revise, withdraw."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bedside.terms import Person
from bedside_web.articles import actions
from bedside_web.articles.shelf import open_library
from bedside_web.reviews.actions import approve_article
from bedside_web.reviews.forms import NoticeForm, ReasonForm
from bedside_web.reviews.views.articles import article_or_404, article_page
from bedside_web.reviews.views.door import done, for_members, refuse_form, user_at


@require_POST
@for_members
def approve(request: HttpRequest, person: Person, address: str) -> HttpResponse:
    """``/board/articles/<address>/approve/``."""
    article_or_404(address)
    approve_article(user_at(request), address, has_second_factor=person.has_second_factor)
    return _back(request, address, _("The article is approved."))


@require_POST
@for_members
def revise(request: HttpRequest, person: Person, address: str) -> HttpResponse:
    """``/board/articles/<address>/revise/``: made anew from the claims as they stand."""
    article_or_404(address)
    form = ReasonForm(request.POST, prefix="revise")
    if not form.is_valid():
        return refuse_form(request, form) or article_page(request, person, address, revise_form=form)
    made = actions.revise(
        user_at(request), address, library=open_library(), reason=form.cleaned_data["reason"]
    )
    sentence = _("A new revision was made.") if made else _("It would say the same; nothing was made.")
    return _back(request, address, sentence)


@require_POST
@for_members
def withdraw(request: HttpRequest, person: Person, address: str) -> HttpResponse:
    """``/board/articles/<address>/withdraw/``: the notice stays in its place."""
    article_or_404(address)
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form) or article_page(request, person, address, withdraw_form=form)
    actions.withdraw(
        user_at(request),
        address,
        notice=form.cleaned_data["notice"],
        has_second_factor=person.has_second_factor,
    )
    return _back(request, address, _("The article is withdrawn; its notice stays."))


def _back(request: HttpRequest, address: str, sentence: str) -> HttpResponse:
    told: dict[str, object] = {"article": address, "sentence": sentence}
    return done(request, reverse("reviews:article", args=[address]), told, sentence=sentence)
