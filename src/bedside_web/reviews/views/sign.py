"""How is a claim signed? On a page that shows exactly what is signed, after a fresh second factor."""

import time
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bedside.editorial import expires
from bedside.terms import Person
from bedside_web.accounts.second_factor import ask_for_factor, factor_shown_at
from bedside_web.reviews import actions
from bedside_web.reviews.forms import SignForm
from bedside_web.reviews.queries import cases_of
from bedside_web.reviews.views.claim import acts_of, claim_or_404, sheet_of
from bedside_web.reviews.views.door import done, for_members, refuse_form, show, user_at


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def sign(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/sign/``."""
    if _is_stale(request):
        return ask_for_factor(request, user_at(request), back=request.path)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, person, claim_id, form=form)
    if not form.is_valid():
        return refuse_form(request, form) or _page(request, person, claim_id, form=form)
    actions.sign(
        user_at(request),
        claim_id,
        claim_hash=form.cleaned_data["claim_hash"],
        has_second_factor=person.has_second_factor,
    )
    told: dict[str, object] = {"decision": "approve"}
    address = reverse("reviews:claim", args=[claim_id])
    return done(request, address, told, sentence=_("You signed this wording."))


def _page(request: HttpRequest, person: Person, claim_id: str, *, form: SignForm) -> HttpResponse:
    record = claim_or_404(claim_id)
    case = cases_of([record])[record.pk]
    sheet = sheet_of(record, case, person)
    told = {
        "sheet": sheet,
        "person": person,
        "act": acts_of(case, person).first[0],
        "form": form if form.is_bound else SignForm(initial={"claim_hash": sheet.claim_hash}),
        "expires_at": expires(case.facet, datetime.now(UTC)),
    }
    return show(request, "sign", told, status=422 if form.is_bound else 200)


def _is_stale(request: HttpRequest) -> bool:
    """Whether it is too long ago that a code or a passkey was shown; a password alone does not renew it."""
    return time.time() - factor_shown_at(request, user_at(request)) > settings.SIGNING_FRESH_SECONDS
