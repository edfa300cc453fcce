"""How do tests empty a database that refuses to be emptied? With its triggers off for that moment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations


def let_tests_flush() -> None:
    """Tests that commit for real are cleaned up by deleting every row; only they may do so."""
    if not hasattr(BaseDatabaseOperations, "flush_as_ever"):
        BaseDatabaseOperations.flush_as_ever = BaseDatabaseOperations.execute_sql_flush  # type: ignore[attr-defined]
        BaseDatabaseOperations.execute_sql_flush = _flush  # type: ignore[method-assign]


def _flush(operations: Any, statements: Sequence[str]) -> None:
    with triggers_off():
        operations.flush_as_ever(statements)


@contextmanager
def triggers_off() -> Iterator[None]:
    """Also for a test that changes what cannot be changed, to see that it is noticed."""
    off, on = _switches()
    with connection.cursor() as cursor:
        for statement in off:
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        for statement in on:
            cursor.execute(statement)


def _switches() -> tuple[list[str], list[str]]:
    if connection.vendor == "postgresql":
        return ["SET session_replication_role = replica"], ["SET session_replication_role = origin"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
