"""`bedside verify`: claims against passages, a verdict a line."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from bedside.cli.options import PATH, output_option
from bedside.cli.output import writing_to
from bedside.cli.search import read_lines
from bedside.errors import Problem, SourceError
from bedside.verification import verify_claim

if TYPE_CHECKING:
    from bedside.ports import Judge


class Pair(msgspec.Struct):
    """A line of input."""

    id: str | int
    claim: str
    passage: str


class Line(msgspec.Struct):
    """A line of output; ``findings`` are stable codes."""

    id: str | int
    support: str
    findings: list[str]
    score: float


@click.command()
@click.option("--pairs", type=PATH, required=True, metavar="FILE", help="JSONL: `id`, `claim`, `passage`.")
@click.option("--judge/--no-judge", default=True, help="Ask the trained judge too, where it can run.")
@output_option
def verify(*, pairs: Path, judge: bool, output: Path | None) -> None:
    """Tell for each pair whether the passage supports the claim."""
    from bedside.library import find_judge

    problems: list[Problem] = []
    trained = find_judge() if judge else None
    judged = [_judged(pair, trained) for pair in _read_pairs(pairs, problems)]
    text = b"".join(msgspec.json.encode(line) + b"\n" for line in judged)
    if output:
        with writing_to(output):
            output.write_bytes(text)
    else:
        sys.stdout.buffer.write(text)
        sys.stdout.flush()
    if problems:
        raise SourceError(f"{len(problems)} lines were not pairs; the others were judged.", tuple(problems))


def _read_pairs(path: Path, problems: list[Problem]) -> Iterator[Pair]:
    """The pairs of a file; lines that are none are added to ``problems``."""
    for number, line in read_lines(path):
        try:
            yield msgspec.json.decode(line, type=Pair)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            advice = 'Write {"id": "1", "claim": "…", "passage": "…"} on each line.'
            problems.append(Problem(place=str(path), line=number, met=f"{error}.", advice=advice))


def _judged(pair: Pair, judge: "Judge | None") -> Line:
    verdict = verify_claim(pair.claim, pair.passage, judge=judge)
    return Line(
        id=pair.id,
        support=verdict.support.value,
        findings=[finding.value for finding in verdict.findings],
        score=round(verdict.score, 4),
    )
