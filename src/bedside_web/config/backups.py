"""How is the whole database copied out and put back? A copy is taken while the site runs.

SQLite: its online backup, checked and written under the name only when whole. PostgreSQL: pg_dump and
pg_restore of the system.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from bedside.errors import UserError

SQLITE_HEADER = b"SQLite format 3\x00"


class BackupError(UserError):
    """A backup that cannot be made or put back."""

    code = "backup-failed"


def back_up(target: Path) -> None:
    """Copy the database into ``target``, which must not exist yet. Raises ``BackupError``."""
    if target.exists():
        raise BackupError(f"There is a file at {target} already; name another, so that no backup is lost.")
    part = target.with_name(f"{target.name}.part")
    part.touch(mode=0o600)
    try:
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(str(connection.settings_dict["NAME"])), part)
        else:
            _run("pg_dump", "--format=custom", "--no-owner", f"--file={part}", *_names())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path) -> None:
    """Put a backup in place of an empty database. Raises ``BackupError``."""
    if not source.is_file():
        raise BackupError(f"There is no file at {source}; name a file that `backup` wrote.")
    if not is_empty():
        raise BackupError(
            "The site's database holds people or articles; restore into an empty one, "
            "by another BEDSIDE_SITE_HOME or BEDSIDE_SITE_DATABASE."
        )
    if connection.vendor == "sqlite":
        if source.read_bytes()[: len(SQLITE_HEADER)] != SQLITE_HEADER:
            raise BackupError(f"{source} is no copy of an SQLite site; restore it into PostgreSQL.")
        database = Path(str(connection.settings_dict["NAME"]))
        connection.close()
        _copy_sqlite(source, database)
        database.chmod(0o600)
    else:
        _run(
            "pg_restore",
            "--clean",
            "--if-exists",
            "--no-owner",
            "--single-transaction",
            *_names(),
            str(source),
        )


def is_empty() -> bool:
    """Whether nobody and no entry of the trail is in the database, or it has no tables yet."""
    tables = set(connection.introspection.table_names())
    return not any(_has_rows(table) for table in ("accounts_user", "trail_event") if table in tables)


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
        return cursor.fetchone() is not None


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy what is whole; the source is checked first, so that nothing damaged is put in place."""
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as begun,
            closing(sqlite3.connect(target)) as copy,
        ):
            _check(begun)
            begun.backup(copy)
            _check(copy)
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{source} is damaged or no database ({error}); use another copy.") from None


def _check(database: sqlite3.Connection) -> None:
    found = database.execute("PRAGMA integrity_check").fetchone()
    if found != ("ok",):
        raise sqlite3.DatabaseError(found[0])


def _names() -> list[str]:
    told: dict[str, Any] = settings.DATABASES["default"]
    named = {"host": told["HOST"], "port": told["PORT"], "username": told["USER"], "dbname": told["NAME"]}
    return [f"--{name}={value}" for name, value in named.items() if value]


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, where no other user sees it."""
    path = shutil.which(program)
    if path is None:
        raise BackupError(f"{program} was not found; install PostgreSQL's client programs.")
    password = str(settings.DATABASES["default"]["PASSWORD"])
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip().splitlines()[-1:] or ['without a word']}")
