"""`bedside pack`: check an evidence pack, start one, or draft one from the literature at hand."""

from datetime import date
from pathlib import Path

import click

from bedside.cli.options import PATH
from bedside.cli.terminal import printable, showing_progress
from bedside.errors import PackError, UserError

LARGEST_DRAFT = 200


@click.group()
def pack() -> None:
    """Check evidence packs, start new ones, draft them."""


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


@pack.command()
@click.argument("topic")
@click.option("--library", "-l", type=PATH, required=True, metavar="DIR", help="The library to draft from.")
@click.option(
    "--output", "-o", type=PATH, metavar="FOLDER", help="A new folder.  [default: named after the topic]"
)
@click.option(
    "--most", type=click.IntRange(1, LARGEST_DRAFT), default=40, show_default=True, help="Claims at most."
)
def draft(topic: str, *, library: Path, output: Path | None, most: int) -> None:
    """Draft a pack on TOPIC, a condition or medicine, from ingested literature, for a person to check.

    Each claim is a sentence of a work, to be reworded; CHECK-FIRST.md says what to check.
    """
    from bedside.library import CHECK_FIRST, Library, draft_on, write_draft
    from bedside.literature.pack import refuse_existing

    if output is not None:
        refuse_existing(output)
    with showing_progress() as progress, Library.open(library, progress=progress) as opened:
        made = draft_on(opened, topic, most=most, progress=progress)
    written = write_draft(made, output or Path(made.name), today=date.today())
    claims, works = _count(len(made.entries), "claim"), _count(len(made.works), "work")
    folder = printable(str(written.folder))
    click.echo(f"Made {folder}: {claims} from {works}, Submitted; nobody has checked them.")
    if made.set_aside:
        unused = _count(len(made.set_aside), "work")
        click.echo(f"Found and not used: {unused}; retracted, superseded or machine-written.")
    click.echo(f"Read {folder}/{CHECK_FIRST} first. {len(written.problems)} findings are left to mend:")
    click.echo(f"bedside pack validate {folder}")


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
