"""``export_trail FILE``: the whole trail as JSON lines, to be kept and verified elsewhere."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bedside.editorial import write_events
from bedside.terms import TrailEvent
from bedside_web.trail.queries import all_events


class Command(BaseCommand):
    """Write the trail into a file, and print its head: the hash of the last entry."""

    help = "Write the trail as JSON lines; verify it anywhere with: bedside trail verify FILE"

    def add_arguments(self, parser: CommandParser) -> None:
        """One argument: the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, then tell how much."""
        path: Path = options["file"]
        count, last = 0, None
        with path.open("w", encoding="utf-8") as stream:
            for event in all_events():
                stream.writelines(write_events([event]))
                count, last = count + 1, event
        self.stdout.write(_summary(path, count, last))


def _summary(path: Path, count: int, last: TrailEvent | None) -> str:
    head = f"; its head is {last.hash}" if last else ""
    return f"{path}: {count} entries{head}."
