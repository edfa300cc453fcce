"""What do the table and the picture of a run look like? Made from the run file alone."""

import json
from pathlib import Path
from typing import Any

from picture import Curve, draw

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "benchmarks" / "README.md"
PICTURE = ROOT / "docs" / "evaluation" / "growth.svg"
BEGIN, END = "<!-- growth: made by benchmarks/scale from scale-run.json -->", "<!-- end of growth -->"

NAMES = {
    "bedside-index": "Bedside, index of words",
    "bedside-words": "Bedside, search by words",
    "bedside-ten": "Bedside, search by words, 10 works",
    "bedside-hybrid": "Bedside, words and meaning",
    "bm25s": "bm25s",
    "fts5": "SQLite FTS5",
    "lancedb": "LanceDB full text",
    "query-embedding": "the model, one query",
}
"""The rows, in their order."""
DRAWN = ("bedside-index", "bedside-words", "bedside-hybrid", "bm25s", "fts5", "lancedb")


def write_pages(run_file: Path) -> None:
    """Put the table into ``benchmarks/README.md`` and draw the picture."""
    run = json.loads(run_file.read_text("utf-8"))
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2] or "\n"
    PAGE.write_text(f"{before}{BEGIN}\n{tables(run)}\n{END}{after}", "utf-8")
    PICTURE.write_text(draw(*(_curves(run, key) for key in ("cpu_p50_ms", "cpu_p99_ms"))), "utf-8")


def tables(run: dict[str, Any]) -> str:
    """Building, then asking, a row for each size and engine."""
    return "\n\n".join((_texts(run), _builds(run), _queries(run)))


def _texts(run: dict[str, Any]) -> str:
    head = ("paragraphs", "of them made", "works", "words", "different words")
    rows = [
        [_count(told[key]) for key in ("paragraphs", "made_paragraphs", "works", "words", "vocabulary")]
        for _, told in sorted(run["texts"].items(), key=lambda each: int(each[0]))
    ]
    return _table(head, rows)


def _builds(run: dict[str, Any]) -> str:
    head = ("paragraphs", "built", "seconds", "of work", "passages/s", "bytes a passage", "peak MB")
    names = NAMES | {"bedside": "Bedside"}
    keys = ("build_seconds", "build_cpu_seconds", "passages_per_second", "bytes_per_passage", "build_peak_mb")
    rows = [
        [_count(each["size"]), names[each["engine"]], *(_count(each[key]) for key in keys)]
        for each in run["builds"]
    ]
    return _table(head, rows)


def _queries(run: dict[str, Any]) -> str:
    head = (
        *("paragraphs", "asked", "p50 ms", "p99 ms", "work p50 ms", "work p99 ms"),
        *("resident MB", "of no file MB", "as bm25s", "load"),
    )
    keys = ("p50_ms", "p99_ms", "cpu_p50_ms", "cpu_p99_ms")
    order = list(NAMES)
    rows = [
        [
            _count(each["size"]),
            NAMES[each["engine"]],
            *(_milliseconds(each[key]) for key in keys),
            *(_count(each[key]) for key in ("rss_mb", "rss_anon_mb")),
            f"{each['agreement']:.2f}" if each.get("agreement") is not None else "",
            _count(each["load"]),
        ]
        for each in sorted(run["rows"], key=lambda each: (each["size"], order.index(each["engine"])))
    ]
    return _table(head, rows)


def _curves(run: dict[str, Any], key: str) -> list[Curve]:
    curves = []
    for engine in DRAWN:
        rows = sorted(
            (each for each in run["rows"] if each["engine"] == engine), key=lambda each: each["size"]
        )
        curves.append(Curve(name=NAMES[engine], points=tuple((each["size"], each[key]) for each in rows)))
    return curves


def _table(head: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _count(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def _milliseconds(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
