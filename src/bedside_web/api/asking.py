"""What answers a question, and what stands at an address?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from bedside.answering import Addressed, urgent_notice
from bedside.terms import Article, Audience, Concept, Facet, FileForm, Outcome, ReviewState
from bedside_web.accounts.tokens import Scope
from bedside_web.api.credentials import Token, caller_at, reads
from bedside_web.api.files import COSTLY, form_asked, reply_file
from bedside_web.api.limits import count
from bedside_web.api.paging import link_next, part_of, read_cursor
from bedside_web.api.problems import Problem, nowhere
from bedside_web.api.reply import NEVER_KEPT, reply, reply_unless_known
from bedside_web.api.sent import ArticlesAsked, QuestionSent
from bedside_web.api.shapes import AnswerGiven, ArticleLine, ArticleLines, Near
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.queries import articles, find_article
from bedside_web.articles.shelf import open_library
from bedside_web.articles.standing import Standing, find_standing
from bedside_web.articles.taking import article_to_take, without_commands
from bedside_web.ledger.queries import amended_claims

STREAM = "text/event-stream"
router = Router(tags=["Asking"])


@router.post("ask", auth=Token(Scope.ASK), response=AnswerGiven, operation_id="ask")
def ask(request: HttpRequest, sent: QuestionSent) -> HttpResponse:
    """Answer a question; nothing of it is kept or logged.

    With `Accept: text/event-stream` the article comes as server-sent events, an event a section, the urgent
    line before anything else. An `Idempotency-Key` is not looked at: nothing is written, so the same question
    can be sent again.
    """
    addresses = open_library().addresses
    before = addresses.read_path(sent.follow_up) if sent.follow_up else None
    if sent.follow_up and before is None:
        raise Problem(422, "address", "`follow_up` leads nowhere. Take it from `address` of an answer.")
    read = addresses.read_question(sent.question, follow_up=before, audience=sent.audience)
    given = AnswerGiven(
        address=read.address.path if read.address and read.is_whole and not read.has_no_article else None,
        unread=read.unread,
        nearest=_nearest(read, is_lay=sent.audience.is_lay),
        article=_answer(read, sent),
    )
    if STREAM in request.headers.get("Accept", ""):
        events = "".join(_events(given)).encode()
        return HttpResponse(events, content_type=STREAM, headers={"Cache-Control": NEVER_KEPT})
    return reply(given)


def _nearest(read: Addressed, *, is_lay: bool) -> tuple[Near, ...]:
    if read.has_no_article:
        return ()
    word = open_library().addresses.word
    return tuple(Near(address=each.path, question=word(each, is_lay=is_lay)) for each in read.nearest)


def _answer(read: Addressed, sent: QuestionSent) -> Article:
    """The published revision where an address tells all that was asked, else what the library answers."""
    if read.urgency is None and read.address and read.is_whole:
        return _standing_article(find_standing(read.address, sent.audience), sent.audience)
    if read.urgency is not None or (sent.audience.is_lay and read.article.outcome is not Outcome.NOT_FOUND):
        text = sent.question if read.urgency else read.question.text
        made = open_library().ask(text, audience=sent.audience, amended=amended_claims()).article
        made = replace(made, urgent=made.urgent or urgent_notice(read.urgency, sent.audience))
    else:
        made = read.article
    return replace(made, not_found=without_commands(made.not_found))


def _events(given: AnswerGiven) -> Iterator[str]:
    """The article by its parts, in reading order."""
    article = given.article
    if article.urgent:
        yield _event("urgent", article.urgent)
    head = replace(article, sections=(), references=(), urgent=None)
    yield _event("head", replace(given, article=head))
    for section in article.sections:
        yield _event("section", section)
    yield _event("references", article.references)
    yield _event("done", {"sections": len(article.sections)})


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {msgspec.json.encode(data).decode()}\n\n"


@router.get("articles", auth=reads(), response=ArticleLines, operation_id="list_articles")
def list_articles(request: HttpRequest, asked: Query[ArticlesAsked]) -> HttpResponse:
    """The published articles by address, also withdrawn ones, whose notice stays."""
    rows = articles().filter(address__gt=read_cursor(asked.after), current__isnull=False)
    if asked.concept:
        rows = rows.filter(concept=asked.concept)
    if asked.state:
        rows = rows.filter(state=asked.state.value)
    part, after = part_of(list(rows[: asked.limit + 1]), asked.limit, lambda each: each.address)
    return reply(ArticleLines(items=tuple(map(_line, part)), next=after), headers=link_next(request, after))


def _line(record: ArticleRecord) -> ArticleLine:
    return ArticleLine(
        address=record.address,
        title=record.title,
        question=record.question,
        concept=Concept(record.concept),
        facet=Facet(record.facet),
        state=ReviewState(record.state),
        review_due=record.review_due,
        withdrawal=record.withdrawal_notice or None,
    )


@router.get("articles/{path:address}", auth=reads(), response=Article, operation_id="read_article")
def read_article(
    request: HttpRequest,
    address: str,
    *,
    audience: Audience = Audience.CLINICIAN,
    form: Annotated[FileForm | None, Query(alias="format")] = None,
) -> HttpResponse:
    """The article at an address, in the published schema; 410 with its notice where it was withdrawn.

    With `format`, or by what `Accept` likes best, it comes as a file that carries its imprint: a text, a
    page, a document, or its references alone. `format=json` is the article with its imprint. An `Accept` that
    names `text/html` is taken for a browser's, and given the plain JSON.
    """
    asked = form_asked(request, form)
    if asked in COSTLY:
        count(request, caller_at(request).name, is_question=True)
    standing = find_standing_at(address, audience)
    edition = (
        standing.address.path,
        standing.edition,
        standing.status,
        standing.mark,
        standing.marked,
        audience,
        settings.IS_DEMO,
    )
    article = _standing_article(standing, audience)
    if asked is None:
        return reply_unless_known(request, article, edition=edition)
    return reply_file(request, standing, audience=audience, form=asked, edition=edition)


def find_standing_at(address: str, audience: Audience) -> Standing:
    """What stands at an address or at another name of it. Raises ``Problem``."""
    addresses = open_library().addresses
    found = addresses.read_path(address)
    if found is None and (record := find_article(address[:300])):
        found = addresses.read_path(record.address)
    if found is None:
        raise nowhere("article")
    return find_standing(found, audience)


def _standing_article(standing: Standing, audience: Audience) -> Article:
    if standing.is_withdrawn:
        raise Problem(410, "withdrawn", f"This article was withdrawn. {standing.withdrawal}")
    return article_to_take(standing, audience)
