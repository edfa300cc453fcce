"""`bedside vectors`: reads a library's passages for meaning, so that searches compare it at once."""

from pathlib import Path

import click

from bedside.cli.options import library_option
from bedside.cli.terminal import showing_progress
from bedside.errors import UserError, how_to_install


@click.command()
@click.option("--minutes", type=click.FloatRange(min=0), metavar="M", help="Stop after so long.")
@library_option
def vectors(*, library: Path | None, minutes: float | None) -> None:
    """Make the vectors that a search by meaning compares, for passages that have none.

    It may be stopped at any moment and run again; searches may run beside it and use what is there.
    """
    from bedside.library import Library

    with showing_progress() as progress, Library.open(library, progress=progress) as opened:
        if not opened.has_literature:
            raise UserError("The library holds no literature. Add some: bedside ingest FILE… --library DIR")
        if not opened.has_model:
            raise UserError(
                f"No model is installed, so search goes by words alone. {how_to_install('models')}"
            )
        seconds = None if minutes is None else minutes * 60
        made, of = opened.make_vectors(seconds=seconds, progress=progress)
    click.echo(f"{made} of {of} passages have a vector.")
