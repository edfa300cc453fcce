"""Do two wordings of one claim say the same? Same numbers, same negation, same hedge.

Used for the plain-language sentence of a claim against its clinical statement.
"""

import re

from bedside.quantities import numbers_in
from bedside.terms import VerificationCode

_NEGATION = re.compile(
    r"\b(?:no|not|none|never|neither|nor|without|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|unproven"
    r"|unhelpful|unlikely|absent|lacking|seldom|rarely|fails?|failed)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|can|could|should|suggests?|suggested|suspected|possible|possibly|probably|likely|unlikely"
    r"|about|roughly|around|almost|nearly|approximately|up to|as many as|usually|often|commonly|frequently"
    r"|typically|typical|mostly|mainly|most|some|sometimes|many|rarely|seldom|generally|listed|lists?|reported|reports?|"
    r"described|associated|linked|link|tied|tend|tends|estimate|estimated|believed|thought|seems?|appears?|"
    r"attributed|proposed|considered|considers|points? to|over|more than|less than|under|at least)\b",
    re.IGNORECASE,
)


def is_negated(text: str) -> bool:
    """Whether the wording denies something anywhere in it."""
    return _NEGATION.search(text) is not None


def is_hedged(text: str) -> bool:
    """Whether the wording holds back anywhere in it."""
    return _HEDGE.search(text) is not None


def find_wording_changes(statement: str, other: str) -> tuple[VerificationCode, ...]:
    """What ``other`` changes of ``statement``: numbers, negation, or a hedge taken away.

    A lay wording may add a hedge; it may not drop one.
    """
    changes = []
    if numbers_in(statement) != numbers_in(other):
        changes.append(VerificationCode.NUMBER_DIFFERS)
    if is_negated(statement) != is_negated(other):
        changes.append(VerificationCode.NEGATION_DIFFERS)
    if is_hedged(statement) and not is_hedged(other):
        changes.append(VerificationCode.HEDGE_REMOVED)
    return tuple(changes)
