"""How does a program have a draft written? As events while it grows, or whole when it is done."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import replace

import msgspec
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from bedside.library import Writing
from bedside.terms import Article
from bedside_web.accounts.tokens import Scope
from bedside_web.api.asking import STREAM
from bedside_web.api.credentials import Token
from bedside_web.api.problems import Problem
from bedside_web.api.reply import JSON, NEVER_KEPT
from bedside_web.api.sent import DraftAsked
from bedside_web.articles.drafting import PLACES, Drafted, Drafts, find_offer, find_writing
from bedside_web.articles.taking import without_commands

router = Router(tags=["Asking"])
WAIT = "20"


@router.post("draft", auth=Token(Scope.ASK), response=Article, operation_id="draft")
def draft(request: HttpRequest, sent: DraftAsked) -> StreamingHttpResponse:
    """Have a model arrange passages of the literature into an answer, where no curated claim answers.

    The article says in `making.drafting` which model wrote, how many of its sentences are shown, quoted
    instead and dropped, and why it broke off. No person has read it; nothing of it is kept or logged.
    With `Accept: text/event-stream` come `urgent` if there is need, `extractive`, the article without a
    draft; `section`, the article so far, whenever a section was verified; and `done`, or `fault`.
    """
    if sent.audience.is_lay:
        raise Problem(422, "audience", "Drafts are not written for lay readers. Ask by `ask`.")
    writing = find_writing()
    if writing is None:
        raise Problem(409, "no-writer", "This site has no writer. Ask by `ask`, which needs none.")
    drafts = _begin(sent, writing)
    is_stream = STREAM in request.headers.get("Accept", "")
    parts = _events(drafts) if is_stream else _whole(drafts)
    headers = {"Cache-Control": NEVER_KEPT, "X-Accel-Buffering": "no", "Content-Encoding": "identity"}
    return StreamingHttpResponse(parts, content_type=STREAM if is_stream else JSON, headers=headers)


def _begin(sent: DraftAsked, writing: Writing) -> Drafts:
    """Raises ``Problem`` where no draft may be written, or just now not."""
    offer = find_offer(sent.question, sent.audience)
    if offer is None:
        detail = "No draft may be written: curated claims answer, or no passage does. Ask by `ask`."
        raise Problem(409, "no-draft", detail)
    if offer.is_outside and not sent.may_leave:
        detail = "The writer is on another machine. Send `may_leave: true` to let the masked question leave."
        raise Problem(409, "outside", detail)
    if PLACES.are_full:
        detail = "Other drafts are being written just now. Try again soon."
        raise Problem(503, "busy", detail, headers={"Retry-After": WAIT})
    return Drafts(sent.question, writing, audience=sent.audience)


async def _whole(drafts: Drafts) -> AsyncIterator[bytes]:
    async with aclosing(_followed(drafts)) as followed:
        async for each in followed:
            if each.is_last:
                article = each.article
                told = replace(article, making=replace(article.making, drafting=each.drafting))
                yield msgspec.json.encode(told)


async def _events(drafts: Drafts) -> AsyncIterator[str]:
    article = _for_programs(drafts.extractive)
    if article.urgent:
        yield _event("urgent", article.urgent)
    yield _event("extractive", article)
    async with aclosing(_followed(drafts)) as followed:
        async for each in followed:
            if each.is_last:
                yield _event("fault" if each.drafting.fault else "done", each.drafting)
            elif each.drafting.kept + each.drafting.quoted:
                yield _event("section", each.article)


def _followed(drafts: Drafts) -> AsyncGenerator[Drafted]:
    return drafts.follow(lambda each: replace(each, article=_for_programs(each.article)))


def _for_programs(article: Article) -> Article:
    return replace(article, not_found=without_commands(article.not_found))


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {msgspec.json.encode(data).decode()}\n\n"
