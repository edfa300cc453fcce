"""What does `bedside doctor` say of the writer? Which is set, whether it may be asked, why it is silent."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from bedside.cli.terminal import printable
from bedside.errors import UserError

if TYPE_CHECKING:
    from bedside.remote import WriterSettings

HOW_TO_SET = "To set one, read docs/how-to/use-a-writer.md; a writer is never needed."


def tell_writer(*, is_asked: bool) -> None:
    """One line of the writer, and one of what it answers if it is to be asked; else nothing is connected."""
    from bedside.places import writer_variables
    from bedside.remote import read_writer_settings

    variables = writer_variables()
    try:
        settings = read_writer_settings(variables)
    except UserError as error:
        click.echo(f"writer    {error}")
        return
    if settings is None:
        idle = ", ".join(sorted(name for name, value in variables.items() if value.strip()))
        but = f", so that {idle} does nothing" if idle else ""
        click.echo(f"writer    none: BEDSIDE_WRITER_URL names none{but}")
        if is_asked:
            click.echo(f"          {HOW_TO_SET}")
        return
    click.echo(f"writer    {printable(settings.name)} at {urlsplit(settings.url).netloc}: {_may(settings)}")
    if is_asked:
        click.echo(f"          {_ask(settings)}")


def _may(settings: "WriterSettings") -> str:
    if not settings.is_outside:
        return "on this machine"
    if settings.is_allowed:
        return "outside; questions are masked and shown before they are sent"
    return "forbidden, because it is outside and BEDSIDE_WRITER_OUTSIDE is not mask"


def _ask(settings: "WriterSettings") -> str:
    from bedside.remote import open_writer, try_writer

    try:
        return try_writer(open_writer(settings))
    except UserError as error:
        return str(error)
