"""What does a run leave behind? One JSON file with every value of every query, from which pages are made.

Means, differences and intervals are computed from the values as they are printed in the file (four
decimals), so that anybody can compute them again.
"""

import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bedside.evaluation.bootstrap import Difference, compare_paired
from bedside.evaluation.run_json import format_run, read_json_run

RUN_SCHEMA = 1
_LIST_OF_PLAIN_VALUES = re.compile(r"\[\n[^\[\]{}]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What a system cost on one set, on the machine of the run.

    ``build_seconds`` is ingest or indexing of all pools; the two peaks are the whole process's largest
    resident memory in megabytes while it was built and while it answered, ``None`` where the system does
    not tell it; times are wall time of one query, warm.
    """

    build_seconds: float
    build_peak_mb: float | None
    p50_ms: float
    p99_ms: float
    answer_peak_mb: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemResult:
    """What one system reached on one set: means, differences to the peer, costs, and every value.

    ``values`` holds, by measure, a value for each query of the set, in the order of its ``queries``.
    """

    system: str
    means: Mapping[str, float]
    differences: Mapping[str, Difference]
    costs: Costs
    values: Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetResult:
    """One set: what it is, its queries, and the systems; the peer stands first if it took part."""

    name: str
    hit: str
    license: str
    caution: str
    pools: int
    texts: int
    queries_in_set: int
    queries: Sequence[str]
    systems: Sequence[SystemResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: when, by which version, against which peer, of which sample, and the sets."""

    schema: int
    date: str
    bedside: str
    python: str
    cores: int
    peer: str | None
    sample: int | None
    seed: int
    resamples: int
    variants: Mapping[str, str]
    sets: Sequence[SetResult]


def make_result(
    system: str,
    values: Mapping[str, Sequence[float]],
    *,
    costs: Costs,
    peer: SystemResult | None,
    seed: int,
) -> SystemResult:
    """A system's result with its means and, where a peer took part, the differences to it."""
    rounded = {name: [round(value, 4) for value in each] for name, each in values.items()}
    return SystemResult(
        system=system,
        means={name: round(statistics.fmean(each), 4) for name, each in rounded.items()},
        differences={
            name: compare_paired(each, peer.values[name], seed=seed) for name, each in rounded.items() if peer
        },
        costs=costs,
        values=rounded,
    )


def write_run(run: Run, path: Path) -> None:
    """Write ``run``; lists of plain values stand on one line. Raises ``OSError``."""
    path.write_text(_LIST_OF_PLAIN_VALUES.sub(_on_one_line, format_run(run)) + "\n", encoding="utf-8")


def read_run(path: Path) -> Run:
    """A run that ``write_run`` wrote. Raises ``SourceError``."""
    return read_json_run(path, Run, schema=RUN_SCHEMA)


def _on_one_line(found: re.Match[str]) -> str:
    return "[" + " ".join(found[0][1:-1].split()) + "]"
