"""`bedside board`: where curated claims give different numbers for one thing, body by body."""

import sys
from pathlib import Path

import click

from bedside.cli.options import color_option, library_option, output_option
from bedside.cli.output import writing_to
from bedside.cli.terminal import Color, find_manners, showing_progress

FORMS = ("text", "html", "json")


@click.command()
@click.option("--concept", "-c", metavar="NAME", help="Only tickets on this condition.")
@click.option("--format", "-f", "form", type=click.Choice(FORMS), default="text", help="In which form.")
@library_option
@color_option
@output_option
def board(*, concept: str | None, form: str, library: Path | None, color: str, output: Path | None) -> None:
    """Show where curated claims disagree in a number, with a number line and a table a ticket."""
    from bedside.library import Library

    with showing_progress() as progress, Library.open(library, progress=progress) as opened:
        found = opened.board(concept=concept)
    if form == "text":
        manners = find_manners(Color(color) if output is None else Color.NEVER)
        text = found.to_text(width=manners.width, color=manners.color)
    else:
        text = found.to_html() if form == "html" else found.to_json()
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        return
    with writing_to(output):
        output.write_text(text, encoding="utf-8")
