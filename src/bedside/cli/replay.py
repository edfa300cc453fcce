"""`bedside replay`: a saved answer made again, byte for byte."""

from typing import Annotated

import typer

from bedside.cli.ask import ColorOption, Format, OutputOption, write
from bedside.cli.terminal import Color


def replay(
    id: Annotated[str, typer.Argument(help="The answer's id, as its last lines print it.")],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="In which form.", show_default="as it was given")
    ] = None,
    color: ColorOption = Color.AUTO,
    output: OutputOption = None,
) -> None:
    """Make a saved answer again on its own release, and check that it is the same."""
    from bedside.library import replay as make_again

    given, saved = make_again(id)
    write(given, format or Format(saved.format), color=color, output=output)
