"""`bedside verify-file`: is a file still what left, and what became of its claims since?"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.options import PATH, color_option, library_option
from bedside.cli.terminal import Color, find_manners, showing_progress
from bedside.errors import UserError

if TYPE_CHECKING:
    from bedside.library import VerifiedFile

FORMS = ("text", "json")
CHANGED = 5
"""Exit code: the file was changed, or one of its claims was."""


@click.command("verify-file")
@click.argument("file", type=PATH)
@click.option(
    "--format", "-f", "form", type=click.Choice(("text", "json")), default="text", help="In which form."
)
@library_option
@color_option
def verify_file(file: Path, *, form: str, library: Path | None, color: str) -> None:
    """Tell whether FILE is as Bedside wrote it, and which of its claims have changed since.

    Nothing is fetched. Exit code 0 if it is intact and current, 5 if not.
    """
    from bedside.library import LARGEST_FILE, Library
    from bedside.library import verify_file as verify

    if not file.is_file():
        raise UserError(f"There is no file {str(file)[:200]}. Name a file that Bedside wrote.")
    with file.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    with showing_progress() as progress:
        opened = Library.open(library, progress=progress)
    with opened:
        verified = verify(opened, data)
    sys.stdout.write(_told(verified, form, Color(color)))
    sys.stdout.flush()
    sys.exit(0 if verified.is_intact and verified.is_current else CHANGED)


def _told(verified: "VerifiedFile", form: str, color: Color) -> str:
    if form == "json":
        return verified.to_json()
    manners = find_manners(color)
    return verified.to_text(width=manners.width, color=manners.color)
