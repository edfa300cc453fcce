"""`bedside evaluate`: how good search is beside plain BM25, and how often checks and masks err."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from bedside.cli.options import PATH
from bedside.cli.output import writing_to
from bedside.cli.terminal import showing_progress
from bedside.errors import UserError

RUN_FILE = Path("docs/evaluation/search-run.json")
CHECKER = "checker"
SUPPORT = "support"
WRITER = "writer"
MASKING = "masking"
RUN_FILES = {
    CHECKER: Path("docs/evaluation/checker-run.json"),
    SUPPORT: Path("docs/evaluation/support-run.json"),
    WRITER: Path("docs/evaluation/writer-run.json"),
    MASKING: Path("docs/evaluation/masking-run.json"),
}


@click.command()
@click.argument("sets", nargs=-1, metavar="[SETS]...")
@click.option("--data", type=PATH, metavar="DIR", help="The folder of sets.  [default: $BEDSIDE_SHARED/data]")
@click.option("--variant", multiple=True, metavar="NAME", help="A way of searching; may be repeated.")
@click.option("--output", "-o", type=PATH, metavar="FILE", help="Write the run to this file.")
@click.option(
    "--queries", type=click.IntRange(1), metavar="N", help="At most N queries a set, always the same."
)
@click.option("--vectors", type=PATH, metavar="DIR", help="Keep vectors here for the next run.")
@click.option("--peer/--no-peer", default=True, help="Run BM25 beside it, or not.")
def evaluate(
    sets: tuple[str, ...],
    *,
    data: Path | None,
    variant: tuple[str, ...],
    output: Path | None,
    queries: int | None,
    vectors: Path | None,
    peer: bool,
) -> None:
    """Measure search on SETS with known answers; on all of them without a name. `checker` alone measures
    how often mistakes put into real texts are seen and clean ones accused, `support` how well claims are
    held against passages, `writer` what the writer that BEDSIDE_WRITER_URL names adds to answers, `masking`
    how much is masked of what identifies a person, and of the medicine.

    Prints a table with 95 % intervals, and writes every value to a run file.
    """
    alone = next((name for name in RUN_FILES if name in sets), None)
    if alone and (len(sets) > 1 or variant or queries or vectors):
        raise UserError(
            f"`{alone}` is measured alone: bedside evaluate {alone} [--data DIR] [--output FILE]."
        )
    output = output or RUN_FILES.get(alone or "", RUN_FILE)
    if not output.parent.is_dir():  # told before the run, which may take many minutes
        raise UserError(
            f"There is no folder {output.parent} for the run file. Make it, or name another --output."
        )
    if alone:
        runs = {
            CHECKER: _evaluate_checker,
            SUPPORT: _evaluate_support,
            WRITER: _evaluate_writer,
            MASKING: _evaluate_masking,
        }
        runs[alone](data, output)
        return
    from bedside.evaluation import Plan, render_table, write_run
    from bedside.evaluation import evaluate as evaluate_plan

    plan = Plan(sets=sets, variants=variant, sample=queries, with_peer=peer, vectors=vectors)
    with showing_progress() as progress:
        run = evaluate_plan(plan, data=data, progress=progress)
    _tell(output, partial(write_run, run), render_table(run))


def _tell(output: Path, write: Callable[[Path], None], table: str) -> None:
    with writing_to(output):
        write(output)
    click.echo(table)
    click.echo(f"Every figure is in {output}.")


def _evaluate_checker(data: Path | None, output: Path) -> None:
    from bedside.evaluation import render_checker_table, run_checker, write_checker_run

    with showing_progress() as progress:
        run = run_checker(data, progress=progress)
    _tell(output, partial(write_checker_run, run), render_checker_table(run))


def _evaluate_support(data: Path | None, output: Path) -> None:
    from bedside.evaluation import evaluate_support, find_engines, render_support_table, write_support_run

    judge, embedder = find_engines()
    with showing_progress() as progress:
        run = evaluate_support(data, progress=progress, judge=judge, embedder=embedder)
    _tell(output, partial(write_support_run, run), render_support_table(run))


def _evaluate_writer(data: Path | None, output: Path) -> None:
    from bedside.evaluation import evaluate_writer, find_engines, render_writer_table, write_writer_run
    from bedside.library import Library, find_writing

    with Library.open() as library:
        writing = find_writing(library)
    if writing is None:
        raise UserError("No writer is set. Name one: BEDSIDE_WRITER_URL and BEDSIDE_WRITER_NAME.")
    judge, _ = find_engines()
    with showing_progress() as progress:
        run = evaluate_writer(data, writer=writing.writer, judge=judge, progress=progress)
    _tell(output, partial(write_writer_run, run), render_writer_table(run))


def _evaluate_masking(data: Path | None, output: Path) -> None:
    from bedside.evaluation import render_masking_table, run_masking, write_masking_run

    with showing_progress() as progress:
        run = run_masking(data, progress=progress)
    _tell(output, partial(write_masking_run, run), render_masking_table(run))
