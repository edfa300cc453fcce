"""What do reviewers and editors do? Every function takes who acts, and leaves an entry in the trail.

The claim's row is locked first, so that two reviewers who decide at once come one after the other.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from django.db import transaction

from bedside.editorial import (
    CLAIM_TRANSITIONS,
    Refused,
    expires,
    find_open,
    follow,
    hash_words,
    settle,
    weigh_risk,
    why_not_comment,
    why_not_release,
    why_not_reopen,
    why_not_request_changes,
    why_not_sign,
    why_not_submit,
    why_not_take,
    write_time,
)
from bedside.terms import Act, ClaimCase, DecisionKind, Refusal, ReopeningCause, ReviewState
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of
from bedside_web.articles.actions import begin_review
from bedside_web.ledger.actions import reopen_claims
from bedside_web.ledger.mapping import claim_of, wording_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import claims
from bedside_web.ledger.touched import Touched
from bedside_web.reviews.models import Assignment, ReviewComment, ReviewDecision
from bedside_web.reviews.queries import cases_of
from bedside_web.reviews.upkeep_actions import (
    approve_article,
    keep_reopenings,
    reopen_expired,
    weigh_anew,
)
from bedside_web.trail.actions import record

NONCE_BYTES = 32

__all__ = [
    "ChangeRequest",
    "approve_article",
    "comment",
    "keep_reopenings",
    "release",
    "reopen",
    "reopen_expired",
    "request_changes",
    "sign",
    "submit",
    "take",
    "weigh_anew",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """Why a wording cannot stand, and the words that the reviewer would have instead."""

    reason: str
    suggested: str = ""


@transaction.atomic
def submit(actor: User, claim_id: str) -> ClaimCase:
    """Hand a draft in: it waits for reviewers, and no desk has it yet. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    _demand(why_not_submit(case, person_of(actor)))
    Assignment.objects.filter(claim=claim, round=claim.round).delete()
    risk = weigh_risk(claim_of(wording_of(claim)), reads=0)
    claim.risk, claim.risk_reasons = max(claim.risk, risk.score), list(risk.reasons)
    claim.needed = max(claim.needed, risk.needed)
    claim.submitted_at = datetime.now(UTC)
    _move(claim, follow(CLAIM_TRANSITIONS, case.state, Act.SUBMIT))
    record(actor, Act.SUBMIT.value, f"claim:{claim_id}", {"wording": case.claim_hash})
    return _again(claim)


@transaction.atomic
def take(actor: User, claim_id: str, *, has_second_factor: bool = False) -> ClaimCase:
    """Put a claim onto the actor's desk. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    _demand(why_not_take(case, person_of(actor, has_second_factor=has_second_factor)))
    Assignment.objects.create(claim=claim, reviewer=actor, round=claim.round, taken_at=datetime.now(UTC))
    _move(claim, follow(CLAIM_TRANSITIONS, case.state, Act.TAKE))
    record(actor, Act.TAKE.value, f"claim:{claim_id}", _told(case))
    begin_review(actor, claim_id)
    return _again(claim)


@transaction.atomic
def release(actor: User, claim_id: str, *, reviewer: User | None = None) -> ClaimCase:
    """Take a claim off the actor's desk, or as an editor off another ``reviewer``'s. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    whose = reviewer or actor
    _demand(why_not_release(case, person_of(actor), reviewer=whose.pk))
    Assignment.objects.filter(claim=claim, reviewer=whose, round=claim.round).delete()
    record(actor, Act.RELEASE.value, f"claim:{claim_id}", _told(case) | {"reviewer": str(whose)})
    return _settled(actor, claim)


@transaction.atomic
def comment(actor: User, claim_id: str, *, text: str) -> ReviewComment:
    """Remark on a claim; its text is kept beside the trail, not in it. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    _demand(why_not_comment(case, person_of(actor), text=text))
    made = ReviewComment.objects.create(
        claim=claim,
        revision=wording_of(claim),
        author=actor,
        text=text.strip(),
        written_at=datetime.now(UTC),
    )
    record(actor, Act.COMMENT.value, f"claim:{claim_id}", {"comment": hash_words(made.text)})
    return made


@transaction.atomic
def sign(
    actor: User, claim_id: str, *, claim_hash: str, reason: str = "", has_second_factor: bool = False
) -> ReviewDecision:
    """Approve a wording by name; ``claim_hash`` is that of the wording that was read. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    person = person_of(actor, has_second_factor=has_second_factor)
    _demand(why_not_sign(case, person, claim_hash=claim_hash))
    return _decide(actor, claim, kind=DecisionKind.APPROVE, request=ChangeRequest(reason=reason))


