"""Who may see whose decision, and where does a claim stand once decisions are in?

Reviewers judge alone: until as many have decided as the claim needs, each sees only their own.
"""

from datetime import datetime

from bedside.editorial.expiry import is_signed
from bedside.editorial.transitions import CLAIM_TRANSITIONS, follow
from bedside.terms import Act, ClaimCase, Decision, DecisionKind, Person, ReviewState


def find_open(case: ClaimCase) -> tuple[Decision, ...]:
    """The decisions on this wording in this round."""
    return tuple(
        decision
        for decision in case.decisions
        if decision.claim_hash == case.claim_hash and decision.round == case.round
    )


def are_all_in(case: ClaimCase) -> bool:
    """Whether as many reviewers have decided on this wording, in this round, as it needs."""
    return len({decision.reviewer for decision in find_open(case)}) >= max(case.needed, 1)


def may_see_decisions(case: ClaimCase, person: Person | None) -> bool:
    """Whether this person may see what others decided on this wording; nobody may before all are in."""
    return are_all_in(case)


def find_visible(case: ClaimCase, person: Person | None) -> tuple[Decision, ...]:
    """The decisions that this person may see: earlier ones, their own, and all once they are in."""
    if may_see_decisions(case, person):
        return case.decisions
    hidden = find_open(case)
    return tuple(
        decision
        for decision in case.decisions
        if decision not in hidden or (person is not None and decision.reviewer == person.id)
    )


def settle(case: ClaimCase, now: datetime) -> ReviewState:
    """Where a claim under review stands by its desks and decisions; others stay where they are."""
    if case.state is not ReviewState.UNDER_REVIEW:
        return case.state
    decided = find_open(case)
    if are_all_in(case):
        if any(decision.kind is DecisionKind.REQUEST_CHANGES for decision in decided):
            return follow(CLAIM_TRANSITIONS, case.state, Act.REQUEST_CHANGES)
        return follow(CLAIM_TRANSITIONS, case.state, Act.APPROVE) if is_signed(case, now) else case.state
    if not decided and not case.takers:
        return follow(CLAIM_TRANSITIONS, case.state, Act.RELEASE)
    return case.state
