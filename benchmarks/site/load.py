"""How many requests a second does an address bear, and how slow is the slowest hundredth? By ``wrk``."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

READERS = 50


@dataclass(frozen=True)
class Load:
    """What ``wrk`` saw: requests a second, times in milliseconds, and answers that were no success."""

    a_second: float
    p50: float
    p99: float
    failed: int


def put_load(url: str, *, seconds: int, script: Path | None = None, headers: tuple[str, ...] = ()) -> Load:
    """Read ``url`` with fifty readers at once. Raises ``RuntimeError`` if ``wrk`` is not there or fails."""
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    command += [part for header in headers for part in ("-H", header)]
    command += ["-s", str(script)] if script else []
    try:
        done = subprocess.run([*command, url], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise RuntimeError("This needs wrk (Debian: apt-get install wrk).") from None
    return _read(done.stdout)


def _read(text: str) -> Load:
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    failed = sum(int(number) for number in re.findall(r"Non-2xx or 3xx responses: (\d+)", text))
    failed += sum(map(int, re.findall(r"Socket errors: .*?timeout (\d+)", text)))
    return Load(
        a_second=float(rate[1]) if rate else 0.0,
        p50=_time(text, "50%"),
        p99=_time(text, "99%"),
        failed=failed,
    )


def _time(text: str, share: str) -> float:
    met = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", text)
    return float(met[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[met[2]] if met else 0.0
