"""`bedside ingest`: literature and packs into a library."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.fetching import Fetching, fetch_options
from bedside.cli.options import PATH
from bedside.cli.terminal import showing_progress
from bedside.errors import Problem, SourceError

if TYPE_CHECKING:
    from bedside.intake import Intake

MOST_PROBLEMS = 20


@click.command()
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--library", "-l", type=PATH, required=True, metavar="DIR", help="The library; made if needed.")
@click.option("--bare", is_flag=True, help="Begin a new library without the shipped packs.")
@fetch_options
def ingest(paths: tuple[Path, ...], *, library: Path, bare: bool, fetching: Fetching) -> None:
    """Read literature and evidence packs from PATHS into a library.

    PATHS are files (PubMed XML, JATS, drug labels, guidelines, HTML, PDF, DOCX, Markdown, BEIR JSONL,
    retraction tables, MeSH), folders of them, or folders of packs.
    Nothing is fetched unless --pubmed, --pmids, --baseline or --updates asks for it.
    """
    from bedside.library import Library

    if not (paths or fetching.is_wanted):
        raise click.UsageError("There is nothing to read: name PATHS, or what to fetch.")
    with showing_progress() as progress:
        fetched = fetching.fetch(library, progress)
        _tell(fetched.problems)
        if not (paths or fetched.paths):
            raise SourceError("There is nothing to read: no record was fetched.")
        intake = Library.ingest((*paths, *fetched.paths), library=library, bare=bare, progress=progress)
    _tell(intake.problems)
    for rejected in intake.rejected:
        click.echo(f"Records that were left out are in {rejected}: mend them and read that file.", err=True)
    if intake.problems and not intake.has_anything:
        raise SourceError("Nothing could be read. Mend what is named above and run it again.")
    if not (intake.problems or intake.has_anything):
        click.echo("There was nothing to read: the folders hold no files.", err=True)
    with Library.open(library) as opened:
        held = opened.manifest.counts.get("publications", 0)
        click.echo(
            f"Read {_counted(intake)} into {library} (release {opened.release}; {held} publications in all)."
        )


def _counted(intake: "Intake") -> str:
    """What was read, in words: ``3 publications and 1 packs``."""
    parts = [f"{intake.publications} publications"]
    parts += [f"{intake.notices} notices"] if intake.notices else []
    parts += [f"{intake.headings} MeSH headings"] if intake.headings else []
    parts += [f"{intake.removals} removals"] if intake.removals else []
    return f"{', '.join(parts)} and {intake.packs} packs"


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems[:MOST_PROBLEMS]:
        click.echo(str(problem), err=True)
    rest = len(problems) - MOST_PROBLEMS
    if rest > 0:
        click.echo(f"… and {rest} more problems.", err=True)
