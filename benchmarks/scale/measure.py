"""What does one engine cost at one size? Run in a child of its own, so that memory is its own."""

import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WARM_UP = 20
ROUNDS = 3
ENOUGH_SECONDS = 100
TOP = 100
_STATUS = Path("/proc/self/status")


def measure_queries(
    find: Callable[[str, int], list[str]], queries: list[str]
) -> tuple[dict[str, float], list[list[str]]]:
    """Times of the queries after the warm-up ones, in milliseconds, and what they found.

    Each query runs ``ROUNDS`` times, unless ``ENOUGH_SECONDS`` are over. ``p50_ms`` and ``p99_ms`` are
    wall time of all runs. ``cpu_p50_ms`` and ``cpu_p99_ms`` are the time that the cores worked for each
    query's quickest run: other work on the machine hardly changes them.
    """
    start = time.perf_counter()
    find(queries[0], TOP)
    first = time.perf_counter() - start
    for query in queries[1:WARM_UP]:
        find(query, TOP)
    asked = queries[WARM_UP:]
    begun, walls, works = time.perf_counter(), [], []
    while len(walls) < ROUNDS and (not walls or time.perf_counter() - begun < ENOUGH_SECONDS):
        found, wall, work = [], [], []
        for query in asked:
            start, worked = time.perf_counter(), time.process_time()
            ids = find(query, TOP)
            work.append(time.process_time() - worked)
            wall.append(time.perf_counter() - start)
            found.append(ids[:TOP])
        walls.append(wall)
        works.append(work)
    told = {
        "rounds": len(walls),
        "first_query_ms": round(first * 1000, 1),
        **_percentiles("", [each for wall in walls for each in wall]),
        **_percentiles("cpu_", [min(of_query) for of_query in zip(*works, strict=True)]),
    }
    return told, found


def measure_memory() -> dict[str, float]:
    """Resident memory now, in MB: all of it, and what is no file's (``RssAnon``); and its peak."""
    lines = (line.split() for line in _STATUS.read_text("ascii").splitlines())
    kilobytes = {line[0].rstrip(":"): int(line[1]) for line in lines if line[0] in ("VmRSS:", "RssAnon:")}
    return {
        "rss_mb": round(kilobytes["VmRSS"] / 1024, 1),
        "rss_anon_mb": round(kilobytes["RssAnon"] / 1024, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def measure_disk(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure_build(build: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """How long building took by the clock, how long the cores worked for it, and the peak of memory."""
    start, worked = time.perf_counter(), time.process_time()
    told = build()
    seconds, work = time.perf_counter() - start, time.process_time() - worked
    return {
        "build_seconds": round(seconds, 2),
        "build_cpu_seconds": round(work, 2),
        "build_peak_mb": measure_memory()["peak_mb"],
        **told,
    }


def describe_machine() -> dict[str, Any]:
    """The cores, the memory, and how much other work there was."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"cores": os.cpu_count(), "memory_gb": round(total / 1e9)}


def _percentiles(prefix: str, seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {f"{prefix}p50_ms": round(cuts[49] * 1000, 2), f"{prefix}p99_ms": round(cuts[98] * 1000, 2)}
