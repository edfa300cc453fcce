"""What is said to whoever must set up a second factor first?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bedside.editorial.people import why_not_enter_board
from bedside_web.accounts.models import User
from bedside_web.accounts.second_factor import ask_for_factor, may_change_factors, person_of_request


@never_cache
@login_required
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """The rule's sentence, and the ways to set one up."""
    person = person_of_request(request)
    refusal = why_not_enter_board(person) if person else None
    if refusal and isinstance(request.user, User) and not may_change_factors(request, request.user):
        return ask_for_factor(request, request.user, back=reverse("reviews:desk"))
    return render(request, "accounts/second_factor.html", {"refusal": refusal})
