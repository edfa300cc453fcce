"""How does an operator put a backup back, into an empty site?"""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bedside.editorial import find_break
from bedside_web.config.backups import BackupError, restore
from bedside_web.trail.queries import all_events


class Command(BaseCommand):
    """``bedside-site restore FILE``."""

    help = "Put a backup in place of an empty database, bring it up to date, and verify its trail."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        """Restore, migrate, verify."""
        try:
            restore(file)
        except BackupError as error:
            raise CommandError(str(error)) from None
        call_command("migrate", verbosity=0, interactive=False)
        found = list(all_events())
        broken = find_break(found)
        if broken is not None:
            raise CommandError(f"Restored, but the trail of {file} does not verify: {broken.reason}")
        self.stdout.write(f"Restored from {file}; the trail of {len(found)} entries verifies")
