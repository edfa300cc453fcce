"""What does a reviewer see of one claim? Its wording in particulars, what it rests on, and what befell it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bedside.editorial import find_open, find_visible, is_valid, may_see_decisions
from bedside.terms import (
    Claim,
    ClaimCase,
    Comparator,
    Decision,
    DecisionKind,
    Disagreement,
    Person,
    Quantity,
)
from bedside.verification.lexicon import HEDGES
from bedside_web.ledger.mapping import claim_of, wording_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.reviews.desk_queries import ClaimHistory
from bedside_web.reviews.models import Reopening, ReviewComment
from bedside_web.reviews.sheets.history import DecisionSheet, WordingSheet, make_decisions, make_wordings
from bedside_web.reviews.sheets.risk import shorten
from bedside_web.reviews.sheets.support import SupportSheet, make_supports

_WORD = re.compile(r"[a-z]+")
_SIGNS: Mapping[Comparator, str] = {
    Comparator.EQUAL: "",
    Comparator.RANGE: "",
    Comparator.ABOUT: "about ",
    Comparator.LESS: "< ",
    Comparator.AT_MOST: "≤ ",
    Comparator.MORE: "> ",
    Comparator.AT_LEAST: "≥ ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantitySheet:
    """A quantity as it is printed, and what it is of."""

    printed: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSheet:
    """A claim under review. ``decided`` counts decisions on this wording, also those that are hidden."""

    claim: Claim
    claim_hash: str
    state: str
    is_pending: bool
    reasons: tuple[str, ...]
    needed: int
    decided: int
    may_see_decisions: bool
    quantities: tuple[QuantitySheet, ...]
    hedges: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    supports: tuple[SupportSheet, ...]
    decisions: tuple[DecisionSheet, ...]
    comments: tuple[ReviewComment, ...]
    wordings: tuple[WordingSheet, ...]
    reopenings: tuple[Reopening, ...]

    @property
    def rests_on_machines(self) -> bool:
        """Whether nothing but machine-written pages is named, which are never evidence."""
        return bool(self.supports) and all(support.is_never_evidence for support in self.supports)

    @property
    def rests_on_retracted(self) -> bool:
        """Whether a work that is named was retracted."""
        return any(support.is_retracted for support in self.supports)


def make_sheet(
    record: ClaimRecord, case: ClaimCase, history: ClaimHistory, *, person: Person | None, now: datetime
) -> ClaimSheet:
    """The sheet as ``person`` may see it."""
    claim = claim_of(wording_of(record))
    return ClaimSheet(
        claim=claim,
        claim_hash=case.claim_hash,
        state=record.state,
        is_pending=record.pending_id is not None,
        reasons=shorten(record.risk_reasons),
        needed=record.needed,
        decided=len({decision.reviewer for decision in find_open(case)}),
        may_see_decisions=may_see_decisions(case, person),
        quantities=tuple(QuantitySheet(printed=print_quantity(q), name=q.name) for q in claim.quantities),
        hedges=find_hedges(claim.statement),
        disagreements=claim.disagreements,
        supports=make_supports(claim, history.cited, history.sources),
        decisions=_visible_decisions(case, history, claim.statement, person=person, now=now),
        comments=history.comments,
        wordings=make_wordings(history.wordings, shown=record.current_id),
        reopenings=history.reopenings,
    )


def _visible_decisions(
    case: ClaimCase, history: ClaimHistory, statement: str, *, person: Person | None, now: datetime
) -> tuple[DecisionSheet, ...]:
    visible = {_key(each): each for each in find_visible(case, person)}
    asked = {_key(each) for each in find_open(case) if each.kind is DecisionKind.REQUEST_CHANGES}
    counting = asked | {key for key, each in visible.items() if is_valid(each, case, now)}
    shown = [row for row in history.decisions if (row.reviewer_id, row.claim_hash, row.round) in visible]
    return make_decisions(shown, statement, counting)


def _key(decision: Decision) -> tuple[int, str, int]:
    return decision.reviewer, decision.claim_hash, decision.round


def find_hedges(text: str) -> tuple[str, ...]:
    """The words with which the statement holds back, in order."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(text.casefold()) if word in HEDGES))


def print_quantity(quantity: Quantity) -> str:
    """``1–2 g``, ``< 0.5 mmol/L``: with the unit as people write it."""
    value = f"{quantity.low:g}" if quantity.high is None else f"{quantity.low:g}–{quantity.high:g}"
    return f"{_SIGNS[quantity.comparator]}{value} {quantity.printed_unit}".strip()
