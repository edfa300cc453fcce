"""What stands in a row of the queue, and which rows does a reviewer want to see?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bedside.editorial import find_open, may_see_decisions
from bedside.terms import Person
from bedside_web.accounts.refusals import tell
from bedside_web.reviews.queries import Waiting
from bedside_web.reviews.sheets.risk import shorten

LIKE = ("concept", "facet", "state")
BARS = frozenset({"interest", "own-wording"})
"""Codes of refusals that belong to the person and the claim, and not to the moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A claim in the queue. ``decided`` counts decisions without telling what they are.

    ``bar`` says why this person may never judge it, where that is so.
    """

    claim_id: str
    statement: str
    concept: str
    facet: str
    state: str
    reasons: tuple[str, ...]
    needed: int
    decided: int
    is_mine: bool
    needs_second: bool
    bar: str


def make_queue_row(waiting: Waiting, person: Person) -> QueueRow:
    """The row as ``person`` may see it."""
    record, case = waiting.claim, waiting.case
    decided = {decision.reviewer for decision in find_open(case)}
    is_open = not may_see_decisions(case, person) and person.id not in decided
    bar = tell(waiting.refusal) if waiting.refusal and waiting.refusal.code in BARS else ""
    return QueueRow(
        claim_id=record.pk,
        statement=waiting.statement,
        concept=record.concept,
        facet=record.facet,
        state=record.state,
        reasons=shorten(record.risk_reasons),
        needed=record.needed,
        decided=len(decided),
        is_mine=waiting.is_mine and person.id not in decided,
        needs_second=bool(decided) and is_open,
        bar=bar,
    )


def choose_rows(rows: Sequence[QueueRow], wanted: Mapping[str, Any]) -> list[QueueRow]:
    """The rows that a filter asks for; an empty value asks for nothing."""
    return [row for row in rows if _is_wanted(row, wanted)]


def _is_wanted(row: QueueRow, wanted: Mapping[str, Any]) -> bool:
    is_like = all(wanted.get(name) in (None, "", getattr(row, name)) for name in LIKE)
    is_on_desk = row.is_mine or not wanted.get("mine")
    return is_like and is_on_desk and (row.needs_second or not wanted.get("second"))
