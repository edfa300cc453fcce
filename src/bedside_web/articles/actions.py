"""What is written of articles? Every function takes who acts, and leaves an entry in the trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from bedside import Library
from bedside.editorial import (
    ARTICLE_TRANSITIONS,
    LASTS,
    Refused,
    expires_first,
    follow,
    why_not_approve,
    why_not_revise,
    why_not_withdraw,
)
from bedside.terms import Act, ArticleCase, ReviewState
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of
from bedside_web.articles.composing import Composed, compose, find_topics, see_that_it_is_synced
from bedside_web.articles.mapping import case_of_article, newest_of, shown_claims
from bedside_web.articles.models import ArticleRecord, ArticleRevision, ArticleView, Erratum
from bedside_web.articles.queries import articles
from bedside_web.ledger.models import ClaimRecord, ClaimRevision
from bedside_web.ledger.queries import amended_claims, current_hashes
from bedside_web.ledger.touched import Reopened
from bedside_web.trail.actions import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The addresses at which articles are new, and at which there is a new revision."""

    made: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()


@transaction.atomic
def publish_shipped(actor: User, library: Library) -> Published:
    """Make the articles on what the library ships, and a revision where its words are new.

    Nothing is written a second time; withdrawn articles stay as they are. Call ``sync_release`` before.
    """
    see_that_it_is_synced(library)
    known = {article.address: article for article in articles().select_for_update(of=("self",))}
    amended, hashes = amended_claims(), current_hashes()
    made: list[str] = []
    revised: list[str] = []
    for topic in find_topics(library):
        article = known.get(topic.address)
        if article and article.state == ReviewState.WITHDRAWN.value:
            continue
        composed = compose(topic, library, amended=amended)
        if composed is None or (article and not _is_new(article, composed, hashes)):
            continue
        (revised if article else made).append(topic.address)
        _add_revision(actor, article or _begin(composed, hashes), composed, hashes=hashes)
    if made or revised:
        told = {"made": str(len(made)), "revised": " ".join(revised)}
        record(actor, "publish", f"release:{library.release}", told)
    return Published(made=tuple(made), revised=tuple(revised))


@transaction.atomic
def revise(actor: User, address: str, *, library: Library, reason: str) -> ArticleRevision | None:
    """Make the article anew from the claims as they stand; ``None`` if it says the same as before.

    Readers of an approved article go on seeing the approved revision. Raises ``Refused``, and
    ``ArticleRecord.DoesNotExist``.
    """
    see_that_it_is_synced(library)
    article = articles().select_for_update(of=("self",)).get(address=address)
    refusal = why_not_revise(case_of_article(article), person_of(actor), reason=reason)
    if refusal:
        raise Refused(refusal)
    topic = next((topic for topic in find_topics(library) if topic.address == address), None)
    composed = compose(topic, library, amended=amended_claims()) if topic else None
    hashes = current_hashes()
    if composed is None or not _is_new(article, composed, hashes):
        return None
    made = _add_revision(actor, article, composed, hashes=hashes, reason=reason)
    record(actor, Act.REVISE.value, f"article:{address}", {"number": str(made.number), "reason": reason})
    return made


@transaction.atomic
def approve(
    actor: User, article: ArticleRecord, *, case: ArticleCase, has_second_factor: bool = False
) -> None:
    """Put the newest revision in force; ``case`` is read by ``reviews``, which alone knows of signatures.

    Raises ``Refused``.
    """
    now = datetime.now(UTC)
    refusal = why_not_approve(case, person_of(actor, has_second_factor=has_second_factor), now=now)
    if refusal:
        raise Refused(refusal)
    newest = newest_of(article)
    _note_errata(article, newest, now)
    ends = [end for end in (expires_first(claim, now) for claim in case.claims) if end]
    article.state = follow(ARTICLE_TRANSITIONS, case.state, Act.APPROVE).value
    article.current, article.pending = newest, None
    article.approved_at, article.approved_by = now, actor
    article.review_due = min(ends, default=now + min(LASTS.values())).date()
    article.save()
    told = {"number": str(newest.number), "sha256": newest.sha256, "due": article.review_due.isoformat()}
    record(actor, Act.APPROVE.value, f"article:{article.address}", told)


@transaction.atomic
def withdraw(actor: User, address: str, *, notice: str, has_second_factor: bool = False) -> ArticleRecord:
    """Withdraw an article; its notice stays in its place.

    Raises ``Refused``, and ``ArticleRecord.DoesNotExist``.
    """
    article = articles().select_for_update(of=("self",)).get(address=address)
    person = person_of(actor, has_second_factor=has_second_factor)
    refusal = why_not_withdraw(case_of_article(article), person, notice=notice)
    if refusal:
        raise Refused(refusal)
    article.state = follow(ARTICLE_TRANSITIONS, ReviewState(article.state), Act.WITHDRAW).value
    article.withdrawn_at, article.withdrawn_by = datetime.now(UTC), actor
    article.withdrawal_notice = notice.strip()
    article.save()
    record(actor, Act.WITHDRAW.value, f"article:{address}", {"notice": article.withdrawal_notice})
    return article


