"""Can an ingest be killed at any moment and run again, with the end state of an undisturbed run?

    python benchmarks/kill_and_resume.py [--runs 200] [--works 400] [--seed 1]

Each run kills ``bedside ingest`` (into a new library, or as the second ingest of one that answers already)
or ``bedside search --queries`` (which keeps vectors) with SIGKILL at a random moment of its undisturbed
duration, some of them twice; sees that what answered before still answers; runs it again; and holds the end
state against the reference: release ids, counts, hits with their scores, rejected records byte by byte.
Prints where the kills fell and exits with 1 at a difference.
"""

import argparse
import io
import json
import multiprocessing
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.errors import LibraryNotFound
from bedside.library import Library
from bedside.stores import verify_release
from bedside.terms import SearchOptions

QUERIES = ("magnesium in torsades", "retracted trial of potassium", "kidney", "word7 word11", "sodium word3")
WORDS = "magnesium potassium sodium kidney heart torsades trial dose serum low high fell rose".split()
_SPAWN = multiprocessing.get_context("forkserver")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--works", type=int, default=400, help="PubMed records of the first ingest.")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    # The helper loads Bedside once; each child that is killed is a fork of it and begins with the work.
    _SPAWN.set_forkserver_preload(["bedside.library", "bedside.intake", "bedside.cli.ingest", "numpy"])
    with tempfile.TemporaryDirectory(prefix="bedside-kill-") as folder:
        return Trial(Path(folder), works=asked.works, seed=asked.seed).run_all(asked.runs)


@dataclass(frozen=True)
class Step:
    """A command that is killed: its name, what it starts from, and what it leaves when it is left alone."""

    name: str
    start: Path | None
    run: Callable[[Path], list[str]]
    end: dict[str, Any]
    seconds: float


