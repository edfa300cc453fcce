"""What is wrong with a text?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from bedside.library import Text
from bedside.rendering.checked_json import CheckReport
from bedside_web.accounts.tokens import Scope
from bedside_web.api.credentials import Token
from bedside_web.api.problems import Problem
from bedside_web.api.reply import reply_bytes
from bedside_web.api.sent import TextSent
from bedside_web.articles.shelf import check_in_turn

router = Router(tags=["Checking"])


@router.post("check", auth=Token(Scope.CHECK), response=CheckReport, operation_id="check")
def check(request: HttpRequest, sent: TextSent) -> HttpResponse:
    """Hold a text against itself, the works that it cites and the curated claims; nothing of it is kept."""
    checks = check_in_turn(Text(name=sent.name, text=sent.text))
    if checks is None:
        after = {"Retry-After": str(settings.CHECK_MOST_WAIT)}
        raise Problem(503, "busy", "Other texts are being checked just now. Try again soon.", headers=after)
    return reply_bytes(checks.to_json())
