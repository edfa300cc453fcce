"""How does a run look as a page? Every figure of it is read from the committed run file."""

from collections.abc import Iterable, Iterator

from bedside.evaluation.measures import DEEP_RECALL, WORK_SAVED
from bedside.evaluation.peer import PEER
from bedside.evaluation.rows import ABSENT, find_peer, make_rows, print_difference, print_mean
from bedside.evaluation.run_file import Run, SetResult, SystemResult

TITLE = "# How good is search?"
NO_RUN = """No run is committed yet, so there is no figure to tell.
[Measuring search](../how-to/measure-search.md) tells how to make one."""
READING = """Each set has texts, queries, and the texts that people judged to answer each query.
Every query is ranked by Bedside and by a peer, plain BM25, over the same texts in the same run.
nDCG@10 tells how well the first ten ranks are filled, 1 at best.
Recall@100 tells which share of what answers is among the first hundred.
MRR@10 is one divided by the rank of the first hit.
The interval holds the middle 95 % of {resamples:,} paired resamples of the queries.
A difference whose interval holds zero may be chance."""
LIMITS = """The sets tell how well passages are found, not how good an answer is.
Texts that nobody judged count as wrong, though some of them may answer.
An interval speaks of more queries like these over these texts, not of other questions or other literature.
Costs are of one run on one machine; read them beside the peer's."""


def render_page(run: Run | None) -> str:
    """The page in Markdown; without a run it says that there is none."""
    if run is None:
        return f"{TITLE}\n\n{NO_RUN}\n"
    parts = [
        TITLE,
        _about(run),
        READING.format(resamples=run.resamples),
        "## Ranking",
        _ranking(run),
        *_screening(run),
        "## Costs",
        _costs(run),
        "## The sets",
        *map(_set, run.sets),
        "## What these figures do not tell",
        LIMITS,
    ]
    return "\n\n".join(parts) + "\n"


def _about(run: Run) -> str:
    lines = [
        f"Run of {run.date}, Bedside {run.bedside}, Python {run.python}, {run.cores} cores.",
        f"The peer is {run.peer}." if run.peer else "No peer took part in this run.",
    ]
    if run.sample is not None:
        lines.append(
            f"**This run is a sample**: at most {run.sample} queries a set, drawn with the seed {run.seed}."
        )
    lines += ["", *(f"- `{name}`: {about}" for name, about in run.variants.items())]
    lines += ["", "All values of all queries are in [search-run.json](search-run.json)."]
    return "\n".join(lines)


def _ranking(run: Run) -> str:
    head = (
        "set",
        "queries",
        "system",
        "nDCG@10",
        "BM25",
        "difference [95 %]",
        "recall@100",
        "BM25",
        "MRR@10",
        "BM25",
    )
    return _table(
        head,
        (
            (
                row.set,
                str(row.queries),
                f"`{row.system}`",
                row.ndcg,
                row.peer_ndcg,
                row.difference,
                row.recall,
                row.peer_recall,
                row.first_hit,
                row.peer_first_hit,
            )
            for row in make_rows(run)
        ),
    )


def _screening(run: Run) -> Iterator[str]:
    """How much a reviewer would be spared, for the sets that tell which records had to be screened."""
    rows = [
        (
            each.name,
            f"`{system.system}`",
            print_mean(system, WORK_SAVED),
            print_mean(find_peer(each), WORK_SAVED),
            print_difference(system.differences.get(WORK_SAVED)),
            print_mean(system, DEEP_RECALL),
            print_mean(find_peer(each), DEEP_RECALL),
        )
        for each, system in _tested(run)
        if WORK_SAVED in system.means
    ]
    if rows:
        head = ("set", "system", "WSS@95", "BM25", "difference [95 %]", "recall@500", "BM25")
        yield "## Screening"
        yield (
            "WSS@95 is the share of records that need not be read when 95 % of the included ones are found, "
            "less the 5 % that stopping at random would save."
        )
        yield _table(head, rows)


def _costs(run: Run) -> str:
    head = ("set", "system", "build s", "peak MB building", "p50 ms", "p99 ms", "peak MB answering")
    rows = (
        (
            each.name,
            f"`{system.system}`",
            f"{system.costs.build_seconds:.2f}",
            _megabytes(system.costs.build_peak_mb),
            f"{system.costs.p50_ms:.2f}",
            f"{system.costs.p99_ms:.2f}",
            _megabytes(system.costs.answer_peak_mb),
        )
        for each in run.sets
        for system in each.systems
    )
    told = "Building ends on the disk for Bedside, and with an index in memory for BM25."
    peak = "A peak is of the whole process, with what earlier sets left behind."
    return f"{told}\n{peak}\n\n{_table(head, rows)}"


def _set(result: SetResult) -> str:
    pools = f", in {result.pools:,} pools" if result.pools > 1 else ""
    lines = (
        f"### {result.name}",
        "",
        f"{result.texts:,} texts{pools}; {len(result.queries):,} of {result.queries_in_set:,} queries.",
        f"A hit is {result.hit}.",
        f"License: {result.license}.",
        *result.caution.splitlines(),
    )
    return "\n".join(lines)


def _tested(run: Run) -> Iterator[tuple[SetResult, SystemResult]]:
    for each in run.sets:
        yield from ((each, system) for system in each.systems if system.system != PEER)


def _megabytes(peak: float | None) -> str:
    return ABSENT if peak is None else f"{peak:.0f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
