"""`bedside replay`: a saved answer made again, byte for byte."""

from pathlib import Path

import click

from bedside.cli.ask import write
from bedside.cli.options import FORMATS, color_option, output_option
from bedside.cli.terminal import Color


@click.command()
@click.argument("id")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), help="The form.  [default: as given]")
@color_option
@output_option
def replay(id: str, *, form: str | None, color: str, output: Path | None) -> None:
    """Make the saved answer ID again on its own release, and check that it is the same."""
    from bedside.library import Library
    from bedside.library import replay as make_again

    given, saved = make_again(id)
    with Library.open(saved.library, release=saved.release) as library:
        write(given, form or saved.format, library=library, color=Color(color), output=output)
