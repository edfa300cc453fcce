"""What does the site do by itself to what it keeps? It forgets."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bedside_web.accounts.models import User
from bedside_web.articles.models import Conversation
from bedside_web.trail.actions import record


@transaction.atomic
def forget_conversations(actor: User, *, days: int) -> int:
    """Delete conversations whose last question is older than this; only how many they were is told."""
    old = Conversation.objects.filter(changed_at__lt=timezone.now() - timedelta(days=days))
    count = old.count()
    old.delete()
    record(actor, "forget conversations", "conversations", {"count": str(count), "days": str(days)})
    return count
