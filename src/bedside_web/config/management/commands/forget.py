"""How does the site forget what it need not keep?"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from bedside_web.accounts.actions import system_actor
from bedside_web.api.actions import forget_outcomes
from bedside_web.config.actions import forget_conversations


class Command(BaseCommand):
    """``bedside-site forget [--days N]``."""

    help = "Delete conversations and sessions that are older than the site keeps them; run it daily."

    def add_arguments(self, parser: CommandParser) -> None:
        """How old."""
        parser.add_argument("--days", type=int, default=settings.RETENTION_DAYS)

    def handle(self, *_: Any, days: int, **__: Any) -> None:
        """Delete, and have the database's file hold none of it."""
        gone = forget_conversations(system_actor(), days=days)
        forget_outcomes(system_actor())
        call_command("clearsessions")
        call_command("axes_reset_logs", age=days, verbosity=0)
        if connection.vendor == "sqlite":
            # Deleted rows are overwritten (secure_delete); the write-ahead log holds them until emptied.
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.stdout.write(f"Forgot {gone} conversations older than {days} days")