@transaction.atomic
def begin_review(actor: User, claim_id: str) -> list[str]:
    """Articles that show a claim are under review as soon as somebody has taken it. Returns which."""
    begun = _showing([claim_id], ReviewState.SUBMITTED)
    _move(begun, ReviewState.SUBMITTED, Act.TAKE)
    if begun:
        told = {"articles": " ".join(article.address for article in begun)}
        record(actor, "begin review", f"claim:{claim_id}", told)
    return [article.address for article in begun]


@transaction.atomic
def put_back(actor: User, reopened: Reopened) -> list[str]:
    """Approved articles that show a reopened claim go back under review. Returns which."""
    back = _showing(reopened.claims, ReviewState.APPROVED)
    _move(back, ReviewState.APPROVED, Act.REOPEN)
    for article in back:
        told = {"cause": reopened.cause.value, "because of entry": str(reopened.event)}
        record(actor, Act.REOPEN.value, f"article:{article.address}", told)
    return [article.address for article in back]


def _showing(claim_ids: Iterable[str], state: ReviewState) -> list[ArticleRecord]:
    wanted = set(claim_ids)
    found = articles().filter(state=state.value).select_for_update(of=("self",))
    return [article for article in found if article.current and wanted & shown_claims(article.current).keys()]


def _move(moved: list[ArticleRecord], state: ReviewState, act: Act) -> None:
    for article in moved:
        article.state = follow(ARTICLE_TRANSITIONS, state, act).value
    ArticleRecord.objects.bulk_update(moved, ["state"])


def _is_new(article: ArticleRecord, composed: Composed, hashes: dict[str, str]) -> bool:
    newest = newest_of(article)
    return newest.sha256 != composed.sha256 or newest.claims != _told_claims(composed, hashes)


def _told_claims(composed: Composed, hashes: dict[str, str]) -> list[list[str]]:
    return [[str(id), hashes[id]] for id in composed.claims]


def _begin(composed: Composed, hashes: dict[str, str]) -> ArticleRecord:
    topic = composed.topic
    begun = ClaimRecord.objects.filter(pk__in=composed.claims).exclude(state=ReviewState.SUBMITTED.value)
    state = ReviewState.SUBMITTED
    if begun.exists():
        state = follow(ARTICLE_TRANSITIONS, state, Act.TAKE)
    return ArticleRecord.objects.create(
        address=topic.address,
        concept=topic.concept,
        facet=topic.facet.value,
        question=topic.question,
        title=composed.title,
        state=state.value,
        submitted_at=datetime.now(UTC),
    )


def _add_revision(
    actor: User, article: ArticleRecord, composed: Composed, *, hashes: dict[str, str], reason: str = ""
) -> ArticleRevision:
    now = datetime.now(UTC)
    made = ArticleRevision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        release=composed.release,
        claims=_told_claims(composed, hashes),
        sha256=composed.sha256,
        made_by=actor,
        made_at=now,
        reason=reason.strip(),
    )
    ArticleView.objects.bulk_create(
        ArticleView(revision=made, audience=audience.value, body=body)
        for audience, body in composed.views.items()
    )
    if article.state == ReviewState.APPROVED.value:
        article.pending = made
    else:
        _note_errata(article, made, now)
        article.current, article.pending, article.title = made, None, composed.title
    article.save()
    return made


def _note_errata(article: ArticleRecord, newer: ArticleRevision, now: datetime) -> None:
    """What the approved text said, and the newer one says otherwise, is kept for good."""
    shown = article.current
    if shown is None or article.approved_at is None or shown.made_at > article.approved_at:
        return
    before, after = shown_claims(shown), shown_claims(newer)
    reworded = [id for id in before if id in after and before[id] != after[id]]
    wordings = {
        (wording.claim_id, wording.sha256): wording
        for wording in ClaimRevision.objects.filter(claim__in=reworded)
    }
    Erratum.objects.bulk_create(
        Erratum(
            article=article,
            claim_id=id,
            before=old.body["statement"],
            after=new.body["statement"],
            reason=new.reason,
            noticed_at=now,
        )
        for id in reworded
        for old, new in [(wordings[id, before[id]], wordings[id, after[id]])]
        if old.body["statement"] != new.body["statement"]
    )
