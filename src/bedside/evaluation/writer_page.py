"""How does a run with a writer look as part of a page? Every figure is read from the committed run file."""

import statistics
from collections import Counter
from collections.abc import Callable, Sequence

from bedside.evaluation.wilson import measure_wilson
from bedside.evaluation.writer_run import BY_WRITER, DRAFTED, EXTRACTIVE, PRECISION, Shown, WriterRun

TITLE = "# What does a writer add?"
NO_RUN = "No run with a writer is committed yet, so there is no figure to tell."
READING = """Questions of BioASQ's development files were asked of a library of their quoted texts among
abstracts of other sets, once without a writer and once with one.
The gate worked by its exact rules alone.
Whether a shown sentence is supported by the passage that it cites was then asked of the trained judge, which
took no part in showing it.
*Surely* is above {threshold}: of {labeled:,} pairs that people had labeled, {precision:.0%} of those above it
are supported.
*Expert* sentences cite a text that the question's own experts quoted.
Intervals are Wilson's, 95 %."""
LIMITS = """Sentences of the extractive answer stand word for word in the passage that they cite.
What the judge does not find supported there is the judge's own error, and the measure for the other columns.
The writer of this run is a very small one that travels in a package: its prose tells nothing of larger ones.
Times are of a busy machine with two cores and a writer on the same processor."""


def render_writer(run: WriterRun | None) -> str:
    """The page, in Markdown; without a run it says that there is none."""
    if run is None:
        return f"{TITLE}\n\n{NO_RUN}\n"
    head = ("", EXTRACTIVE, DRAFTED, BY_WRITER)
    lines = [head, ("---",) * len(head), *_rows(run)]
    parts = (
        TITLE,
        _about(run),
        READING.format(threshold=run.threshold, precision=PRECISION, labeled=run.labeled),
        "\n".join("| " + " | ".join(line) + " |" for line in lines),
        "## What became of the writer's sentences",
        _fates(run),
        "## What these figures do not tell",
        LIMITS,
    )
    return "\n\n".join(parts) + "\n"


def _about(run: WriterRun) -> str:
    return (
        f"Run of {run.date}, Bedside {run.bedside}, Python {run.python}.\n"
        f"The writer is {run.writer}, the judge {run.judge}.\n"
        f"{len(run.outcomes)} questions, {run.texts:,} texts.\n"
        "All figures are in [writer-run.json](writer-run.json)."
    )


def _rows(run: WriterRun) -> Sequence[tuple[str, ...]]:
    shown = [
        [each.extractive for each in run.outcomes],
        [each.drafted for each in run.outcomes],
        [each.by_writer for each in run.outcomes],
    ]

    def row(name: str, figure: Callable[[Sequence[Shown]], str]) -> tuple[str, ...]:
        return name, *map(figure, shown)

    def share(name: str, hits: Callable[[Shown], int]) -> tuple[str, ...]:
        return row(name, lambda some: _share(sum(map(hits, some)), sum(each.sentences for each in some)))

    return (
        row("questions with an answer", lambda some: str(sum(each.sentences > 0 for each in some))),
        row("sentences shown", lambda some: str(sum(each.sentences for each in some))),
        share("with a citation that resolves", lambda each: each.cited),
        share("supported by the judge", lambda each: each.supported),
        share("surely supported", lambda each: each.surely),
        share("of a text that experts quoted", lambda each: each.expert),
        row("median seconds to the first of them", _median),
    )


def _median(some: Sequence[Shown]) -> str:
    times = [each.seconds for each in some if each.seconds is not None]
    return f"{statistics.median(times):.2f}" if times else "–"


def _share(hits: int, of: int) -> str:
    low, high = measure_wilson(hits, of)
    return f"{hits / of:.1%} [{low:.1%}, {high:.1%}]" if of else "–"


def _fates(run: WriterRun) -> str:
    dropped: Counter[str] = Counter()
    for each in run.outcomes:
        dropped.update(each.dropped)
    kept, quoted = (sum(getattr(each, name) for each in run.outcomes) for name in ("kept", "quoted"))
    written = kept + quoted + dropped.total()
    rows = [("shown as written", kept), ("the source quoted instead", quoted)]
    rows += [(f"dropped: {reason}", count) for reason, count in dropped.most_common()]
    faults = Counter(each.fault for each in run.outcomes if each.fault)
    told = ", ".join(f"{count} {fault}" for fault, count in faults.most_common()) or "none"
    lines = ["| sentences | | share |", "| --- | --- | --- |"]
    lines += [f"| {name} | {count} | {_share(count, written)} |" for name, count in rows]
    whole = statistics.median(each.seconds for each in run.outcomes)
    return "\n".join(lines) + f"\n\nFaults of the writer: {told}.\nMedian of a whole draft: {whole:.1f} s."


def render_writer_table(run: WriterRun) -> str:
    """The main figures, for a terminal."""
    rows = [("", EXTRACTIVE, DRAFTED, BY_WRITER), *_rows(run)]
    return "\n".join(
        f"{name:<36}" + "".join(f"{figure:>24}" for figure in figures) for name, *figures in rows
    )
