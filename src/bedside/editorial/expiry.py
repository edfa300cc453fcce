"""How long does a signature count, and does this one? What may change a dose dates faster than a definition.

The years are our judgment: no source tells how soon a reviewed claim is stale.
Whatever bears on treatment is looked at every year, tests and causes every two, definitions every three.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bedside.terms import ClaimCase, Decision, DecisionKind, Facet

_YEAR = timedelta(days=365)

LASTS: Mapping[Facet, timedelta] = {
    Facet.DOSING: _YEAR,
    Facet.MANAGEMENT: _YEAR,
    Facet.MONITORING: _YEAR,
    Facet.PREVENTION: _YEAR,
    Facet.SPECIAL: _YEAR,
    Facet.PITFALL: _YEAR,
    Facet.DIAGNOSIS: 2 * _YEAR,
    Facet.INTERPRETATION: 2 * _YEAR,
    Facet.CAUSE: 2 * _YEAR,
    Facet.FEATURE: 2 * _YEAR,
    Facet.PROGNOSIS: 2 * _YEAR,
    Facet.EPIDEMIOLOGY: 2 * _YEAR,
    Facet.DEFINITION: 3 * _YEAR,
    Facet.PHYSIOLOGY: 3 * _YEAR,
}
"""How long a signature on a claim of each facet counts."""


def expires(facet: Facet, signed_at: datetime) -> datetime:
    """When a signature that is given now stops to count."""
    return signed_at + LASTS[facet]


def is_valid(decision: Decision, case: ClaimCase, now: datetime) -> bool:
    """Whether it is an approval of this very wording, of this round, that has not expired."""
    return (
        decision.kind is DecisionKind.APPROVE
        and decision.claim_id == case.claim_id
        and decision.claim_hash == case.claim_hash
        and decision.round == case.round
        and decision.expires_at is not None
        and decision.signed_at <= now < decision.expires_at
    )


def find_valid(case: ClaimCase, now: datetime) -> tuple[Decision, ...]:
    """The signatures that count, one for each reviewer; what its own author signed never does."""
    by_reviewer = {
        decision.reviewer: decision
        for decision in case.decisions
        if is_valid(decision, case, now) and decision.reviewer != case.author
    }
    return tuple(by_reviewer.values())


def count_valid(case: ClaimCase, now: datetime) -> int:
    """How many signatures count."""
    return len(find_valid(case, now))


def is_signed(case: ClaimCase, now: datetime) -> bool:
    """Whether as many signatures count as the claim needs."""
    return count_valid(case, now) >= max(case.needed, 1)


def expires_first(case: ClaimCase, now: datetime) -> datetime | None:
    """Until when it stays signed: when the last signature that it needs expires; ``None`` if it is not."""
    ends = sorted(
        (decision.expires_at for decision in find_valid(case, now) if decision.expires_at), reverse=True
    )
    needed = max(case.needed, 1)
    return ends[needed - 1] if len(ends) >= needed else None
