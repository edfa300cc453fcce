"""Does a claim say of all what its source says of some? All for some, a restriction left out."""

from collections.abc import Sequence

from bedside.verification.alignment import Alignment, Change, Token
from bedside.verification.populations import PEOPLE

MIN_KEPT = 0.75
"""Share of the sentence, the restriction apart, that a claim must repeat for its restriction to be missed."""

_SHARES = {
    "few": 1,
    "some": 1,
    "several": 1,
    "certain": 1,
    "select": 1,
    "selected": 1,
    "minority": 1,
    "subset": 1,
    "subgroup": 1,
    "occasional": 1,
    "many": 2,
    "numerous": 2,
    "half": 2,
    "most": 3,
    "majority": 3,
    "mostly": 3,
    "all": 4,
    "every": 4,
    "each": 4,
    "any": 4,
    "everyone": 4,
    "everybody": 4,
    "whole": 4,
    "entire": 4,
}
_EVER = frozenset(
    "always never invariably universally entirely completely absolutely everywhere inevitably uniformly "
    "exclusively solely every all any whatever regardless everyone".split()
)
_LEADS = frozenset("in for among with on".split())
_CONDITIONS = frozenset("if when unless provided where only whose who".split())
_MAX_LEAD = 6


def is_widened(alignment: Alignment) -> bool:
    """Whether the claim says more of, or of more, than the sentence it repeats."""
    return any(_says_all(change) for change in alignment.changes) or _lost_restriction(alignment)


def _says_all(change: Change) -> bool:
    ours, theirs = _texts(change.added), _texts(change.dropped)
    if ours & _EVER and not theirs & _EVER:
        return True
    share = max((_SHARES.get(word, 0) for word in ours), default=0)
    return share > max((_SHARES.get(word, 0) for word in theirs), default=9)


def _lost_restriction(alignment: Alignment) -> bool:
    lost = [change for change in alignment.changes if _is_restriction(change)]
    if not lost:
        return False
    without = len(alignment.sentence) - max(len(change.theirs) for change in lost)
    kept = len(alignment.claim) - sum(len(change.ours) for change in alignment.changes)
    return kept >= MIN_KEPT * without


def _is_restriction(change: Change) -> bool:
    """Whether what was left out tells of whom, or under which condition, the rest holds."""
    dropped = change.dropped
    if len(change.ours) > 1 or sum(token.weight > 0 for token in dropped) < 2:
        return False
    lead = change.theirs[:2]
    starts = any(token.text in _LEADS for token in (*lead, *change.before[-1:]))
    near = change.theirs[:_MAX_LEAD]
    if starts and any(token.key in PEOPLE or token.text in PEOPLE for token in near):
        return True
    return any(token.text in _CONDITIONS for token in lead)


def _texts(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.text for token in tokens)
