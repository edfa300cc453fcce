"""How does a run look in a terminal? A table of 80 columns."""

from bedside.evaluation.rows import Row, make_rows
from bedside.evaluation.run_file import Run

_LINE = "{:<19}{:>7}  {:>6}  {:>6}  {:<24}{:>12}"
_HEAD = _LINE.format("set", "queries", "BM25", "ours", "ours - BM25 [95 %]", "R@100 ours/B")


def render_table(run: Run) -> str:
    """One line for each set and variant: nDCG@10 of the peer and ours, the difference, recall@100 of both."""
    lines = [_HEAD, "-" * len(_HEAD)]
    last = ""
    for row in make_rows(run):
        if len(run.variants) > 1 and row.set != last:
            lines.append(row.set)
        lines.append(_line(row, row.set if len(run.variants) == 1 else f"  {row.system}"))
        last = row.set
    lines += ["", "nDCG@10 where nothing else is said; interval of the difference from a paired bootstrap."]
    if run.peer:
        lines.append(f"BM25: {run.peer}.")
    return "\n".join(lines)


def _line(row: Row, name: str) -> str:
    recalls = f"{row.recall}/{row.peer_recall}"
    return _LINE.format(name[:19], row.queries, row.peer_ndcg, row.ndcg, row.difference, recalls).rstrip()
