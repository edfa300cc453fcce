"""Which page explains what a check can find?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.pages.exploring.explanations import explain_findings


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """Every code, with an example and a better one."""
    return render(request, "pages/check/findings.html", {"families": explain_findings()})
