"""Would a soak notice what it looks for? A file like the site's, with one thing after the other missing."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from soak_checks import Counts, find_growth, find_lost
from soak_log import Log, Write

TABLES = """
CREATE TABLE accounts_user (id INTEGER PRIMARY KEY, username TEXT);
CREATE TABLE trail_event (actor_id INTEGER, act TEXT, subject TEXT);
CREATE TABLE reviews_reviewcomment (text TEXT);
CREATE TABLE ledger_claimrevision (body TEXT);
CREATE TABLE reviews_reviewdecision (
    reviewer_id INTEGER, claim_id TEXT, claim_hash TEXT, kind TEXT, reason TEXT
);
INSERT INTO accounts_user VALUES (1, 'ada');
INSERT INTO reviews_reviewcomment VALUES ('A remark: soak-0000001.');
INSERT INTO ledger_claimrevision VALUES ('{"statement": "Words (soak-0000002)."}');
INSERT INTO reviews_reviewdecision VALUES (1, 'c-1', 'hash', 'approve', '');
INSERT INTO trail_event VALUES (1, 'comment', 'claim:c-1');
INSERT INTO trail_event VALUES (1, 'revise', 'claim:c-1');
INSERT INTO trail_event VALUES (1, 'decide', 'claim:c-1');
"""
WRITES = [
    Write(actor="ada", act="comment", claim="c-1", token="soak-0000001"),
    Write(actor="ada", act="write", claim="c-1", token="soak-0000002"),
    Write(actor="ada", act="sign", claim="c-1", token="hash"),
]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "site.sqlite3"
    _do(file, TABLES)
    return file


def _do(file: Path, statements: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.executescript(statements)


def _lost(database: Path, *, in_doubt: tuple[Write, ...] = ()) -> list[str]:
    log = Log()
    log.acknowledged, log.in_doubt = list(WRITES), list(in_doubt)
    return find_lost(database, log, Counts())


def test_nothing_is_missed_where_all_is_there(database: Path) -> None:
    """All that was acknowledged is there, and the trail tells of nothing else."""
    assert _lost(database) == []


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM reviews_reviewcomment",
        "DELETE FROM ledger_claimrevision",
        "DELETE FROM reviews_reviewdecision",
        "DELETE FROM trail_event WHERE act = 'decide'",
        "INSERT INTO trail_event VALUES (1, 'comment', 'claim:c-1')",
        "INSERT INTO reviews_reviewcomment VALUES ('Again: soak-0000001.')",
    ],
)
def test_each_loss_is_noticed(database: Path, damage: str) -> None:
    """A lost row, a lost entry of the trail, and what was written twice."""
    _do(database, damage)
    assert _lost(database)


def test_a_write_in_doubt_may_be_there_or_not(database: Path) -> None:
    """Its connection was cut before the answer came."""
    doubt = Write(actor="ada", act="comment", claim="c-1", token="soak-0000003")
    assert _lost(database, in_doubt=(doubt,)) == []
    _do(database, "INSERT INTO trail_event VALUES (1, 'comment', 'claim:c-1')")
    assert _lost(database, in_doubt=(doubt,)) == []


def test_growing_memory_is_noticed() -> None:
    """Even memory is no fault, a tenth more in the last quarter is one."""
    assert not find_growth([(15.0 * n, 500.0) for n in range(40)], is_judged=True)
    assert find_growth([(15.0 * n, 500.0 + 4 * n) for n in range(40)], is_judged=True)


def test_a_connection_may_be_lost_only_while_the_server_is_down() -> None:
    """What began after it was up again has no excuse."""
    log = Log()
    log.lost_connection(OSError(), begun=time.monotonic(), where="a reader")
    assert len(log.faults) == 1
    before = time.monotonic()
    log.goes_down()
    log.is_up()
    log.lost_connection(OSError(), begun=before, where="a reader")
    assert (len(log.faults), log.cut) == (1, 1)
