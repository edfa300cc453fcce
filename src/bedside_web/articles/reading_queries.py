"""What do readers ask of the database? Earlier revisions, counts, and what they kept themselves."""

import hashlib

from django.db.models import Max

from bedside_web.accounts.models import User
from bedside_web.articles.models import ArticleRecord, ArticleRevision, Conversation
from bedside_web.ledger.models import ClaimRecord


def list_revisions(record: ArticleRecord) -> list[ArticleRevision]:
    """The revisions that readers were shown, the newest first; what waits for review is not among them."""
    shown = record.revisions.order_by("-number")
    return list(shown.filter(number__lte=record.current.number) if record.current else shown.none())


def count_articles() -> tuple[int, int]:
    """How many articles are published, and how many of them a person approved."""
    published = ArticleRecord.objects.filter(current__isnull=False, withdrawn_at__isnull=True)
    return published.count(), published.filter(approved_by__isnull=False).count()


def mark_of_ledger() -> str:
    """Changes whenever a claim does: what was made of the claims before is then made anew."""
    newest = ClaimRecord.objects.aggregate(newest=Max("changed_at"))["newest"]
    return newest.isoformat() if newest else ""


def list_conversations(reader: User) -> list[Conversation]:
    """What a reader kept, the newest first, with its questions."""
    return list(reader.conversations.order_by("-changed_at").prefetch_related("turns"))


def published_addresses() -> dict[str, bool]:
    """The addresses at which an article stands, and whether it was withdrawn: its notice stays there."""
    rows = ArticleRecord.objects.values_list("address", "withdrawn_at")
    return {address: withdrawn_at is not None for address, withdrawn_at in rows}


def mark_of_articles() -> str:
    """Changes whenever an article is shown in another revision, or stands elsewhere in review."""
    told = ArticleRecord.objects.order_by("pk").values_list(
        "pk", "state", "current", "approved_at", "review_due", "withdrawn_at"
    )
    return hashlib.sha256(repr(list(told)).encode()).hexdigest()
