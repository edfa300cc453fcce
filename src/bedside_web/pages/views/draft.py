"""Have a draft written: by POST alone, for whoever asked, kept by nobody."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters

from bedside.library import Sent
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A question with the answer without a draft, and what a writer would be told."""

    question: str
    choices: Choices
    offer: Sent
    drafts: Drafts

    @property
    def words(self) -> dict[str, Any]:
        """For the template."""
        extractive = self.drafts.extractive
        return {
            "asked": self.question,
            "title": extractive.title,
            "body": draw_body(extractive, self.choices.units),
            "audience_line": AUDIENCE_LINES[self.choices.audience],
            "offer": self.offer,
        }

    def follow(self) -> AsyncGenerator[tuple[bool, str]]:
        """Whether it is the last one, and the draft so far."""
        language = get_language() or "en"

        def tell(drafted: Drafted) -> tuple[bool, str]:
            return drafted.is_last, draw_draft(drafted, self.choices, language=language)

        return self.drafts.follow(tell)


@sensitive_post_parameters("question")
def draft(request: HttpRequest) -> HttpResponseBase:
    """Write a draft of an answer, or show first what would leave this machine.

    Where no draft may be had, the question is answered like any other. A ``GET`` leads to the front page.
    """
    if request.method != "POST":
        return redirect("pages:front")
    form = DraftForm(request.POST)
    asked = _read(form, read_choices(request)) if form.is_valid() else None
    if asked is None:
        return ask(request)
    if asked.offer.is_outside and form.cleaned_data["agreed"] != asked.offer.mark:
        response: HttpResponseBase = render(request, "pages/draft.html", asked.words)
    elif EVENTS in request.headers.get("Accept", ""):
        response = _stream(_events(asked.follow()), EVENTS)
    else:
        response = _stream(_page(request, asked), "text/html")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _read(form: DraftForm, choices: Choices) -> _Asked | None:
    question = form.cleaned_data["question"]
    writing, offer = find_writing(), find_offer_for(question, choices)
    if writing is None or offer is None:
        return None
    drafts = Drafts(question, writing, audience=choices.audience)
    return _Asked(question=question, choices=choices, offer=offer, drafts=drafts)


def _stream(parts: AsyncIterator[str], kind: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=f"{kind}; charset=utf-8")
    response.headers["X-Accel-Buffering"] = "no"
    response.headers["Content-Encoding"] = "identity"  # compressing would hold the first parts back
    return response


async def _events(drawn: AsyncGenerator[tuple[bool, str]]) -> AsyncIterator[str]:
    """The draft so far, whenever a section of it is verified, and a last word."""
    async with aclosing(drawn):
        async for is_last, html in drawn:
            yield event("draft", html)
            if is_last:
                yield event("done", "")


def _page(request: HttpRequest, asked: _Asked) -> AsyncIterator[str]:
    """The page up to where the draft stands, then the draft when it is done, then the rest."""
    place = token_hex()
    page = render(request, "pages/draft.html", {**asked.words, "is_written": True, "place": place})
    head, _, tail = page.content.decode().partition(place)
    return _whole(head, asked.follow(), tail)


async def _whole(head: str, drawn: AsyncGenerator[tuple[bool, str]], tail: str) -> AsyncIterator[str]:
    yield head
    async with aclosing(drawn):
        async for is_last, html in drawn:
            if is_last:
                yield html
    yield tail
