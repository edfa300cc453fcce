"""Which page tells how claims are written, checked, signed and withdrawn?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The editorial policy."""
    return render(request, "pages/about/policy.html")
