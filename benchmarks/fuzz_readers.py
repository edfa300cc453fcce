"""Do the readers stand files that nobody would write? Spoils sound files and holds each reader to its laws.

    python benchmarks/fuzz_readers.py --reader PubmedReader --minutes 10 [--seed 1] [--keep FOLDER]

``--reader`` is the name of a class in ``READERS``, or ``mesh``, or ``all``. Where ``atheris`` is installed,
half of the inputs are chosen by the coverage that they reach in ``bedside.literature``; else all are spoiled
by the tables of ``fuzzing/mutations.py``. Each input is on the disk before it is read and the reading is done
in a child process with bounded memory, so that one which kills or halts its reader is found. Inputs that
break a law are kept; the exit code is 1 if there are any.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fuzzing.seeds import KINDS

SECONDS = 20
"""How long one input may take."""
MEMORY = 1_500_000_000
"""Bytes of address space that a child may use."""
MOST_KEPT = 40


def main() -> int:
    asked = _asked()
    names = list(KINDS) if asked.reader == "all" else [asked.reader]
    print(f"{'reader':24}{'way':>10}{'inputs':>10}{'minutes':>9}{'restarts':>10}{'faults':>8}  what came out")
    faults = 0
    for name in names:
        faults += _run(name, asked)
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", choices=[*KINDS, "all"], required=True)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "bedside-fuzz"))
    parser.add_argument("--plain", action="store_true", help="without atheris even where it is installed")
    return parser.parse_args()


def _run(name: str, asked: argparse.Namespace) -> int:
    """Children one after another until the time is over; each ends at the first fault it cannot outlive."""
    until, began = time.monotonic() + asked.minutes * 60, time.monotonic()
    keep = asked.keep / name
    keep.mkdir(parents=True, exist_ok=True)
    totals: dict[str, int] = {}
    faults: dict[str, str] = {}
    restarts, way = -1, "tables"
    while time.monotonic() < until and len(faults) < MOST_KEPT:
        restarts += 1
        with tempfile.TemporaryDirectory(prefix="bedside-fuzz-") as folder:
            report = Path(folder, "report.jsonl")
            code, said = _child(name, asked, Path(folder), report, until, seed=asked.seed + restarts)
            for line in report.read_text().splitlines() if report.exists() else ():
                each = json.loads(line)
                way = each.get("way", way)
                for outcome, count in each.get("outcomes", {}).items():
                    totals[outcome] = totals.get(outcome, 0) + count
                if "fault" in each:
                    _keep(
                        keep, faults, each["fault"], Path(folder, each["input"]).read_bytes(), KINDS[name][1]
                    )
            if code:
                input = next(iter(sorted(Path(folder).glob("input.*"))), None)
                told = f"the child ended with {code}: {_last_words(said)}"
                _keep(keep, faults, told, input.read_bytes() if input else b"", KINDS[name][1], said)
    minutes = (time.monotonic() - began) / 60
    told = ", ".join(f"{outcome} {count}" for outcome, count in sorted(totals.items()))
    print(
        f"{name:24}{way:>10}{sum(totals.values()):>10}{minutes:9.1f}{restarts:10}{len(faults):8}  {told}",
        flush=True,
    )
    for fault, path in faults.items():
        print(f"    {fault}\n        {path}", flush=True)
    return len(faults)


def _child(
    name: str, asked: argparse.Namespace, folder: Path, report: Path, until: float, *, seed: int
) -> tuple[int, str]:
    left = max(1.0, until - time.monotonic())
    here = Path(__file__).parent
    command = [sys.executable, "-m", "fuzzing.child", name, str(folder), str(report), str(left), str(seed)]
    command += ["plain"] if asked.plain else []
    path = os.pathsep.join(filter(None, (str(here), os.environ.get("PYTHONPATH"))))
    environ = os.environ | {"PYTHONPATH": path, "TMPDIR": str(folder)}
    try:
        done = subprocess.run(
            command, env=environ, cwd=folder, capture_output=True, text=True, errors="replace",
            timeout=left + 3 * SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        return 124, str(late.stderr)[-3_000:]
    return done.returncode, done.stderr[-6_000:]


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    places = [line for line in lines if "/bedside/" in line and line.startswith("File")]
    return f"{lines[-1] if lines else 'nothing said'} {places[0] if places else ''}"[:300]


def _keep(keep: Path, faults: dict[str, str], fault: str, data: bytes, suffix: str, said: str = "") -> None:
    if fault in faults:
        return
    path = keep / f"{len(list(keep.iterdir())):03}{suffix}"
    path.write_bytes(data)
    if said:
        path.with_suffix(".said").write_text(said)
    faults[fault] = str(path)


if __name__ == "__main__":
    sys.exit(main())
