"""What does a claim look like for this reader? The same claim in other words, or nothing.

Lay readers see the plain sentence, never a dose. A plain sentence whose numbers or negation differ
from the statement's is not shown, whatever the pack says.
"""

from functools import lru_cache

from bedside.quantities import numbers_in
from bedside.terms import Audience, Claim, Support, VerificationCode
from bedside.verification import find_unheld_numbers, find_wording_changes

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


def support_of(claim: Claim, titles: tuple[str, ...]) -> Support | None:
    """Whether what is noted of the claim's sources holds its numbers; ``None`` if it prints none.

    ``titles`` are those of the cited works: a cohort's size often stands there.
    """
    return _support(claim.statement, (*(support.note for support in claim.supports), *titles))


@lru_cache(maxsize=4096)
def _support(statement: str, texts: tuple[str, ...]) -> Support | None:
    if not numbers_in(statement):
        return None
    return Support.PARTLY if find_unheld_numbers(statement, texts) else Support.SUPPORTS
