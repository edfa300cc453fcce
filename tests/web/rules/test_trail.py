"""Does the trail take every act, forbid every change, and hold?"""

from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import Error, connection, transaction

from bedside.cli.trail import trail
from bedside_web.accounts.actions import system_actor
from bedside_web.articles.models import ArticleRevision, ArticleView
from bedside_web.ledger.models import CitedText, ClaimRevision
from bedside_web.reviews.models import ReviewDecision
from bedside_web.trail.actions import record
from bedside_web.trail.models import Event
from bedside_web.trail.queries import events_of, find_trail_break
from flushing import triggers_off

NEVER_CHANGED = (Event, ClaimRevision, CitedText, ReviewDecision, ArticleRevision, ArticleView)


@pytest.mark.django_db
def test_entries_follow_from_each_other() -> None:
    """Each entry names the hash of the one before, from zeros on."""
    actor = system_actor()
    first, second = (record(actor, "look", "site", {"why": why}) for why in ("a", "b"))
    assert (first.number, first.previous_hash) == (1, "0" * 64)
    assert (second.number, second.previous_hash) == (2, first.hash)
    assert find_trail_break() is None
    assert [event.number for event in events_of("site")] == [2, 1]


@pytest.mark.django_db
def test_nobody_leaves_no_entry() -> None:
    """An act of nobody is refused."""
    with pytest.raises(ValueError, match="nobody"):
        record(AnonymousUser(), "look", "site", {})
    assert not Event.objects.exists()


@pytest.mark.parametrize("model", NEVER_CHANGED, ids=lambda model: model.__name__)
def test_the_database_forbids_changes(board, model) -> None:
    """Rows that are never changed are neither updated nor deleted, not even around Django."""
    board.sign("hypo42-001")
    table = model._meta.db_table
    assert model.objects.exists()
    for statement in (f"UPDATE {table} SET {model._meta.pk.column} = 999999", f"DELETE FROM {table}"):
        with pytest.raises(Error, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert model.objects.exists()


def test_a_change_around_the_triggers_is_found(board) -> None:
    """Whoever takes the triggers off and changes an entry is found out by the chain."""
    board.take("hypo42-001")
    assert find_trail_break() is None
    with triggers_off():
        Event.objects.filter(number=2).update(actor_name="Somebody else")
    found = find_trail_break()
    assert found is not None and found.number == 2


def test_an_export_is_verified_without_the_site(board, tmp_path: Path) -> None:
    """What ``export_trail`` writes holds for ``bedside trail verify``, with the head that it printed."""
    board.sign("hypo42-001")
    path, told = tmp_path / "trail.jsonl", StringIO()
    call_command("export_trail", str(path), stdout=told)
    head = Event.objects.order_by("-number").values_list("hash", flat=True)[0]
    assert head in told.getvalue()
    result = CliRunner().invoke(trail, ["verify", str(path), "--head", head])
    assert result.exit_code == 0, result.output
    assert f"{Event.objects.count()} entries, unbroken" in result.output


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_nothing() -> None:
    """Act and entry share a transaction: what is undone leaves no entry."""
    actor = system_actor()
    with pytest.raises(RuntimeError), transaction.atomic():
        record(actor, "look", "site", {})
        raise RuntimeError
    assert not Event.objects.exists()
