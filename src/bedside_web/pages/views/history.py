"""A signed-in reader's own history: kept only if they choose so, and deleted when they say so."""

import re

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bedside_web.accounts.models import User
from bedside_web.articles.reading_actions import forget_all, forget_conversation
from bedside_web.articles.reading_queries import list_conversations
from bedside_web.pages.presenting.thread import CONVERSATION, HISTORY

_NUMBER = re.compile("[0-9]{1,18}")
"""What a conversation may be called; longer numbers fit no key of the database."""


@login_required
def history(request: HttpRequest) -> HttpResponse:
    """List what is kept, switch keeping on or off, delete one or all."""
    assert isinstance(request.user, User)
    if request.method == "POST":
        _do(request, request.user)
        return redirect("pages:history")
    return render(
        request,
        "pages/history.html",
        {
            "conversations": list_conversations(request.user),
            "is_kept": bool(request.session.get(HISTORY)),
        },
    )


def _do(request: HttpRequest, reader: User) -> None:
    act = request.POST.get("act", "")
    if act == "keep":
        request.session[HISTORY] = True
    elif act == "stop":
        request.session[HISTORY] = False
    elif act == "forget-all":
        forget_all(reader)
        request.session.pop(CONVERSATION, None)
    elif act == "forget" and _NUMBER.fullmatch(request.POST.get("conversation", "")):
        forget_conversation(reader, int(request.POST["conversation"]))
