"""What becomes of acts at the same moment, each in a connection of its own? They come one after the other."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SCRIPT = Path(__file__).with_name("at_once.py")


SETTINGS = "bedside_web.config.settings"


@pytest.fixture
def database() -> Iterator[dict[str, str]]:
    """SQLite in the site's folder; where the tests run on PostgreSQL, a database of its own there."""
    address = os.environ.get("BEDSIDE_SITE_DATABASE", "")
    if not address.startswith("postgres"):
        yield {}
        return
    import psycopg

    name = f"at_once_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield {"BEDSIDE_SITE_DATABASE": urlsplit(address)._replace(path=f"/{name}").geturl()}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_reviewers_who_act_at_once(tmp_path: Path, database: dict[str, str]) -> None:
    """Six take a claim that needs two, those two sign thrice each, and a source is retracted meanwhile.

    Two have it and no more; each decides once; it is approved once; the trail holds.
    """
    surroundings = os.environ | database
    surroundings |= {"BEDSIDE_SITE_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": SETTINGS}
    run = subprocess.run(
        [sys.executable, str(SCRIPT)], env=surroundings, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["taken"] == ["done"] * 2 + ["enough-reviewers"] * 4
    assert told["signed"].count("done") == 2
    assert set(told["signed"]) - {"done"} <= {"already-decided", "state"}
    assert (told["state"], told["decisions"], told["settlements"]) == ("approved", 2, 1)
    assert told["rounds of what rests"] == [2]
    assert told["break"] == "None"
