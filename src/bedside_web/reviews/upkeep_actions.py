"""What keeps reviews true as time goes on? Expiry, reads, reopenings, and the approval of whole articles."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from bedside.editorial import weigh_risk
from bedside.terms import ReopeningCause
from bedside_web.accounts.models import User
from bedside_web.articles import actions as article_actions
from bedside_web.articles.mapping import shown_claims
from bedside_web.articles.models import ArticleRecord, DailyReads
from bedside_web.articles.queries import articles
from bedside_web.ledger.actions import reopen_claims
from bedside_web.ledger.mapping import claim_of, wording_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import claims
from bedside_web.ledger.touched import Reopened, Touched
from bedside_web.reviews.models import Reopening
from bedside_web.reviews.queries import article_case, unsigned_claims, unsigned_in_articles
from bedside_web.trail.actions import record

MONTH = timedelta(days=30)


@transaction.atomic
def approve_article(actor: User, address: str, *, has_second_factor: bool = False) -> ArticleRecord:
    """Put an article's newest revision in force, as an editor.

    Raises ``Refused``, and ``ArticleRecord.DoesNotExist``.
    """
    article = articles().select_for_update(of=("self",)).get(address=address)
    # The claims' rows too: a source that is retracted meanwhile must come before or after, not between.
    list(ClaimRecord.objects.select_for_update().filter(pk__in=_shown_anywhere(article)))
    article_actions.approve(actor, article, case=article_case(article), has_second_factor=has_second_factor)
    return article


def _shown_anywhere(article: ArticleRecord) -> set[str]:
    return {
        id for revision in (article.current, article.pending) if revision for id in shown_claims(revision)
    }


@transaction.atomic
def reopen_expired(actor: User, now: datetime) -> Touched:
    """Reopen approved claims of which too few signatures still count, and put back what shows them."""
    expired = unsigned_claims(now)
    rows = list(claims().select_for_update(of=("self",)).filter(pk__in=[claim.pk for claim in expired]))
    touched = reopen_claims(actor, rows, cause=ReopeningCause.EXPIRED)
    left = unsigned_in_articles(now)
    if not left:
        return touched
    # These claims are under review in another wording; only the articles that show the old one are moved.
    told = {"cause": ReopeningCause.EXPIRED.value, "articles": " ".join(sorted(left))}
    event = record(actor, "expire", "articles", told)
    names = tuple(sorted(set(left.values())))
    reopened = Reopened(claims=names, cause=ReopeningCause.EXPIRED, event=event.number)
    back = article_actions.put_back(actor, reopened)
    return Touched(
        claims=touched.claims, articles=tuple(sorted({*touched.articles, *back})), event=event.number
    )


@transaction.atomic
def weigh_anew(actor: User, now: datetime) -> int:
    """Weigh every claim again with its reads of the last month; returns how many weigh otherwise.

    A claim that needed two signatures goes on needing them.
    """
    reads = _reads_by_claim(now)
    moved = [claim for claim in claims() if _reweigh(claim, reads[claim.pk])]
    ClaimRecord.objects.bulk_update(moved, ["risk", "risk_reasons", "needed"])
    if moved:
        record(actor, "weigh", "claims", {"claims": " ".join(claim.pk for claim in moved)})
    return len(moved)


def keep_reopenings(actor: User, reopened: Reopened) -> list[str]:
    """Keep why claims were reopened; the entry that tells of it stands in the trail already."""
    rows = ClaimRecord.objects.in_bulk(list(reopened.claims))
    Reopening.objects.bulk_create(
        Reopening(
            claim=claim,
            round=claim.round,
            cause=reopened.cause.value,
            publication_id=reopened.publication_id,
            reason=reopened.reason,
            event=reopened.event,
            reopened_at=claim.changed_at,
        )
        for claim in rows.values()
    )
    return []


def _reweigh(claim: ClaimRecord, reads: int) -> bool:
    risk = weigh_risk(claim_of(wording_of(claim)), reads=reads)
    if claim.risk == risk.score and claim.risk_reasons == list(risk.reasons):
        return False
    claim.risk, claim.risk_reasons = risk.score, list(risk.reasons)
    claim.needed = max(claim.needed, risk.needed)
    return True


def _reads_by_claim(now: datetime) -> Counter[str]:
    month = DailyReads.objects.filter(day__gte=(now - MONTH).date())
    by_article = dict(month.values_list("article").annotate(reads=Sum("count")))
    reads: Counter[str] = Counter()
    for article in _with_current(by_article):
        if article.current:
            reads.update(dict.fromkeys(shown_claims(article.current), by_article[article.pk]))
    return reads


def _with_current(ids: Iterable[int]) -> Iterable[ArticleRecord]:
    return articles().filter(pk__in=list(ids))
