"""Does a claim turn a bound: above for below, at most for at least, > for <?"""

from collections.abc import Iterable

from bedside.verification.alignment import Alignment, Change, Token

_LESS = frozenset(
    "< <= less fewer lower below under beneath smaller shorter younger most maximum maximal up within".split()
)
_MORE = frozenset(
    "> >= more greater higher above over exceeding exceeds exceed larger longer older least minimum minimal "
    "beyond excess".split()
)


def is_bound_turned(alignment: Alignment) -> bool:
    """Whether a number of the claim is bounded from the other side than in the sentence it repeats."""
    return any(_is_turned(change) and _is_by_number(change) for change in alignment.changes)


def _is_turned(change: Change) -> bool:
    ours, theirs = _sides(change.ours), _sides(change.theirs)
    return len(ours) == 1 and len(theirs) == 1 and ours != theirs


def _sides(tokens: Iterable[Token]) -> frozenset[str]:
    texts = {token.text for token in tokens}
    return frozenset(side for side, words in (("less", _LESS), ("more", _MORE)) if texts & words)


def _is_by_number(change: Change) -> bool:
    near = (*change.before, *change.ours, *change.after[:3])
    return any(token.is_number for token in near)
