"""How does the database itself keep rows from change? By triggers that refuse every update and delete."""

from collections.abc import Callable, Iterable

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]
_SENTENCE = "rows of {table} are never changed"

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
_POSTGRES = """
CREATE OR REPLACE FUNCTION {table}_never_changed() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql;
DROP TRIGGER IF EXISTS {table}_no_change ON {table};
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_never_changed();
DROP TRIGGER IF EXISTS {table}_no_truncate ON {table};
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_never_changed();
"""


def forbid_changes(tables: Iterable[str]) -> migrations.RunPython:
    """A migration's step that puts the triggers on these tables, and takes them off again."""
    return migrations.RunPython(*_steps(tables))


def allow_changes(tables: Iterable[str]) -> migrations.RunPython:
    """The step before a migration that must change such a table; ``forbid_changes`` comes after it."""
    put_on, take_off = _steps(tables)
    return migrations.RunPython(take_off, put_on)


def _steps(tables: Iterable[str]) -> tuple[_Step, _Step]:
    names = tuple(tables)

    def put_on(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in names:
            for statement in _statements(table, editor.connection.vendor):
                editor.execute(statement)

    def take_off(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in names:
            for statement in _removals(table, editor.connection.vendor):
                editor.execute(statement)

    return put_on, take_off


def _statements(table: str, vendor: str) -> list[str]:
    sentence = _SENTENCE.format(table=table)
    if vendor == "postgresql":
        return [_POSTGRES.format(table=table, sentence=sentence)]
    return [
        _SQLITE.format(table=table, verb=verb, VERB=verb.upper(), sentence=sentence)
        for verb in ("update", "delete")
    ]


def _removals(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP FUNCTION IF EXISTS {table}_never_changed() CASCADE"]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete")]
