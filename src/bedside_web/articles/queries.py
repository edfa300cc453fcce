"""What articles are there? By address, by claim, and as one audience reads them."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q, QuerySet

from bedside.terms import Article, Audience
from bedside_web.articles.composing import unpack_view
from bedside_web.articles.mapping import shown_claims
from bedside_web.articles.models import ArticleRecord, ArticleRevision, ArticleView, Erratum

REMEMBERED = 128
"""Views kept at hand, decoded: revisions never change."""


def articles() -> QuerySet[ArticleRecord]:
    """All articles with the revision that readers see and the newer one, by address."""
    return ArticleRecord.objects.select_related("current", "pending").order_by("address")


def find_article(address: str) -> ArticleRecord | None:
    """The article at an address, or at another address that leads to it."""
    return articles().filter(Q(address=address) | Q(aliases__address=address)).first()


def read_view(revision: ArticleRevision, audience: Audience) -> Article:
    """A revision as one audience reads it. ``ArticleView.DoesNotExist`` if it was never made for it."""
    return _read(revision.pk, f"{revision.release} {revision.sha256}", audience)


@lru_cache(maxsize=REMEMBERED)
def _read(revision: int, content: str, audience: Audience) -> Article:
    # `content` keeps two databases apart in which different revisions bear one number.
    view = ArticleView.objects.get(revision=revision, audience=audience.value)
    return unpack_view(bytes(view.body))


def articles_showing(claim_ids: Iterable[str]) -> list[ArticleRecord]:
    """The articles whose shown revision holds any of these claims."""
    wanted = set(claim_ids)
    return [
        article for article in articles() if article.current and wanted & shown_claims(article.current).keys()
    ]


def errata() -> QuerySet[Erratum]:
    """What articles said wrongly and say now, newest first."""
    return Erratum.objects.select_related("article").order_by("-noticed_at", "-pk")
