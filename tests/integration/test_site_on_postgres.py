"""Does the site stand on PostgreSQL as on SQLite? From nothing, through a backup, to another database."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from postgres import cluster, find_programs

PROGRAM = "from bedside_web.config.manage import main; main()"
PROGRAMS = find_programs()
COUNTS = "SELECT (SELECT count(*) FROM trail_event), (SELECT count(*) FROM articles_articleview)"

pytestmark = pytest.mark.skipif(
    PROGRAMS is None, reason="no PostgreSQL: install the package `postgresql`; SQLite alone was tested"
)


@pytest.fixture(scope="module")
def address():
    with cluster(PROGRAMS) as address:
        yield address


def run_site(folder: Path, address: str, *words: str) -> str:
    environment = {**os.environ, "BEDSIDE_SITE_HOME": str(folder), "BEDSIDE_SITE_DATABASE": address}
    environment.pop("DJANGO_SETTINGS_MODULE", None)  # that of tests
    environment["PATH"] = f"{PROGRAMS}:{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_site_opens_is_backed_up_and_restored(address, tmp_path):
    """Everything comes back, and what is never changed refuses to be."""
    folder = tmp_path / "site"
    run_site(folder, address, "serve", "--prepare-only")
    run_site(folder, address, "backup", str(tmp_path / "site.backup"))
    with psycopg.connect(address, autocommit=True) as base:
        before = base.execute(COUNTS).fetchone()
        base.execute("CREATE DATABASE anew")
    assert before[0] > 0 and before[1] > 0
    anew = address.replace("/site", "/anew")
    assert f"trail of {before[0]} entries verifies" in run_site(
        folder, anew, "restore", str(tmp_path / "site.backup")
    )
    with psycopg.connect(anew, autocommit=True) as base:
        assert base.execute(COUNTS).fetchone() == before
        with pytest.raises(psycopg.Error):
            base.execute("DELETE FROM trail_event")
        with pytest.raises(psycopg.Error):
            base.execute("UPDATE articles_articleview SET body = ''")
