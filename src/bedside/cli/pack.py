"""`bedside pack`: check an evidence pack, or start one."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bedside.errors import PackError, UserError

app = typer.Typer(help="Check evidence packs and start new ones.", no_args_is_help=True)


@app.command("validate")
def validate(directory: Annotated[Path, typer.Argument(help="The pack's folder.")]) -> None:
    """Report every problem of a pack: file, line, what is wrong and what to write."""
    from bedside.intake import validate_pack

    if not directory.is_dir():
        raise UserError(f"{directory} is not a folder. Name the folder that holds the pack's pack.yaml.")
    problems, pack = validate_pack(directory)
    for problem in problems:
        typer.echo(str(problem))
    if problems or pack is None:
        count = len(problems)
        raise PackError(
            f"{count} problem{'s' if count != 1 else ''} in {directory}. Mend them and run it again."
        )
    unverified = sum(claim.is_unverified for claim in pack.claims)
    typer.echo(
        f"{directory} is valid: {len(pack.claims)} claims ({unverified} unverified), "
        f"{len(pack.publications)} references, {len(pack.concepts)} concepts."
    )


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(help="The pack's name: lower-case letters, digits and hyphens.")],
    folder: Annotated[Path, typer.Option("--in", help="Where to make the pack's folder.")] = Path(),
) -> None:
    """Make a starting point that validates."""
    from bedside.literature.pack import write_starter

    place = write_starter(folder, name, today=date.today().isoformat())
    typer.echo(f"Made {place}. Replace the example, then run: bedside pack validate {place}")
