"""``reopen_expired``: what a scheduler runs once a day, so that no signature counts beyond its time."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from bedside_web.accounts.actions import system_actor
from bedside_web.reviews.actions import reopen_expired, weigh_anew


class Command(BaseCommand):
    """Reopen claims whose signatures have expired, and weigh all by their reads."""

    help = "Reopen claims whose signatures have expired, and weigh all claims by the reads of the last month"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        now = datetime.now(UTC)
        touched = reopen_expired(system_actor(), now)
        weighed = weigh_anew(system_actor(), now)
        self.stdout.write(
            f"{len(touched.claims)} claims reopened, {len(touched.articles)} articles under review again, "
            f"{weighed} claims weigh otherwise."
        )
