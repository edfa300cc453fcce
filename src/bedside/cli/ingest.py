"""`bedside ingest`: literature and packs into a library."""

from pathlib import Path
from typing import Annotated

import typer

from bedside.cli.terminal import showing_progress
from bedside.errors import SourceError

MOST_PROBLEMS = 20


def ingest(
    paths: Annotated[
        list[Path], typer.Argument(help="Files, folders of files, or folders of evidence packs.")
    ],
    library: Annotated[Path, typer.Option("--library", "-l", help="The library; made if it is not there.")],
    bare: Annotated[
        bool, typer.Option("--bare", help="Begin a new library without the shipped packs.")
    ] = False,
) -> None:
    """Read literature (PubMed XML, BEIR JSONL, Markdown) and evidence packs into a library."""
    from bedside.library import Library

    with showing_progress() as progress:
        intake = Library.ingest(paths, library=library, bare=bare, progress=progress)
    for problem in intake.problems[:MOST_PROBLEMS]:
        typer.echo(str(problem), err=True)
    rest = len(intake.problems) - MOST_PROBLEMS
    if rest > 0:
        typer.echo(f"… and {rest} more problems.", err=True)
    with Library.open(library) as opened:
        held = opened.manifest.counts.get("publications", 0)
        typer.echo(
            f"Read {intake.publications} publications and {intake.packs} packs into {library} "
            f"(release {opened.release}; {held} publications in all)."
        )
    if intake.problems and not (intake.publications or intake.packs):
        count = len(intake.problems)
        raise SourceError(
            f"Nothing could be read: {count} problems, shown above. Mend them and run it again."
        )
