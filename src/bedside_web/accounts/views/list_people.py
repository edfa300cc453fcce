"""How do administrators see who is who, and give and take roles?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bedside.editorial import Refused
from bedside.editorial.people import why_not_change_roles
from bedside.terms import Person, Role
from bedside_web.accounts.actions import grant_role, revoke_role
from bedside_web.accounts.forms import RoleForm
from bedside_web.accounts.models import User
from bedside_web.accounts.queries import people_known
from bedside_web.accounts.second_factor import person_of_request

A_PAGE = 50
NOBODY = 0


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The list; a role that one may not change shows why not."""
    person = person_of_request(request)
    assert person is not None
    refusal = why_not_change_roles(person, of=NOBODY)
    if refusal:
        return render(request, "accounts/refused.html", {"refusal": refusal}, status=403)
    if request.method == "POST":
        return _change(request, person)
    page = Paginator(people_known(), A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "person": each,
            "roles": _roles(each),
            "refusal": why_not_change_roles(person, of=each.pk),
        }
        for each in page
    ]
    return render(request, "accounts/people.html", {"rows": rows, "page": page})


def _roles(user: User) -> list[tuple[str, bool]]:
    held = {grant.role for grant in user.grants.all()}
    return [(role.value, role.value in held) for role in Role]


def _change(request: HttpRequest, person: Person) -> HttpResponse:
    form = RoleForm(request.POST)
    if not form.is_valid():
        return render(request, "accounts/refused.html", {"refusal": None}, status=400)
    assert isinstance(request.user, User)
    to, role = form.cleaned_data["person"], Role(form.cleaned_data["role"])
    act = grant_role if form.cleaned_data["act"] == "grant" else revoke_role
    try:
        act(request.user, person, to=to, role=role)
    except Refused as refused:
        return render(request, "accounts/refused.html", {"refusal": refused.refusal}, status=403)
    messages.success(request, _("The roles of %(name)s are changed.") % {"name": to})
    return redirect(request.get_full_path())
