"""`bedside pack`: check an evidence pack, or start one."""

from datetime import date
from pathlib import Path

import click

from bedside.cli.options import PATH
from bedside.errors import PackError, UserError


@click.group()
def pack() -> None:
    """Check evidence packs and start new ones."""


@pack.command()
@click.argument("directory", type=PATH)
def validate(directory: Path) -> None:
    """Report every problem of the pack in DIRECTORY: file, line, what is wrong and what to write."""
    from bedside.intake import validate_pack

    if not directory.is_dir():
        raise UserError(f"{directory} is not a folder. Name the folder that holds the pack's pack.yaml.")
    problems, read = validate_pack(directory)
    for problem in problems:
        click.echo(str(problem))
    if problems or read is None:
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        raise PackError(f"{count} in {directory}. Mend them and run it again.")
    unverified = sum(claim.is_unverified for claim in read.claims)
    click.echo(
        f"{directory} is valid: {len(read.claims)} claims ({unverified} unverified), "
        f"{len(read.publications)} references, {len(read.concepts)} concepts."
    )


@pack.command()
@click.argument("name")
@click.option("--in", "folder", type=PATH, default=".", metavar="DIR", help="Where to make its folder.")
def new(name: str, *, folder: Path) -> None:
    """Make a starting point called NAME that validates."""
    from bedside.literature.pack import write_starter

    place = write_starter(folder, name, today=date.today().isoformat())
    click.echo(f"Made {place}. Replace the example, then run: bedside pack validate {place}")
