"""`bedside verify`: claims against passages, a verdict a line."""

import sys
from pathlib import Path

import click
import msgspec

from bedside.cli.options import PATH, output_option
from bedside.cli.search import read_lines
from bedside.errors import Problem, SourceError, UserError
from bedside.verification import verify_claim


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
@output_option
def verify(*, pairs: Path, output: Path | None) -> None:
    """Tell for each pair whether the passage supports the claim."""
    problems: list[Problem] = []
    try:
        sink = output.open("wb") if output else sys.stdout.buffer
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}). Name another file.") from error
    for number, line in enumerate(read_lines(pairs), start=1):
        try:
            pair = msgspec.json.decode(line, type=Pair)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            advice = 'Write {"id": "1", "claim": "…", "passage": "…"} on each line.'
            problems.append(Problem(place=str(pairs), line=number, met=f"{error}.", advice=advice))
            continue
        sink.write(msgspec.json.encode(_judged(pair)) + b"\n")
    sink.flush()
    if output:
        sink.close()
    if problems:
        raise SourceError(f"{len(problems)} lines were not pairs; the others were judged.", tuple(problems))


def _judged(pair: Pair) -> Line:
    verdict = verify_claim(pair.claim, pair.passage)
    return Line(
        id=pair.id,
        support=verdict.support.value,
        findings=[finding.value for finding in verdict.findings],
        score=round(verdict.score, 4),
    )
