"""`bedside against`: what in the library speaks against a claim."""

import json
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from bedside.cli.options import library_option
from bedside.cli.terminal import Color, find_manners, printable, showing_progress

if TYPE_CHECKING:
    from bedside.library import Against


@click.command()
@click.argument("claim")
@click.option("--top", "-k", type=click.IntRange(1, 1_000), default=10, help="How many at most.")
@click.option(
    "--format", "-f", "form", type=click.Choice(("text", "json")), default="text", help="In which form."
)
@library_option
def against(claim: str, *, top: int, form: str, library: Path | None) -> None:
    """Find passages and curated claims that contradict CLAIM, the strongest first."""
    from bedside.library import Library

    with showing_progress() as progress:
        opened = Library.open(library, progress=progress)
    with opened:
        found = opened.find_against(claim, top=top)
    click.echo(_as_json(found) if form == "json" else _as_text(found, find_manners(Color.NEVER).width))


def _as_text(found: "Against", width: int) -> str:
    lines = []
    for number, each in enumerate(found.passages, 1):
        work = each.publication
        told = ", ".join(part for part in (str(work.kind), str(work.year or "")) if part)
        codes = ", ".join(code.value for code in each.verdict.findings)
        lines.append(f"{number}. {printable(work.title)} ({told}) {work.id}")
        lines.append(fill(f"“{printable(each.words)}”", width, initial_indent="   ", subsequent_indent="   "))
        lines.append(f"   {codes}{'; RETRACTED' if work.is_retracted else ''}")
    for claim in found.claims:
        lines.append(fill(f"{claim.id}: {claim.statement}", width, subsequent_indent="   "))
    if not lines:
        lines.append("Nothing that was looked at speaks against it; that is no proof that nothing does.")
    looked = f"{_counted(found.looked_at, 'passage')} and {_counted(found.claims_looked_at, 'curated claim')}"
    return "\n".join([*lines, "", f"{looked} looked at."])


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _as_json(found: "Against") -> str:
    return json.dumps(
        {
            "passages": [
                {
                    "publication": each.publication.id,
                    "title": each.publication.title,
                    "passage": each.passage.id,
                    "words": each.words,
                    "findings": [code.value for code in each.verdict.findings],
                }
                for each in found.passages
            ],
            "claims": [{"id": claim.id, "statement": claim.statement} for claim in found.claims],
            "looked_at": found.looked_at,
            "claims_looked_at": found.claims_looked_at,
        },
        ensure_ascii=False,
        indent=2,
    )
