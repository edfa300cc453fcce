"""`bedside show`: one curated claim, or one work with its passages, notices, records and claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.options import library_option
from bedside.cli.terminal import printable, showing_progress
from bedside.terms import ClaimId, Notice, Passage, Publication, Wording

if TYPE_CHECKING:
    from bedside.library import Library

SHOWN_LETTERS = 300


@click.command()
@click.argument("id")
@click.option("--full", is_flag=True, help="Print passages in full.")
@library_option
def show(id: str, *, full: bool, library: Path | None) -> None:
    """Show what ID names: a claim, a reference, or a work by its id or by pmid:…, doi:…, pmcid:…."""
    from bedside.cli.shown_claim import claim_lines
    from bedside.library import Library

    with showing_progress() as progress, Library.open(library, progress=progress) as opened:
        claim = opened.sources.find_claim(ClaimId(id))
        lines = claim_lines(claim, opened) if claim else _work_lines(id, opened, full=full)
        for line in lines:
            click.echo(printable(line))


def _work_lines(id: str, library: "Library", *, full: bool) -> Iterator[str]:
    from bedside.cli.shown_claim import resting_line

    work = library.work(id)
    yield from _described(work.publication)
    yield from (_passage_line(passage, full=full) for passage in work.passages)
    for record in work.records:
        yield f"Record kept: {record.id} ({record.revised or 'no date of revision'}) {record.title}"
    yield from (resting_line(claim, work.publication.id) for claim in work.claims)


def _described(work: Publication) -> Iterator[str]:
    """What is known of a work, a line each; what is not known has no line."""
    yield f"{work.id}: {work.title}"
    ids = (("PMID", work.pmid), ("PMCID", work.pmcid), ("doi", work.doi), ("address", work.url))
    facts = (
        ("Kind", work.kind),
        ("Authors", work.authors),
        ("In", work.container),
        ("Year", work.year),
        ("Revised", work.revised),
        ("Edition", work.edition),
        ("Language", work.language),
        ("License", work.license),
        ("MeSH", "; ".join(work.mesh)),
        ("Identifiers", ", ".join(f"{name} {value}" for name, value in ids if value)),
        ("Superseded by", work.superseded_by),
        ("Note", work.note),
    )
    yield from (f"{name}: {value}" for name, value in facts if value)
    if work.is_retracted:
        yield "RETRACTED by its journal"
    if work.is_ai_written:
        yield "WRITTEN BY A MACHINE: it is no evidence"
    yield from (_notice_line(notice) for notice in work.notices)


def _notice_line(notice: Notice) -> str:
    direction = "received" if notice.is_received else "is a notice about another work"
    named = [f"PMID {notice.pmid}"] if notice.pmid else []
    named += [f"doi:{notice.doi}"] if notice.doi else []
    told = (notice.text, *named, notice.date, *notice.reasons, notice.by and f"told by {notice.by}")
    return f"Notice ({notice.kind}, {direction}): {'; '.join(part for part in told if part)}"


def _passage_line(passage: Passage, *, full: bool) -> str:
    text = passage.text if full or len(passage.text) <= SHOWN_LETTERS else f"{passage.text[:SHOWN_LETTERS]}…"
    page = f", page {passage.place.page}" if passage.place else ""
    grade = f" [grade as printed: {passage.grade.grade}]" if passage.grade else ""
    section = f"{passage.section}: " if passage.section else ""
    kind = passage.wording if passage.wording is Wording.NOTE else passage.kind
    return f"  {passage.id} ({kind}, read: {passage.read_depth}{page}){grade} {section}{text}"
