"""``sync_library``: bring the open library release into the site, and make its articles."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from bedside import Library
from bedside_web.accounts.actions import system_actor
from bedside_web.articles.actions import publish_shipped
from bedside_web.ledger.actions import sync_release


class Command(BaseCommand):
    """Sync claims, then articles; a second run changes nothing."""

    help = "Bring the claims and articles of the library into the site; a second run changes nothing"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        with Library.open(settings.LIBRARY_PATH) as library:
            synced = sync_release(system_actor(), library)
            published = publish_shipped(system_actor(), library)
        self.stdout.write(
            f"Claims: {synced.added} added, {synced.changed} changed, {synced.withdrawn} withdrawn. "
            f"Articles: {len(published.made)} made, {len(published.revised)} revised."
        )
