"""How do the claims behind a card stand with the board?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bedside.terms import ClaimId, ReviewState
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of some claims: the wording that readers are shown, which are signed, which were withdrawn."""

    statements: Mapping[ClaimId, str]
    signed: frozenset[ClaimId]
    withdrawn: frozenset[ClaimId]


def stand_of(ids: Collection[ClaimId]) -> Standing:
    """How these claims stand; those that the board does not know are neither signed nor withdrawn."""
    records = list(claims().filter(pk__in=ids)) if ids else []
    return Standing(
        statements={ClaimId(each.pk): claim_of(each.current).statement for each in records if each.current},
        signed=_in_state(records, ReviewState.APPROVED),
        withdrawn=_in_state(records, ReviewState.WITHDRAWN),
    )


def _in_state(records: Collection[ClaimRecord], state: ReviewState) -> frozenset[ClaimId]:
    return frozenset(ClaimId(each.pk) for each in records if each.state == state.value)
