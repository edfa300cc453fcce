"""How does a person make and revoke tokens for programs? On a page of the account, after a fresh sign-in."""

import secrets

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bedside.editorial import Refused
from bedside_web.accounts.forms import SCOPES, TokenForm
from bedside_web.accounts.models import ApiToken, User
from bedside_web.accounts.second_factor import person_of_request
from bedside_web.accounts.token_actions import create_token, revoke_token
from bedside_web.accounts.tokens import Scope, list_tokens

_SENT = "bedside_token_forms"
"""The session's word for forms that made a token; what they made is not in it."""
_MOST_SENT = 50


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # the package has no types
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The list and a form; a new token is shown in the answer to the form, and never again.

    A form that was sent already, as by a reload of that answer, leads back to the list.
    """
    if request.method != "POST":
        return _page(request, _empty())
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    once, sent = form.cleaned_data["once"], request.session.get(_SENT, [])
    if once and once in sent:
        return redirect("accounts:tokens")
    person = person_of_request(request)
    assert person is not None and isinstance(request.user, User)
    scopes = frozenset(map(Scope, form.cleaned_data["scopes"]))
    try:
        made, token = create_token(
            request.user,
            person,
            name=form.cleaned_data["name"],
            scopes=scopes,
            days=form.cleaned_data["days"],
        )
    except Refused as refused:
        return render(request, "accounts/refused.html", {"refusal": refused.refusal}, status=403)
    if once:
        request.session[_SENT] = [*sent, once][-_MOST_SENT:]
    return _page(request, _empty(), made=made, token=token)


@never_cache
@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """``/accounts/tokens/<number>/revoke/``: it counts no more from this moment."""
    assert isinstance(request.user, User)
    if not revoke_token(request.user, pk):
        raise Http404("You have no such token.")
    messages.success(request, _("The token is revoked."))
    return redirect("accounts:tokens")


def _empty() -> TokenForm:
    return TokenForm(initial={"once": secrets.token_urlsafe(16)})


def _page(
    request: HttpRequest, form: TokenForm, *, made: ApiToken | None = None, token: str = "", status: int = 200
) -> HttpResponse:
    assert isinstance(request.user, User)
    now, words = timezone.now(), dict(SCOPES)
    rows = [
        {"token": each, "scopes": [words[scope] for scope in each.scopes], "holds": each.holds(now)}
        for each in list_tokens(request.user)
    ]
    told = {"form": form, "rows": rows, "made": made, "shown_once": token}
    return render(request, "accounts/tokens.html", told, status=status)
