"""Have a draft written: by POST alone, for whoever asked, kept by nobody."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters

from bedside.library import Sending
from bedside.rendering import AUDIENCE_LINES
from bedside_web.articles.drafting import Drafted, Drafts, find_writing
from bedside_web.pages.choices import Choices, read_choices
from bedside_web.pages.forms import DraftForm
from bedside_web.pages.presenting.body import draw_body
from bedside_web.pages.presenting.drafted import draw_draft
from bedside_web.pages.presenting.offered import find_offer_for
from bedside_web.pages.views.ask import ask
from bedside_web.pages.views.stream import event

EVENTS = "text/event-stream"


@sensitive_post_parameters("question")
def draft(request: HttpRequest) -> HttpResponseBase:
    """Write a draft of an answer, or show first what would leave this machine.

    Where no draft may be had, the question is answered like any other. A ``GET`` leads to the front page.
    """
    if request.method != "POST":
        return redirect("pages:front")
    form = DraftForm(request.POST)
    choices = read_choices(request)
    writing = find_writing()
    offer = find_offer_for(form.cleaned_data["question"], choices) if form.is_valid() else None
    if writing is None or offer is None:
        return ask(request)
    drafts = Drafts(form.cleaned_data["question"], writing, audience=choices.audience)
    if offer.is_outside and form.cleaned_data["agreed"] != offer.mark:
        response: HttpResponseBase = render(request, "pages/draft.html", _words(form, drafts, offer, choices))
    elif EVENTS in request.headers.get("Accept", ""):
        response = _stream(_events(drafts, choices), EVENTS)
    else:
        response = _stream(_page(request, _words(form, drafts, offer, choices), drafts, choices), "text/html")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _words(form: DraftForm, drafts: Drafts, offer: Sending, choices: Choices) -> dict[str, Any]:
    return {
        "asked": form.cleaned_data["question"],
        "title": drafts.extractive.title,
        "body": draw_body(drafts.extractive, choices.units),
        "audience_line": AUDIENCE_LINES[choices.audience],
        "offer": offer,
    }


def _stream(parts: AsyncIterator[str], kind: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=f"{kind}; charset=utf-8")
    response.headers["X-Accel-Buffering"] = "no"
    response.headers["Content-Encoding"] = "identity"  # compressing would hold the first parts back
    return response


def _drawn(drafts: Drafts, choices: Choices) -> AsyncGenerator[tuple[bool, str]]:
    language = get_language() or "en"

    def tell(drafted: Drafted) -> tuple[bool, str]:
        return drafted.is_last, draw_draft(drafted, choices, language=language)

    return drafts.follow(tell)


async def _send(drawn: AsyncGenerator[tuple[bool, str]]) -> AsyncIterator[str]:
    async with aclosing(drawn):
        async for is_last, html in drawn:
            yield event("draft", html)
            if is_last:
                yield event("done", "")


def _events(drafts: Drafts, choices: Choices) -> AsyncIterator[str]:
    """The draft so far, whenever a section of it is verified, and a last word."""
    return _send(_drawn(drafts, choices))


def _page(
    request: HttpRequest, words: dict[str, Any], drafts: Drafts, choices: Choices
) -> AsyncIterator[str]:
    """The page up to where the draft stands, then the draft when it is done, then the rest."""
    place = token_hex()
    page = render(request, "pages/draft.html", {**words, "is_written": True, "place": mark_safe(place)})
    head, _, tail = page.content.decode().partition(place)
    return _whole(head, _drawn(drafts, choices), tail)


async def _whole(head: str, drawn: AsyncGenerator[tuple[bool, str]], tail: str) -> AsyncIterator[str]:
    yield head
    async with aclosing(drawn):
        async for is_last, html in drawn:
            if is_last:
                yield html
    yield tail
