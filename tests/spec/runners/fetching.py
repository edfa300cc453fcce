"""What does fetching from PubMed's servers do? Asked of a server on this machine, with a clock of our own."""

import os
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bedside import Library
from bedside.errors import EngineError, Problem
from bedside.remote import Clock, Settings, choose_files, fetch_files, fetch_pubmed
from bedside.terms import Pmid
from pubmed_server import PubmedServer, records
from runners.running import Given, Outcome, runner


@dataclass
class Waiting:
    """A clock that stands still but for the waits, which it takes down."""

    time: float = 0
    waits: list[float] = field(default_factory=list)
    runs: int = 0

    def clock(self) -> Clock:
        """The clock as settings take it; the calendar is the machine's own."""
        return Clock(now=lambda: self.time, sleep=self.sleep)

    def first(self, given: Given) -> bool:
        """Whether this is the first of two runs, which may fail."""
        self.runs += 1
        return self.runs == 1 and bool(given.get("again"))

    def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.waits.append(seconds)
        self.time += seconds


@runner("fetch records", sample={"records": ["1"], "query": "salt"}, refused={"records": ["1"], "query": ""})
def fetch_records(given: Given, folder: Path) -> Outcome:
    """``records`` lie at the server; ``query`` or ``pmids`` is fetched, after ``faults``, then ``again``."""
    problems: list[Problem] = []
    waiting = Waiting()
    with PubmedServer(
        records=records(*given["records"]), faults=_faults(given), warnings=given.get("warnings", "")
    ) as server:
        settings = _settings(server, waiting, given)
        wanted = given["query"] if "query" in given else [Pmid(pmid) for pmid in given["pmids"]]
        for _ in range(1 + bool(given.get("again"))):
            problems.clear()
            with suppress(EngineError) if waiting.first(given) else nullcontext():
                paths = fetch_pubmed(
                    wanted,
                    into=folder / "kept",
                    settings=settings,
                    progress=_quiet,
                    on_problem=problems.append,
                )
        requests = [asked.path.split("?")[0] for asked in server.asked]
        seen = "\n".join(asked.path for asked in server.asked)
        fields = dict(server.asked[-1].fields)
        agent = server.asked[-1].headers["User-Agent"]
    intake = Library.ingest(paths, library=folder / "library", bare=True) if paths else None
    return {
        "publications": intake.publications if intake else 0,
        "problems": [f"{problem.place}: {problem.met}" for problem in problems],
        "requests": requests,
        "seconds waited": round(sum(waiting.waits), 3),
        "files": len(paths),
        "left over": sorted(path.name for path in (folder / "kept").glob(".pubmed*")),
        "told of us": {name: fields[name] for name in ("tool", "email", "api_key") if name in fields},
        "agent": agent,
        "addresses hold the query": str(given.get("query", "-")) in seen,
    }


@runner(
    "fetch files",
    sample={"files": {"pubmed26n0001.xml.gz": "one"}, "baseline": "all"},
    refused={"files": {"pubmed26n0001.xml.gz": "one"}, "baseline": "7-9"},
)
def fetch_baseline_files(given: Given, folder: Path) -> Outcome:
    """``files`` (name to text) lie at the server, ``wrong`` ones with another checksum; ``begun`` is here."""
    problems: list[Problem] = []
    kept = folder / "kept"
    with PubmedServer(faults=_faults(given)) as server:
        for name, text in given["files"].items():
            wrong = "0" * 32 if name in given.get("wrong", []) else None
            server.add_file(f"baseline/{name}", text.encode(), md5=wrong)
        _begin(kept, given.get("begun", {}))
        for _ in range(1 + bool(given.get("again"))):
            server.asked.clear()
            paths = fetch_files(
                choose_files("baseline", given["baseline"]),
                into=kept,
                settings=_settings(server, Waiting(), given),
                progress=_quiet,
                on_problem=problems.append,
            )
        ranges = [asked.headers["Range"] for asked in server.asked if "Range" in asked.headers]
        requests = [asked.path for asked in server.asked]
    return {
        "files": {path.name: path.read_text() for path in paths},
        "problems": [f"{Path(problem.place).name}: {problem.met}" for problem in problems],
        "requests": requests,
        "ranges": ranges,
        "kept aside": sorted(path.name for path in kept.glob(".*.bad")),
    }


@runner("ingest without asking to fetch", sample={"text": "# Salt\n\nSalt is salty.\n"})
def ingest_without_fetching(given: Given, folder: Path) -> Outcome:
    """An ingest of a file, where every connection would be seen."""
    (folder / "note.md").write_text(given["text"], "utf-8")
    with patch("socket.socket.connect") as connect:
        intake = Library.ingest([folder / "note.md"], library=folder / "library", bare=True)
    return {"publications": intake.publications, "connections": connect.call_count}


def _faults(given: Given) -> dict[str, list[str]]:
    return {path: list(names) for path, names in given.get("faults", {}).items()}


def _settings(server: PubmedServer, waiting: Waiting, given: Mapping[str, Any]) -> Settings:
    os.environ["NO_PROXY"] = "127.0.0.1"
    asked = given.get("settings", {})
    return Settings(server=server.address, clock=waiting.clock(), **{"timeout": 5, **asked})


def _begin(folder: Path, begun: Mapping[str, str]) -> None:
    """Put the beginnings of files where a fetch that was stopped leaves them."""
    folder.mkdir()
    for name, text in begun.items():
        (folder / f".{name}.part").write_text(text)


def _quiet(what: str, done: int, total: int | None) -> None:
    """No progress is shown."""
