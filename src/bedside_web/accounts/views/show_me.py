"""What does a person see and change of themselves?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bedside.editorial.people import why_not_declare_interests
from bedside.terms import InterestKind
from bedside_web.accounts.actions import declare_interests, update_profile
from bedside_web.accounts.forms import InterestsForm, ProfileForm
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of
from bedside_web.accounts.second_factor import has_factor


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """The page of one's account; which form was sent is told by the name of its button."""
    user = request.user
    assert isinstance(user, User)
    is_profile, is_interests = "profile" in request.POST, "interests" in request.POST
    profile = ProfileForm(request.POST if is_profile else None, instance=User.objects.get(pk=user.pk))
    interests = InterestsForm(request.POST if is_interests else None, initial=_declared(user))
    if is_profile and profile.is_valid():
        update_profile(user, profile.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:me")
    refusal = why_not_declare_interests(person_of(user))
    if is_interests and refusal:
        return render(request, "accounts/refused.html", {"refusal": refusal}, status=403)
    if is_interests and interests.is_valid():
        declare_interests(user, interests.declared())
        messages.success(request, _("Your interests are declared."))
        return redirect("accounts:me")
    return render(
        request,
        "accounts/me.html",
        {
            "profile": profile,
            "interests": interests,
            "why_not_declare": refusal,
            "roles": [grant.role for grant in user.grants.all()],
            "has_second_factor": has_factor(user),
        },
        status=422 if is_profile or is_interests else 200,
    )


def _declared(user: User) -> dict[str, str]:
    declared = list(user.declared_interests.order_by("name"))
    return {
        field: "\n".join(each.name for each in declared if each.kind == kind.value)
        for field, kind in (("drugs", InterestKind.DRUG), ("sponsors", InterestKind.SPONSOR))
    }
