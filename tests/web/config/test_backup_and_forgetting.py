"""Does a backup bring everything back, and is what was deleted gone?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from operating import run_site

from bedside.editorial import find_break, read_events

ASKED = "Zwiebelfisch-aunt-Wilhelmine"
FILL = """
import sys, django
django.setup()
from datetime import UTC, datetime, timedelta
from bedside_web.accounts.actions import register, system_actor, appoint_administrator
from bedside_web.articles.models import Conversation, Turn
for name in ("ada", "ben"):
    made = register(system_actor(), name=name, email="", password="x")
    appoint_administrator(system_actor(), to=made)
    for days in (1, 200):
        at = datetime.now(UTC) - timedelta(days=days)
        asked = f"{days} days ASKED " * 50
        kept = Conversation.objects.create(reader=made, title=asked[:300], begun_at=at, changed_at=at)
        Turn.objects.create(conversation=kept, number=1, question=asked, audience="clinician", asked_at=at)
""".replace("ASKED", ASKED)


def fill(folder: Path) -> None:
    made = run_site(folder, "migrate", "-v0")
    assert made.returncode == 0, made.stderr
    filled = run_site(folder, "shell", "--no-imports", "-c", FILL)
    assert filled.returncode == 0, filled.stderr


def count(folder: Path) -> dict[str, int]:
    tables = ("accounts_user", "accounts_rolegrant", "trail_event", "articles_turn", "django_migrations")
    with closing(sqlite3.connect(folder / "site.sqlite3")) as base:
        return {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def is_in_files(folder: Path, word: str) -> bool:
    return any(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    fill(folder)
    return folder


def test_a_backup_restores_into_an_empty_site(filled, tmp_path):
    """Counts are the same, the trail verifies, and triggers still stand."""
    backup = tmp_path / "site.backup"
    done = run_site(filled, "backup", str(backup))
    assert done.returncode == 0 and backup.stat().st_mode & 0o077 == 0, done.stderr
    anew = tmp_path / "anew"
    restored = run_site(anew, "restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    assert "the trail of 4 entries verifies" in restored.stdout
    assert count(anew) == count(filled)
    run_site(anew, "export_trail", str(tmp_path / "trail.jsonl"))
    with (tmp_path / "trail.jsonl").open("r", encoding="utf-8") as lines:
        assert find_break(read_events(lines, place="trail.jsonl")) is None
    with closing(sqlite3.connect(anew / "site.sqlite3")) as base, pytest.raises(sqlite3.DatabaseError):
        base.execute("DELETE FROM trail_event")


def test_no_backup_is_written_over_and_no_site_is(filled, tmp_path):
    backup = tmp_path / "site.backup"
    assert run_site(filled, "backup", str(backup)).returncode == 0
    again = run_site(filled, "backup", str(backup))
    assert again.returncode == 1 and "There is a file" in again.stderr
    over = run_site(filled, "restore", str(backup))
    assert over.returncode == 1 and "restore into an empty one" in over.stderr


@pytest.mark.parametrize("damage", ["gone", "other", "cut"])
def test_what_is_no_backup_is_refused(filled, tmp_path, damage):
    backup = tmp_path / "site.backup"
    run_site(filled, "backup", str(backup))
    if damage == "gone":
        backup.unlink()
    elif damage == "other":
        backup.write_text("hello")
    else:
        backup.write_bytes(backup.read_bytes()[:30_000])
    done = run_site(tmp_path / "anew", "restore", str(backup))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and str(backup.name) in done.stderr


def test_what_is_forgotten_is_in_no_file(tmp_path):
    """Old conversations go, newer ones stay; the words are in no file of the site."""
    folder = tmp_path / "site"
    fill(folder)
    assert is_in_files(folder, f"200 days {ASKED}")
    done = run_site(folder, "forget")
    assert "Forgot 2 conversations older than 90 days" in done.stdout, done.stderr
    assert not is_in_files(folder, f"200 days {ASKED}")
    assert is_in_files(folder, f"1 days {ASKED}")
    assert "Forgot 2 conversations" in run_site(folder, "forget", "--days", "0").stdout
    assert not is_in_files(folder, ASKED)
    assert count(folder)["articles_turn"] == 0
