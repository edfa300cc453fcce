"""How do engines grow from ten thousand passages to a million? All in one run, side by side.

Run it as ``python benchmarks/scale --data FOLDER --work FOLDER``. Each engine is built and asked at each
size in a child of its own; each result is added to the run file as it comes, in the place of an older
one. An engine that is not installed is skipped, and that is said. A size counts paragraphs; a long one
becomes several passages, for all engines alike.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import measure
from ours import OURS, as_entries, as_read, build, draw_vectors
from peers import Bm25s, Fts5, Lance
from show import write_pages
from sources import read_queries
from texts import SEED, read_texts, tell_texts, texts_of, write_texts

from bedside.ports import ReadPublication

RUN_FILE = Path(__file__).parents[1] / "scale-run.json"
PEERS = {each.name: each for each in (Bm25s(), Fts5(), Lance())}
ENGINES = (*PEERS, *OURS)
SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 200


def main() -> None:
    asked = _options()
    if asked.child:
        print(json.dumps(_as_child(asked, *asked.child)))
        return
    if asked.show:
        write_pages(RUN_FILE)
        return
    asked.work.mkdir(parents=True, exist_ok=True)
    queries = read_queries(asked.data, count=QUERIES + measure.WARM_UP, seed=SEED)
    (asked.work / "queries.json").write_text(json.dumps(queries), "utf-8")
    run = json.loads(RUN_FILE.read_text("utf-8")) if RUN_FILE.exists() else _new_run()
    missing = [size for size in asked.sizes if not texts_of(asked.work, size).exists()]
    if missing:
        write_texts(asked.data, asked.work, missing)
    for size in asked.sizes:
        run["texts"][str(size)] = tell_texts(asked.work, size)
        for engine in asked.engines:
            _measure(asked, run, size, engine)
    write_pages(RUN_FILE)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public sets")
    parser.add_argument("--work", type=Path, required=True, help="a folder for texts and indexes; 10 GB")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    parser.add_argument("--show", action="store_true", help="only write the table and the picture")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    return parser.parse_args()


def _new_run() -> dict[str, Any]:
    return {
        "schema": 1,
        "seed": SEED,
        "queries": QUERIES,
        "rounds": measure.ROUNDS,
        "python": sys.version.split()[0],
        "machine": measure.describe_machine(),
        "texts": {},
        "builds": [],
        "rows": [],
    }


def _measure(asked: argparse.Namespace, run: dict[str, Any], size: int, engine: str) -> None:
    """Build what the engine needs unless it is there, ask it, and write both down."""
    built = "bedside" if engine in OURS else engine
    folder = _folder(asked.work, size, built)
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        told = _run_child(asked, size, built, "build")
        if told is None:
            return
        (folder / "whole").touch()
        _write_down(run, "builds", {"size": size, "engine": built, **told})
    if engine == "bedside-hybrid" and not (folder / "vectors-drawn").exists():
        _run_child(asked, size, built, "vectors")
    told = _run_child(asked, size, engine, "query")
    if told is not None:
        _write_down(run, "rows", {"size": size, "engine": engine, **told})
        _add_agreements(run, asked.work)


def _run_child(asked: argparse.Namespace, size: int, engine: str, step: str) -> dict[str, Any] | None:
    print(f"{size:>9} {engine:16} {step} …", file=sys.stderr, flush=True)
    own = ["--data", str(asked.data), "--work", str(asked.work), "--child", str(size), engine, step]
    done = subprocess.run([sys.executable, __file__, *own], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"{engine} could not be measured at {size}; see above.", file=sys.stderr)
        return None
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "missing" in told:
        print(f"{engine} is skipped: {told['missing']}", file=sys.stderr)
        return None
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return {**told, "when": when, "load": round(os.getloadavg()[0], 1)}


def _write_down(run: dict[str, Any], where: str, row: dict[str, Any]) -> None:
    run[where] = [
        each for each in run[where] if (each["size"], each["engine"]) != (row["size"], row["engine"])
    ]
    run[where].append(row)
    run[where].sort(key=lambda each: (each["size"], each["engine"]))
    _save(run)


def _save(run: dict[str, Any]) -> None:
    RUN_FILE.write_text(json.dumps(run, indent=1) + "\n", "utf-8")


def _add_agreements(run: dict[str, Any], work: Path) -> None:
    for row in run["rows"]:
        found, of_peer = (work / f"found-{row['size']}-{name}.json" for name in (row["engine"], "bm25s"))
        # Vectors are drawn, and the model finds nothing: there is nothing to agree with.
        if of_peer.exists() and found.exists() and row["engine"] not in ("bedside-hybrid", "query-embedding"):
            row["agreement"] = _agreement(found, of_peer)
    _save(run)


def _as_child(asked: argparse.Namespace, size_text: str, engine: str, step: str) -> dict[str, Any]:
    size = int(size_text)
    try:
        return {"build": _build, "vectors": _vectors, "query": _query}[step](asked.work, size, engine)
    except ModuleNotFoundError as error:
        return {"missing": str(error)}


def _build(work: Path, size: int, engine: str) -> dict[str, Any]:
    folder, count = _folder(work, size, engine), 0

    def works() -> Iterator[ReadPublication]:
        nonlocal count
        for read in as_read(read_texts(work, size)):
            count += len(read.passages)
            yield read

    if engine == "bedside":
        told = measure.measure_build(lambda: build(works(), folder))
    else:
        told = measure.measure_build(lambda: PEERS[engine].build(as_entries(works()), folder))
    rate = round(count / told["build_seconds"])
    size_now = round(measure.measure_disk(folder) / count)
    return {"passages": count, "passages_per_second": rate, "bytes_per_passage": size_now, **told}


def _vectors(work: Path, size: int, engine: str) -> dict[str, Any]:
    return {"seconds": draw_vectors(_folder(work, size, engine), _queries(work))}


def _query(work: Path, size: int, engine: str) -> dict[str, Any]:
    searched = OURS[engine] if engine in OURS else PEERS[engine]
    searched.open(_folder(work, size, "bedside" if engine in OURS else engine))
    times, found = measure.measure_queries(searched.find, _queries(work))
    memory = measure.measure_memory()
    (work / f"found-{size}-{engine}.json").write_text(json.dumps(found), "utf-8")
    return times | memory


def _queries(work: Path) -> list[str]:
    queries: list[str] = json.loads((work / "queries.json").read_text("utf-8"))
    return queries


def _folder(work: Path, size: int, engine: str) -> Path:
    return work / f"{engine}-{size}"


def _agreement(found: Path, of_peer: Path) -> float:
    """How many of bm25s's first ten works are among an engine's first ten, on average, as a share."""
    shares = []
    for mine, theirs in zip(json.loads(found.read_text()), json.loads(of_peer.read_text()), strict=True):
        first = _first_works(theirs)
        if first:
            shares.append(len(first & _first_works(mine)) / len(first))
    return round(sum(shares) / len(shares), 3)


def _first_works(ids: list[str]) -> set[str]:
    return set(list(dict.fromkeys(id.rpartition("#")[0] for id in ids))[:10])


if __name__ == "__main__":
    main()
