"""`bedside search`: the publications that match, for a person or as a TREC run."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from bedside.cli.options import PATH, library_option
from bedside.cli.output import writing_to
from bedside.cli.terminal import showing_progress
from bedside.errors import Problem, SourceError, UserError

if TYPE_CHECKING:
    from bedside.library import Library

TAG = "bedside"


@click.command()
@click.argument("query", required=False)
@click.option("--queries", type=PATH, metavar="FILE", help="JSONL: `_id` and `text` on each line.")
@click.option("--top", "-k", type=click.IntRange(1, 10_000), default=10, help="How many a query.")
@click.option("--run", type=PATH, metavar="FILE", help="Write a TREC run to this file.")
@library_option
def search(
    query: str | None, *, queries: Path | None, top: int, run: Path | None, library: Path | None
) -> None:
    """Find publications of ingested literature: for one QUERY, or for a file of queries."""
    from bedside.library import Library

    if query is not None and run is not None:
        raise UserError("A run is written of a file of queries: --queries FILE.jsonl --run FILE.")
    if (query is None) == (queries is None):
        raise UserError("Give either a query, or a file of queries with --queries FILE.jsonl.")
    with showing_progress() as progress:
        opened = Library.open(library, progress=progress)
    with opened:
        if query is not None:
            _show(opened, query, top)
        elif queries is not None:
            _write_run(opened, queries, top=top, run=run)


def _show(library: "Library", query: str, top: int) -> None:
    hits = library.search(query, top=top)
    if not hits:
        click.echo(
            "Nothing found. The library may hold no literature yet: bedside ingest FILE… --library DIR"
        )
    for rank, hit in enumerate(hits, start=1):
        publication = library.publication(hit)
        year = f" ({publication.year})" if publication.year else ""
        click.echo(
            f"{rank:3}  {hit.score:7.3f}  {_printable(publication.id)}  {_printable(publication.title)}{year}"
        )


def _printable(text: str) -> str:
    """The text without signs that could steer a terminal."""
    return "".join(sign for sign in text if sign.isprintable())


def _write_run(library: "Library", queries: Path, *, top: int, run: Path | None) -> None:
    lines = (
        f"{_field(id)} Q0 {_field(str(hit.publication_id))} {rank} {hit.score:.6f} {TAG}"
        for id, text in _read_queries(queries)
        for rank, hit in enumerate(library.search(text, top=top), start=1)
    )
    if run is None:
        for line in lines:
            click.echo(line)
        return
    with writing_to(run), run.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def _field(id: str) -> str:
    """An id as one field of a run, whose fields are parted by blanks."""
    return "%20".join(id.split())


def _read_queries(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in read_lines(path):
        try:
            record = msgspec.json.decode(line, type=dict[str, object])
            id = record.get("_id", record.get("id"))
            text = record.get("text", record.get("query"))
            if not str(id or "").strip() or not isinstance(text, str):
                raise ValueError
        except (msgspec.DecodeError, ValueError):
            met = "The line is not a query."
            advice = 'Write {"_id": "1", "text": "…"} on each line.'
            problem = Problem(place=str(path), line=number, met=met, advice=advice)
            raise SourceError(f"{path} cannot be read as queries.", (problem,)) from None
        yield str(id), text


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbered lines of a file that are not blank. Raises ``SourceError`` if it cannot be opened."""
    try:
        with path.open("rb") as file:
            yield from ((number, line) for number, line in enumerate(file, start=1) if line.strip())
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
