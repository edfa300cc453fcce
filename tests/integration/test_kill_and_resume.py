"""A small run of ``benchmarks/kill_and_resume.py``: kills at random moments end as undisturbed runs do."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*more: str) -> "subprocess.CompletedProcess[str]":
    script = str(ROOT / "benchmarks" / "kill_and_resume.py")
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, script, *more],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_killed_ingests_end_as_undisturbed_ones() -> None:
    done = run("--runs", "10", "--works", "60", "--without-vectors")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "10 runs, 0 that ended otherwise" in done.stdout


def test_canary_a_writer_that_leaves_something_is_seen() -> None:
    done = run("--runs", "2", "--works", "60", "--without-vectors", "--canary")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "releases:" in done.stdout
