"""`bedside doctor`: what is installed, which library answers, what is missing and how to get it."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import click

from bedside.cli.options import library_option
from bedside.cli.terminal import showing_progress
from bedside.version import __version__

PARTS = ("tantivy", "msgspec", "lxml", "pydantic", "click", "rich", "ucumvert")


@click.command()
@library_option
def doctor(*, library: Path | None) -> None:
    """Tell what is installed, which library answers, and what is missing."""
    from bedside.library import Library, answers_folder

    click.echo(f"bedside   {__version__}, Python {platform.python_version()}, {platform.system()}")
    click.echo("engines   " + ", ".join(f"{part} {version(part)}" for part in PARTS))
    with showing_progress() as progress:
        opened = Library.open(library, progress=progress)
    with opened:
        counts = ", ".join(
            f"{count} {name.replace('_', ' ')}" for name, count in opened.manifest.counts.items()
        )
        packs = ", ".join(f"{pack.name} {pack.version} of {pack.updated}" for pack in opened.manifest.packs)
        damaged = opened.find_damage()
        click.echo(f"library   {opened.path}")
        click.echo(f"release   {opened.release}: {counts}")
        click.echo(f"packs     {packs or 'none'}")
        click.echo(f"files     {'as they were written' if not damaged else 'DAMAGED'}")
        has_literature = opened.has_literature
    for problem in damaged:
        click.echo(f"          {problem}", err=True)
    folder = answers_folder()
    click.echo(f"answers   {folder} ({_writable(folder)})")
    click.echo("reviewed  no claim is signed by a person yet: everything is Submitted, pending human review")
    if not has_literature:
        click.echo("missing   literature: add some with `bedside ingest FILE… --library DIR`")
    if damaged:
        raise click.exceptions.Exit(4)


def _writable(folder: Path) -> str:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    return "can be written" if os.access(nearest, os.W_OK) else "cannot be written: set BEDSIDE_ANSWERS"