class Trial:
    """The reference and the runs that are held against it."""

    def __init__(self, folder: Path, *, works: int, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.first, self.second = folder / "first", folder / "second"
        write_first(self.first, works)
        write_second(self.second, works)
        self.few = folder / "few"
        write_notes(self.few, 24)
        self.queries = folder / "queries.jsonl"
        lines = (json.dumps({"_id": str(at), "text": text}) for at, text in enumerate(QUERIES))
        self.queries.write_text("\n".join(lines))
        self.fell: Counter[tuple[str, str]] = Counter()
        self.faults: list[str] = []

    def run_all(self, runs: int) -> int:
        """All runs; 1 if any of them ended otherwise than the reference."""
        steps = list(self._steps())
        for step in steps:
            print(f"{step.name}: {step.seconds:.2f} s undisturbed, {step.end['counts']}", flush=True)
        for number in range(runs):
            self._run(number, self.chance.choices(steps, weights=(3, 4, 2))[0])
        print(f"\n{'killed':34}{'where the kill fell':40}{'runs':>6}")
        for (name, where), count in sorted(self.fell.items()):
            print(f"{name:34}{where:40}{count:6}")
        print(f"{runs} runs, {len(self.faults)} that ended otherwise than undisturbed ones")
        for fault in self.faults:
            print(f"  {fault}")
        return 1 if self.faults else 0

    def _steps(self) -> Iterator[Step]:
        def ingest(files: Path) -> Callable[[Path], list[str]]:
            return lambda library: ["ingest", str(files), "--library", str(library), "--bare"]

        def search(library: Path) -> list[str]:
            run = library.with_suffix(".trec")
            return ["search", "--queries", str(self.queries), "--run", str(run), "--library", str(library)]

        # Making vectors is slow, so that step has a small library of its own.
        small = self.folder / "small"
        _wait(_begin(ingest(self.few)(small)))
        start: Path | None = None
        for name, command in (
            ("first ingest", ingest(self.first)),
            ("second ingest", ingest(self.second)),
            ("search that keeps vectors", search),
        ):
            start = small if command is search else start
            end, seconds = None, []
            for attempt in range(3):
                library = self._library(f"reference-{len(name)}-{attempt}", start)
                began = time.monotonic()
                code = _wait(_begin(command(library)))
                seconds.append(time.monotonic() - began)
                state = look(library)
                if code or (end is not None and state != end):
                    raise SystemExit(
                        f"{name}: exit {code}; two undisturbed runs differ: {_differ(end, state)}"
                    )
                end = state
            assert end is not None
            yield Step(name, start, command, end, statistics.median(seconds))
            start = library

    def _run(self, number: int, step: Step) -> None:
        library = self._library("library", step.start)
        before = look(library, release_only=True)
        kills = 2 if self.chance.random() < 0.25 else 1
        where = "?"
        for _ in range(kills):
            child = _begin(step.run(library))
            # Waiting for the end and not for the clock: a child that is done earlier was not killed.
            child.join(self.chance.uniform(0, step.seconds * 1.05))
            where = where_is(library, step.start) if child.is_alive() else "it was done already"
            os.kill(child.pid, signal.SIGKILL) if child.is_alive() else None
            child.join()
            now = look(library, release_only=True)
            if now not in (before, _release_only(step.end)):
                self.faults.append(f"run {number}, {step.name}: after the kill {_differ(before, now)}")
        self.fell[step.name, where] += 1
        code = _wait(_begin(step.run(library)))
        after = look(library)
        if code or after != step.end:
            self.faults.append(
                f"run {number}, {step.name} ({where}): exit {code}, {_differ(step.end, after)}"
            )

    def _library(self, name: str, start: Path | None) -> Path:
        """A folder for a library: empty, or a copy of one."""
        library = self.folder / name
        for old in (library, library.with_suffix(".trec"), library.with_suffix(".looked-at")):
            shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
        if start is not None:
            shutil.copytree(start, library)
        return library


def _begin(arguments: list[str]) -> Any:
    child = _SPAWN.Process(target=_command, args=(arguments,))
    child.start()
    return child


def _wait(child: Any) -> int:
    child.join()
    return int(child.exitcode)


def _command(arguments: list[str]) -> None:
    """What the console script does, in a process of its own."""
    from bedside.cli.app import app

    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        app.main(arguments, standalone_mode=False)


def look(library: Path, *, release_only: bool = False) -> dict[str, Any]:
    """All that a library gives: ids, counts, hits, rejected records, what lies in it, and a run's lines."""
    run = library.with_suffix(".trec")
    state: dict[str, Any] = {"release": None, "counts": {}, "hits": []}
    try:
        with Library.open(library, vectors=library.with_suffix(".looked-at")) as opened:
            options = SearchOptions(meaning=False)
            hits = [opened.find(query, top=20, options=options).found for query in QUERIES]
            unsound = verify_release(library / "releases" / opened.release)
            state = {
                "release": opened.release,
                "counts": dict(opened.manifest.counts),
                "hits": [[(hit.publication_id, round(hit.score, 5)) for hit in found] for found in hits],
                "retracted": [opened.publication(hit).is_retracted for found in hits for hit in found],
                "unsound": list(map(str, unsound)),
            }
    except LibraryNotFound:
        pass
    if release_only:
        return state
    rejects = sorted((library / "rejects").glob("*")) if (library / "rejects").is_dir() else []
    return state | {
        "rejects": {path.name: path.read_bytes() for path in rejects},
        "lies there": sorted(path.name for path in library.glob("*")),
        "releases": sorted(path.name for path in (library / "releases").iterdir()),
        "vectors": [_count_vectors(path) for path in library.glob("vectors/*.sqlite")],
        "run": run.read_text() if run.exists() else "",
    }


def _count_vectors(path: Path) -> int:
    import sqlite3

    try:
        with sqlite3.connect(path) as connection:
            return int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
    except sqlite3.OperationalError:  # killed before the table was made
        return 0


def _release_only(state: dict[str, Any]) -> dict[str, Any]:
    names = ("release", "counts", "hits", "retracted", "unsound")
    return {name: state[name] for name in names}


def _differ(one: dict[str, Any] | None, other: dict[str, Any]) -> str:
    names = [name for name in other if one is None or one.get(name) != other[name]]
    return "; ".join(
        f"{name}: {str((one or {}).get(name))[:150]} | {str(other[name])[:150]}" for name in names
    )


def where_is(library: Path, start: Path | None) -> str:
    """How far a run was when it was killed, told by what lies there."""
    releases = library / "releases"
    names = {path.name for path in releases.iterdir()} if releases.is_dir() else set()
    old = {path.name for path in (start / "releases").iterdir()} if start else set()
    if any(map(_count_vectors, library.glob("vectors/*.sqlite"))):
        return "vectors are being kept"
    if (building := [name for name in names if name.startswith(".building-")]) and (
        releases / building[0] / "manifest.json"
    ).exists():
        return "the manifest is written"
    if building and (releases / building[0] / "index" / "claims").exists():
        return "the indexes are written"
    if building:
        return "records are read"
    return "before it wrote anything" if names <= old else "the release is in its place"


def write_first(folder: Path, works: int) -> None:
    """A mixed folder: PubMed records, a corpus, notes, a table of notices; broken ones among them."""
    folder.mkdir()
    records = [_pubmed(number) for number in range(1, works + 1)]
    records[works // 3] = "<PubmedArticle><MedlineCitation><PMID>x</PMID></MedlineCitation></PubmedArticle>"
    records[works // 2] = records[works // 2].replace("</Abstract>", "")
    _write_set(folder / "pubmed-1.xml", [*records, _removal(5, 6)])
    lines = [
        json.dumps({"_id": f"c{at}", "title": f"Corpus {at}", "text": _text(at, 60)})
        for at in range(works // 4)
    ]
    lines[3:3] = ["{not a record", json.dumps({"_id": "c1000", "title": 3})]
    (folder / "corpus.jsonl").write_text("\n".join(lines))
    write_notes(folder, 5)
    (folder / "broken.xml").write_bytes(b"<PubmedArticleSet><PubmedArticle>\x00\xff")
    _write_table(folder / "retractions.csv", [7, 8, works * 3])


def write_notes(folder: Path, count: int) -> None:
    """Pages of Markdown."""
    folder.mkdir(exist_ok=True)
    for at in range(count):
        text = f"# Note {at}\n\n{_text(at, 80)}\n\n## Dose\n\n{_text(at + 9, 40)}\n"
        (folder / f"note-{at}.md").write_text(text)


def write_second(folder: Path, works: int) -> None:
    """Newer versions, a removal, notices of works that are there and that come, and a notice's record."""
    folder.mkdir()
    newer = [_pubmed(number, revised=2021) for number in range(10, works // 2, 7)]
    fresh = [_pubmed(number) for number in range(works + 1, works + works // 3)]
    notice = _pubmed(works * 2, tie=("RetractionOf", 12))
    broken = _pubmed(works * 2 + 1).replace("</ArticleTitle>", "")
    _write_set(folder / "pubmed-2.xml", [*newer, *fresh, notice, broken, _removal(20, 21)])
    (folder / "note-0.md").write_text(f"# Note 0, again\n\n{_text(3, 90)}\n")
    _write_table(folder / "retractions-2.csv", [30, works * 2])


def _write_set(path: Path, records: list[str]) -> None:
    path.write_text("<PubmedArticleSet>\n" + "\n".join(records) + "\n</PubmedArticleSet>\n")


def _pubmed(number: int, *, revised: int = 2020, tie: tuple[str, int] | None = None) -> str:
    ties = (
        f'<CommentsCorrectionsList><CommentsCorrections RefType="{tie[0]}"><RefSource>J. 1.</RefSource>'
        f"<PMID>{tie[1]}</PMID></CommentsCorrections></CommentsCorrectionsList>"
        if tie
        else ""
    )
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{number}</PMID>'
        f"<DateRevised><Year>{revised}</Year>"
        "<Month>01</Month><Day>02</Day></DateRevised><Article><Journal><JournalIssue><PubDate><Year>"
        f"{1990 + number % 30}</Year></PubDate></JournalIssue><Title>Journal {number % 9}</Title></Journal>"
        f"<ArticleTitle>{_text(number, 9)} {number} in {revised}</ArticleTitle><Abstract><AbstractText>"
        f"{_text(number + revised, 120)}</AbstractText></Abstract></Article>{ties}"
        "</MedlineCitation></PubmedArticle>"
    )


def _removal(*numbers: int) -> str:
    return "<DeleteCitation>" + "".join(f"<PMID>{number}</PMID>" for number in numbers) + "</DeleteCitation>"


def _write_table(path: Path, numbers: list[int]) -> None:
    columns = "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI"
    columns += ",OriginalPaperPubMedID,RetractionNature,Reason"
    rows = [
        f"{at},T,3/4/2021 0:00,10.1000/r{at},0,unavailable,{at},Retraction,+Error in Data;" for at in numbers
    ]
    rows.append("999,T,3/4/2021 0:00,,0,unavailable,0,Retraction,+Names no work;")
    path.write_text("\n".join([columns, *rows]) + "\n")


def _text(seed: int, length: int) -> str:
    chance = random.Random(seed)
    words = [chance.choice((*WORDS, f"word{chance.randrange(40)}")) for _ in range(length)]
    return " ".join(words).capitalize() + "."


if __name__ == "__main__":
    sys.exit(main())
