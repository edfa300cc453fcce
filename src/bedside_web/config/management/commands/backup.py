"""How does an operator copy the site's database, while it runs?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bedside_web.config.backups import BackupError, back_up


class Command(BaseCommand):
    """``bedside-site backup FILE``."""

    help = "Copy the site's database into a new file, while the site runs."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        """Copy."""
        try:
            back_up(file)
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Backed up to {file}")
