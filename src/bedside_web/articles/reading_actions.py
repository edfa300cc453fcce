"""What is written for readers? Their own conversations, and how often an article was read."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import F

from bedside.terms import Audience
from bedside_web.accounts.actions import system_actor
from bedside_web.accounts.models import User
from bedside_web.articles.models import Conversation, DailyReads, Turn
from bedside_web.trail.actions import record
from bedside_web.trail.queries import COUNT_READS

TITLE_LETTERS = 120


@transaction.atomic
def keep_turn(
    actor: User, *, conversation: int | None, question: str, address: str, audience: Audience
) -> int:
    """Keep a question of the reader's own, in a conversation that goes on or a new one.

    Returns the conversation's number. The trail learns that something was kept: none of its words, and not
    by whom, because the board reads the trail.
    """
    now = datetime.now(UTC)
    kept = Conversation.objects.filter(pk=conversation, reader=actor).first() if conversation else None
    if kept is None:
        kept = Conversation.objects.create(
            reader=actor, title=question[:TITLE_LETTERS], begun_at=now, changed_at=now
        )
    Turn.objects.create(
        conversation=kept,
        number=kept.turns.count() + 1,
        question=question,
        address=address,
        audience=audience.value,
        asked_at=now,
    )
    Conversation.objects.filter(pk=kept.pk).update(changed_at=now)
    record(system_actor(), "keep turn", f"conversation {kept.pk}", {})
    return kept.pk


@transaction.atomic
def forget_conversation(actor: User, conversation: int) -> None:
    """Delete one of the reader's own conversations with all its questions; of another's nothing is told."""
    gone, _ = Conversation.objects.filter(pk=conversation, reader=actor).delete()
    if gone:
        record(system_actor(), "forget conversation", f"conversation {conversation}", {})


@transaction.atomic
def forget_all(actor: User) -> None:
    """Delete every conversation of the reader."""
    mine = Conversation.objects.filter(reader=actor)
    count = mine.count()
    mine.delete()
    if count:
        record(system_actor(), "forget all conversations", "conversations", {"count": str(count)})


@transaction.atomic
def count_reads(actor: User, reads: Mapping[int, int], *, day: date) -> None:
    """Add how often articles, by their key, were read on a day; who read them is not known here."""
    for article, count in reads.items():
        counted, _ = DailyReads.objects.get_or_create(article_id=article, day=day)
        DailyReads.objects.filter(pk=counted.pk).update(count=F("count") + count)
    record(actor, COUNT_READS, f"day {day.isoformat()}", {"articles": str(len(reads))})
