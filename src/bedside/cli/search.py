"""`bedside search`: the publications that match, for a person or as a TREC run."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from bedside.cli.options import PATH, library_option
from bedside.cli.output import writing_to
from bedside.cli.terminal import printable, showing_progress
from bedside.errors import Problem, SourceError, UserError
from bedside.terms import EvidenceKind, Found, Passage, Publication, SearchFilters, SearchOptions

if TYPE_CHECKING:
    from bedside.library import Library

TAG = "bedside"
DEFAULT_SECONDS = 0.5
_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")


SMALL = 20_000
"""Passages of a library that is read for meaning in full before a file of queries is answered."""
KINDS = [kind.value for kind in EvidenceKind]
PARTS = tuple(sorted(each.name for each in fields(SearchOptions) if isinstance(each.default, bool)))


@click.command()
@click.argument("query", required=False)
@click.option("--queries", type=PATH, metavar="FILE", help="JSONL: `_id` and `text` on each line.")
@click.option("--top", "-k", type=click.IntRange(1, 10_000), default=10, help="How many a query.")
@click.option("--run", type=PATH, metavar="FILE", help="Write a TREC run to this file.")
@click.option("--explain", is_flag=True, help="Say why each work stands where it stands.")
@click.option("--year", metavar="YEARS", help="Of these years: 2015, 2015-2020, 2015- or -2020.")
@click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Of this kind of evidence.")
@click.option("--journal", multiple=True, help="Of this journal.")
@click.option("--language", multiple=True, help="In this language, as the record writes it (eng).")
@click.option("--population", multiple=True, help="That speak of this group of people.")
@click.option("--mesh", multiple=True, help="With this MeSH heading.")
@click.option("--without", multiple=True, type=click.Choice(PARTS), help="Leave a part of the search out.")
@click.option(
    "--with", "added", multiple=True, type=click.Choice(PARTS), help="Add a part that is left out as a rule."
)
@click.option("--seconds", type=click.FloatRange(min=0), help="Time for making vectors, a query.")
@library_option
def search(
    query: str | None,
    *,
    queries: Path | None,
    top: int,
    run: Path | None,
    library: Path | None,
    explain: bool,
    without: tuple[str, ...],
    added: tuple[str, ...],
    seconds: float | None,
    **asked: Any,
) -> None:
    """Find publications of ingested literature: for one QUERY, or for a file of queries."""
    from bedside.library import Library

    if query is not None and run is not None:
        raise UserError("A run is written of a file of queries: --queries FILE.jsonl --run FILE.")
    if both := set(without).intersection(added):
        raise UserError(f"The part {min(both)} is named by --with and by --without. Give one of them.")
    if (query is None) == (queries is None):
        raise UserError("Give either a query, or a file of queries with --queries FILE.jsonl.")
    options = SearchOptions(
        filters=_filters(**asked),
        seconds=DEFAULT_SECONDS if seconds is None and query is not None else seconds,
        **dict.fromkeys(without, False),
        **dict.fromkeys(added, True),
    )
    with showing_progress() as progress:
        opened = Library.open(library, progress=progress)
    with opened:
        if query is not None:
            _show(opened, query, top=top, options=options, explain=explain)
        elif queries is not None:
            if options.meaning and seconds is None:
                with showing_progress() as progress:
                    opened.make_vectors(progress=progress, among=SMALL)
            _write_run(opened, queries, top=top, run=run, options=options)


def _filters(*, year: str | None, **asked: tuple[Any, ...]) -> SearchFilters:
    """The filters that were asked for. Raises ``UserError`` at years that are none."""
    found = _YEARS.fullmatch(year or "-")
    if not found:
        raise UserError(f"{year!r} are no years. Write 2015, 2015-2020, 2015- or -2020.")
    first, dash, last = found.groups()
    return SearchFilters(
        from_year=int(first) if first else None,
        to_year=int(last) if last else (int(first) if first and not dash else None),
        kinds=tuple(map(EvidenceKind, asked["kind"])),
        journals=asked["journal"],
        languages=asked["language"],
        populations=asked["population"],
        mesh=asked["mesh"],
    )


def _show(library: "Library", query: str, *, top: int, options: SearchOptions, explain: bool) -> None:
    findings = library.find(query, top=top, options=options)
    if not findings.found:
        click.echo(
            "Nothing found. The library may hold no literature yet: bedside ingest FILE… --library DIR"
        )
    others: dict[str, list[str]] = {}
    for typed, read_as in findings.read_as:
        others.setdefault(printable(typed), []).append(printable(read_as))
    for typed, read_as_too in others.items():
        click.echo(f"     {typed} was read as {', '.join(read_as_too)} too")
    for rank, found in enumerate(findings.found, start=1):
        work = library.publication(found)
        year = f" ({work.year})" if work.year else ""
        flag = "RETRACTED: " if work.is_retracted else ""
        flag += "SUPERSEDED: " if work.superseded_by else ""
        title = printable(work.title)
        click.echo(f"{rank:3}  {found.score:7.3f}  {printable(work.id)}  {flag}{title}{year}")
        if explain:
            for line in _explained(found, work, library.passage(found)):
                click.echo(f"              {line}")
    if findings.uncompared:
        click.echo(f"     {findings.uncompared} candidates have no vector yet: bedside vectors makes them")


def _explained(found: Found, work: Publication, passage: Passage) -> Iterator[str]:
    """Why a work stands where it stands, a line each."""
    why = found.explanation
    where = f"{passage.section}: " if passage.section else ""
    yield f"“{where}{printable(passage.text[:160])}…”"
    by_words = f"{why.words:.2f}, place {why.words_rank}" if why.words is not None else "none of them"
    yield f"words (BM25): {by_words}"
    if why.meaning is not None:
        yield f"meaning (cosine): {why.meaning:.3f}, place {why.meaning_rank}"
    if why.evidence or why.recency:
        yield f"{work.kind}: {why.evidence:+.3f}; year {work.year or 'not stated'}: {why.recency:+.3f}"
    if why.note:
        yield why.note


def _write_run(
    library: "Library", queries: Path, *, top: int, run: Path | None, options: SearchOptions
) -> None:
    lines = (
        f"{_field(id)} Q0 {_field(found.publication_id)} {rank} {found.score:.6f} {TAG}"
        for id, text in _read_queries(queries)
        for rank, found in enumerate(library.search(text, top=top, options=options), start=1)
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