@transaction.atomic
def request_changes(
    actor: User,
    claim_id: str,
    *,
    claim_hash: str,
    request: ChangeRequest,
    has_second_factor: bool = False,
) -> ReviewDecision:
    """Ask for another wording. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    person = person_of(actor, has_second_factor=has_second_factor)
    _demand(why_not_request_changes(case, person, claim_hash=claim_hash, reason=request.reason))
    return _decide(actor, claim, kind=DecisionKind.REQUEST_CHANGES, request=request)


@transaction.atomic
def reopen(actor: User, claim_id: str, *, reason: str, has_second_factor: bool = False) -> Touched:
    """Have a claim judged anew, as an editor. Returns what was touched. Raises ``Refused``."""
    claim, case = _locked(claim_id)
    person = person_of(actor, has_second_factor=has_second_factor)
    _demand(why_not_reopen(case, person, reason=reason))
    return reopen_claims(actor, [claim], cause=ReopeningCause.ASKED, reason=reason.strip())


def _locked(claim_id: str) -> tuple[ClaimRecord, ClaimCase]:
    claim = claims().select_for_update(of=("self",)).get(pk=claim_id)
    return claim, cases_of([claim])[claim.pk]


def _again(claim: ClaimRecord) -> ClaimCase:
    return cases_of([claim])[claim.pk]


def _demand(refusal: Refusal | None) -> None:
    if refusal:
        raise Refused(refusal)


def _told(case: ClaimCase) -> dict[str, str]:
    return {"wording": case.claim_hash, "round": str(case.round)}


def _move(claim: ClaimRecord, state: ReviewState) -> None:
    claim.state, claim.changed_at = state.value, datetime.now(UTC)
    claim.save()


def _decide(actor: User, claim: ClaimRecord, *, kind: DecisionKind, request: ChangeRequest) -> ReviewDecision:
    """Keep a decision. The trail tells its seal alone: which way it went is told once all are in.

    The nonce keeps the seal from being found by trying; it is told with the decisions.
    """
    case, now = _again(claim), datetime.now(UTC)
    is_approval = kind is DecisionKind.APPROVE
    words: dict[str, Any] = {
        "claim": claim.pk,
        "wording": case.claim_hash,
        "reviewer": actor.pk,
        "kind": kind.value,
        "round": claim.round,
        "reason": request.reason.strip(),
        "suggested": request.suggested.strip(),
        "at": write_time(now),
        "name": str(actor),
        "credentials": actor.credentials,
        "nonce": token_hex(NONCE_BYTES),
    }
    made = ReviewDecision.objects.create(
        claim=claim,
        revision=wording_of(claim),
        reviewer=actor,
        reviewer_name=words["name"],
        credentials=words["credentials"],
        kind=kind.value,
        round=claim.round,
        claim_hash=case.claim_hash,
        reason=words["reason"],
        suggested=words["suggested"],
        signed_at=now,
        expires_at=expires(case.facet, now) if is_approval else None,
        seal=hash_words(words),
        nonce=words["nonce"],
    )
    record(actor, "decide", f"claim:{claim.pk}", _told(case) | {"seal": made.seal})
    _settled(actor, claim)
    return made


def _settled(actor: User, claim: ClaimRecord) -> ClaimCase:
    """Move the claim to where its desks and decisions put it; an approved wording is shown from now on."""
    case = _again(claim)
    state = settle(case, datetime.now(UTC))
    if state is case.state:
        return case
    if state is ReviewState.APPROVED and claim.pending:
        claim.current, claim.pending = claim.pending, None
    _move(claim, state)
    record(actor, "settle", f"claim:{claim.pk}", _told(case) | {"state": state.value} | _opened(claim, case))
    return _again(claim)


def _opened(claim: ClaimRecord, case: ClaimCase) -> dict[str, str]:
    """The decisions that settled it, and the nonces by which their seals can be checked from now on."""
    found = find_open(case)
    rows = ReviewDecision.objects.filter(claim=claim, round=claim.round, claim_hash=case.claim_hash)
    nonces = dict(rows.values_list("reviewer_id", "nonce"))
    decisions = "; ".join(f"{each.reviewer_name} ({each.reviewer}): {each.kind.value}" for each in found)
    told = "; ".join(f"{each.reviewer}: {nonces[each.reviewer]}" for each in found if nonces[each.reviewer])
    return {name: words for name, words in (("decisions", decisions), ("nonces", told)) if words}
