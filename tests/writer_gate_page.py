"""What does the page on the writer's gate say? Made of the committed run of ``benchmarks/writer_gate.py``."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from bedside.evaluation.wilson import measure_wilson

Counts = Mapping[str, int]
_COLUMNS = ("rules", "judge", "gate", "gate with judge")
_HEAD = """# What can a lying writer show?

Run of {date}, Bedside {version}, seed {seed}.
A scripted writer told {lies:,} lies in {ways} ways about real sentences.
{shipped} are about the claims that ship.
{real} are about guidelines, trials, abstracts and labels, from the half of the checker's sample \
that no rule of the checker was made on.
{true} changed sentences stood word for word in the page after all, and were left out as no lies.
One lie in five names another passage than its own, one that was not given, or none.
How the gate works and what it cannot see stands in \
[what a writer may do](../explanation/what-a-writer-may-do.md).

## Lies

A lie *gets past* a check that would have let the writer's words stand.
*Rules* is `verify` alone, *with judge* the same with the judge that ships.
Both are held against the passage that the lie is about.
*Gate* is what readers are shown: the lie itself, or a quotation that is not in the passage it cites.
Not every lie is false: a sentence that lost one word may still hold, and is counted all the same.
What the gate allows to be left out (who found it, a table's number, a statistic) is not told as a lie.
The gate was made narrower while it was tried on these passages in these ways.
So the figures are no blind test.
Intervals are Wilson's, 95 %.

| | lies | past the rules | past rules with judge | past the gate | past the gate with judge |
|---|---:|---:|---:|---:|---:|
"""
_KEPT = """
In the place of {quoted} of these lies ({share}) the source's own sentence was quoted.
The others were dropped.

## True sentences

The other side: true sentences of the same passages, copied, or shortened as is allowed, and judged with the \
judge.
Nearly all that are dropped begin with a word that leans on the sentence before ("This", "It") or name an \
aim.

| the sentence | sentences | kept in the writer's words | quoted instead | dropped |
|---|---:|---:|---:|---:|
"""


def writer_gate_page(run: Mapping[str, Any]) -> str:
    """The page of a run."""
    sources = run["sources"]
    ways: dict[str, Counter[str]] = {}
    for source in sources.values():
        for way, counts in source["ways"].items():
            ways.setdefault(way, Counter()).update(counts)
    every = Counter[str]()
    for counts in ways.values():
        every.update(counts)
    of = {
        name: sum(each.get("lies", 0) for each in source["ways"].values()) for name, source in sources.items()
    }
    told = [way for way, counts in ways.items() if counts["lies"]]
    head = _HEAD.format(
        **{key: run[key] for key in ("date", "version", "seed")},
        lies=every["lies"],
        ways=len(told),
        shipped=f"{of['shipped']:,}",
        real=f"{of['real']:,}",
        true=sum(source["true after all"] for source in sources.values()),
    )
    rows = [_row("**all**", every), *(_row(way, ways[way]) for way in told)]
    kept = [_kept_row(what, counts) for what, counts in run["kept"].items() if counts]
    quoted = every["quoted instead"]
    share = f"{quoted / every['lies']:.0%}"
    return head + "".join(rows) + _KEPT.format(quoted=f"{quoted:,}", share=share) + "".join(kept)


def _row(way: str, counts: Counts) -> str:
    cells = " | ".join(_share(counts.get(column, 0), counts["lies"]) for column in _COLUMNS)
    return f"| {way} | {counts['lies']:,} | {cells} |\n"


def _kept_row(what: str, counts: Counts) -> str:
    of = counts["sentences"]
    cells = " | ".join(_share(counts.get(fate, 0), of) for fate in ("kept", "quoted", "dropped"))
    return f"| {what} | {of:,} | {cells} |\n"


def _share(hits: int, of: int) -> str:
    low, high = measure_wilson(hits, of)
    return f"{hits:,} ({hits / of:.1%}) [{low:.1%}, {high:.1%}]"
