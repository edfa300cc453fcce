"""What does a claim look like for this reader? The same claim in other words, or nothing.

Lay readers see the plain sentence, never a dose. A plain sentence whose numbers or negation differ
from the statement's is not shown, whatever the pack says.
"""

from functools import lru_cache

from bedside.terms import Audience, Claim, Support, VerificationCode
from bedside.verification import find_wording_changes, verify_claim

_UNFAITHFUL = frozenset({VerificationCode.NUMBER_DIFFERS, VerificationCode.NEGATION_DIFFERS})


def view_of(claim: Claim, audience: Audience) -> str | None:
    """The sentence that this reader is shown for the claim, or ``None`` if it is not for them."""
    if not audience.is_lay:
        return claim.statement
    if claim.plain is None or not _is_faithful(claim.statement, claim.plain):
        return None
    return claim.plain


@lru_cache(maxsize=4096)
def _is_faithful(statement: str, plain: str) -> bool:
    return _UNFAITHFUL.isdisjoint(find_wording_changes(statement, plain))


@lru_cache(maxsize=4096)
def _support(statement: str, notes: str) -> Support:
    return verify_claim(statement, notes).support


def support_of(claim: Claim) -> Support:
    """What the notes of the claim's supports, taken together, do to its statement."""
    return _support(claim.statement, " ".join(support.note for support in claim.supports))
