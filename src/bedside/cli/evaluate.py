"""`bedside evaluate`: how good search is, on sets with known answers, beside plain BM25."""

from pathlib import Path

import click

from bedside.cli.options import PATH
from bedside.cli.output import writing_to
from bedside.cli.terminal import showing_progress
from bedside.errors import UserError

RUN_FILE = Path("docs/evaluation/search-run.json")


@click.command()
@click.argument("sets", nargs=-1, metavar="[SETS]...")
@click.option("--data", type=PATH, metavar="DIR", help="The folder of sets.  [default: ../shared/data]")
@click.option("--variant", multiple=True, metavar="NAME", help="A way of searching; may be repeated.")
@click.option(
    "--output", "-o", type=PATH, default=RUN_FILE, metavar="FILE", help="Write the run to this file."
)
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
    output: Path,
    queries: int | None,
    vectors: Path | None,
    peer: bool,
) -> None:
    """Measure search on SETS with known answers; on all of them without a name.

    Prints a table with 95 % intervals, and writes every value to a run file.
    """
    from bedside.evaluation import Plan, render_table, write_run
    from bedside.evaluation import evaluate as evaluate_plan

    if not output.parent.is_dir():  # told before the run, which may take many minutes
        raise UserError(
            f"There is no folder {output.parent} for the run file. Make it, or name another --output."
        )
    plan = Plan(sets=sets, variants=variant, sample=queries, with_peer=peer, vectors=vectors)
    with showing_progress() as progress:
        run = evaluate_plan(plan, data=data, progress=progress)
    with writing_to(output):
        write_run(run, output)
    click.echo(render_table(run))
    click.echo(f"Every value is in {output}.")
