"""How does a person delete their account?"""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bedside_web.accounts.actions import delete_account
from bedside_web.accounts.models import User
from bedside_web.accounts.queries import is_of_the_board


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # the package has no types
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """What will go and what will stay, and a button."""
    user = request.user
    assert isinstance(user, User)
    if request.method == "POST":
        delete_account(user)
        logout(request)
        messages.success(request, _("Your account is deleted."))
        return redirect("/")
    return render(request, "accounts/delete.html", {"name_stays": is_of_the_board(user)})
