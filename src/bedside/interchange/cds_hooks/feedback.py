"""What became of cards? Outcomes, without a word of who wrote them or of whom.

A comment that somebody typed may tell of the patient: it is never read further than that it is there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bedside.errors import Problem, SourceError
from bedside.interchange.cds_hooks.fields import Fields
from bedside.interchange.cds_hooks.invariants import Where, find_breaches

MOST_AT_ONCE = 200
"""Outcomes in one batch; a ward's day has fewer."""

OVERRIDE_REASONS: Mapping[str, str] = {
    "known": "Already known and being looked after",
    "does-not-apply": "Does not apply to this patient",
    "later": "Will be done later",
    "data-wrong": "The data are wrong or out of date",
    "disagree": "I do not agree with the evidence",
}
"""The reasons that our cards offer, by code."""

OTHER_REASON = "other"
_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")


class Outcome(StrEnum):
    """What became of a card."""

    ACCEPTED = "accepted"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFeedback:
    """What became of one card; ``reason`` is a code of ours, ``other``, or empty where none was given."""

    card: str
    outcome: Outcome
    suggestions: int = 0
    reason: str = ""


def read_feedback(body: Mapping[str, Any]) -> tuple[CardFeedback, ...]:
    """The outcomes, in their order. Raises ``SourceError`` with all problems; none repeats a value."""
    fields = Fields(body)
    entries = fields.required("feedback", list) or []
    if len(entries) > MOST_AT_ONCE:
        fields.refuse("feedback", "holds too many outcomes", f"Send at most {MOST_AT_ONCE} at once.")
        entries = []
    found = [_read(each, number, fields.problems) for number, each in enumerate(entries)]
    for breach in find_breaches(body, Where.FEEDBACK):
        fields.refuse("feedback", f"breaks {breach.id}: {breach.says}", "See the specification.")
    if fields.problems:
        raise SourceError("The feedback breaks CDS Hooks 2.0.", tuple(fields.problems))
    return tuple(each for each in found if each is not None)


def _read(entry: Any, number: int, problems: list[Problem]) -> CardFeedback | None:
    if not isinstance(entry, dict):
        Fields({}, problems=problems).refuse(f"feedback[{number}]", "is no object", "Give an outcome.")
        return None
    fields = Fields(entry, at=f"feedback[{number}].", problems=problems)
    card = _read_uuid(fields, "card")
    outcome = fields.required("outcome", str)
    at = fields.required("outcomeTimestamp", str)
    if at is not None and not _is_utc(at):
        fields.refuse("outcomeTimestamp", "is no moment in UTC", "Write it as 2026-11-23T10:05:31Z.")
    accepted = fields.optional("acceptedSuggestions", list) or []
    if not all(isinstance(each, dict) and _is_uuid(each.get("id")) for each in accepted):
        fields.refuse("acceptedSuggestions", "holds one without a UUID as id", "Give each its id.")
    reason = _read_reason(fields)
    if card is None or outcome not in tuple(Outcome):
        return None
    return CardFeedback(card=card, outcome=Outcome(outcome), suggestions=len(accepted), reason=reason)


def _is_uuid(value: Any) -> bool:
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def _read_uuid(fields: Fields, name: str) -> str | None:
    value = fields.required(name, str)
    if value is None:
        return None
    found = _UUID.fullmatch(value)
    if found is None:
        fields.refuse(name, "is no UUID", "Give the uuid of the card.")
        return None
    return found.group(1).lower()


def _is_utc(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _read_reason(fields: Fields) -> str:
    """The code if it is one of ours; of another's nothing is kept but that there was one."""
    told = fields.optional("overrideReason", dict)
    if not told:
        return ""
    reason = told.get("reason")
    code = reason.get("code") if isinstance(reason, dict) else None
    return code if isinstance(code, str) and code in OVERRIDE_REASONS else OTHER_REASON
