"""`bedside trail`: an exported trail of review, verified without the site that wrote it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bedside.cli.options import PATH
from bedside.editorial import FIRST_PREVIOUS, find_break, read_events
from bedside.errors import UserError
from bedside.terms import TrailEvent

BROKEN = 5
"""The exit code where an entry does not hold."""


@click.group()
def trail() -> None:
    """Verify the trail of review that a site has exported."""


@trail.command()
@click.argument("file", type=PATH)
@click.option("--head", metavar="HASH", help="The hash that it should end with, noted at an earlier export.")
def verify(file: Path, *, head: str | None) -> None:
    """Tell whether FILE, an export of a trail, was changed after the fact; nothing is sent anywhere.

    Ends with code 5 at the first entry that does not hold. A trail whose end was cut off looks whole
    unless `--head` names the hash that it ended with.
    """
    seen = _Seen()
    broken = find_break(seen.watch(read_events(_lines(file), place=str(file))), head=head)
    if broken:
        click.echo(f"Broken at entry {broken.number}: {broken.reason}.")
        sys.exit(BROKEN)
    entries = "1 entry" if seen.count == 1 else f"{seen.count:,} entries"
    click.echo(f"{entries}, unbroken. Head: {seen.head}")


class _Seen:
    """How many entries went by, and the hash of the last."""

    def __init__(self) -> None:
        self.count, self.head = 0, FIRST_PREVIOUS

    def watch(self, events: Iterable[TrailEvent]) -> Iterator[TrailEvent]:
        for event in events:
            self.count, self.head = self.count + 1, event.hash
            yield event


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read. Name a file that export_trail wrote.") from error
