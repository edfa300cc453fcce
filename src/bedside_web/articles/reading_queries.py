"""What stands at an address for readers? The published revision, its views, and its earlier ones."""

import zlib
from functools import lru_cache

import msgspec

from bedside.terms import Article, Audience
from bedside_web.accounts.models import User
from bedside_web.articles.models import (
    ArticleAlias,
    ArticleRecord,
    ArticleRevision,
    ArticleView,
    Conversation,
)

REMEMBERED = 256
"""Views kept decoded by each server process; they never change."""


def find_record(address: str) -> ArticleRecord | None:
    """The published article of this canonical address, with its current revision."""
    return ArticleRecord.objects.select_related("current", "approved_by").filter(address=address).first()


def find_alias(address: str) -> str | None:
    """The address to which another address of an article leads."""
    alias = ArticleAlias.objects.select_related("article").filter(address=address).first()
    return alias.article.address if alias else None


def list_revisions(record: ArticleRecord) -> list[ArticleRevision]:
    """Every revision, the newest first."""
    return list(record.revisions.order_by("-number"))


@lru_cache(maxsize=REMEMBERED)
def read_body(revision_id: int, audience: Audience) -> Article:
    """A revision as an audience reads it. Raises ``ArticleView.DoesNotExist``."""
    view = ArticleView.objects.get(revision_id=revision_id, audience=audience.value)
    return msgspec.json.decode(zlib.decompress(view.body), type=Article)


def count_articles() -> tuple[int, int]:
    """How many articles are published, and how many of them a person approved."""
    published = ArticleRecord.objects.filter(current__isnull=False, withdrawn_at__isnull=True)
    return published.count(), published.filter(approved_by__isnull=False).count()


def list_conversations(reader: User) -> list[Conversation]:
    """What a reader kept, the newest first, with its questions."""
    return list(reader.conversations.order_by("-changed_at").prefetch_related("turns"))
