"""`bedside mcp`: the tools for other programs, over standard input and output."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.options import library_option
from bedside.errors import UserError, how_to_install

if TYPE_CHECKING:
    from bedside.library import Library


@click.command()
@library_option
def mcp(*, library: Path | None) -> None:
    """Serve tools to an AI program over standard input and output (Model Context Protocol).

    The program starts this command itself; see docs/how-to/use-from-other-tools.md.
    """
    try:
        from bedside.mcp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "mcp":
            raise
        raise UserError(f"The tools need the package mcp. {how_to_install('mcp')}") from None
    from bedside.library import Library

    @cache
    def open_library() -> "Library":
        return Library.open(library)

    open_library()  # a library that is not there is told now, not at the first question
    make_server(open_library).run("stdio")
