"""`bedside ingest`: literature and packs into a library."""

from pathlib import Path

import click

from bedside.cli.options import PATH
from bedside.cli.terminal import showing_progress
from bedside.errors import SourceError

MOST_PROBLEMS = 20


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--library", "-l", type=PATH, required=True, metavar="DIR", help="The library; made if needed.")
@click.option("--bare", is_flag=True, help="Begin a new library without the shipped packs.")
def ingest(paths: tuple[Path, ...], *, library: Path, bare: bool) -> None:
    """Read literature and evidence packs from PATHS into a library.

    PATHS are files (PubMed XML, BEIR JSONL, Markdown), folders of them, or folders of packs.
    """
    from bedside.library import Library

    with showing_progress() as progress:
        intake = Library.ingest(paths, library=library, bare=bare, progress=progress)
    for problem in intake.problems[:MOST_PROBLEMS]:
        click.echo(str(problem), err=True)
    rest = len(intake.problems) - MOST_PROBLEMS
    if rest > 0:
        click.echo(f"… and {rest} more problems.", err=True)
    if intake.problems and not (intake.publications or intake.packs):
        raise SourceError("Nothing could be read. Mend what is named above and run it again.")
    if not (intake.problems or intake.publications or intake.packs):
        click.echo("There was nothing to read: the folders hold no files.", err=True)
    with Library.open(library) as opened:
        held = opened.manifest.counts.get("publications", 0)
        click.echo(
            f"Read {intake.publications} publications and {intake.packs} packs into {library} "
            f"(release {opened.release}; {held} publications in all)."
        )
