"""Does a claim print another number or unit at a place of the sentence that it repeats?

The numbers of the sentence as a whole are compared elsewhere; here only those that stand in each other's
place, which also finds two numbers exchanged, and numbers that no reader of quantities makes out.
"""

from collections import Counter

from bedside.quantities.printed import UCUM_OF
from bedside.verification.alignment import Alignment, Change, Token

MAX_ROUNDED = 0.03
"""Share by which a printed number may differ from its source and still be its rounding."""


def is_number_changed(alignment: Alignment) -> bool:
    """Whether another number stands in the place of one, its unit the same, or two are exchanged."""
    return any(_has_other_number(change) for change in alignment.changes) or _is_reordered(alignment)


def is_unit_changed(alignment: Alignment) -> bool:
    """Whether the same number has another unit behind it."""
    return any(_has_other_unit(change) for change in alignment.changes)


def _has_other_number(change: Change) -> bool:
    ours, theirs = change.ours, change.theirs
    if len(ours) != len(theirs):
        return False
    for place, (a, b) in enumerate(zip(ours, theirs, strict=True)):
        is_same_unit = ours[place + 1 : place + 2] == theirs[place + 1 : place + 2]
        if a.is_number and b.is_number and is_same_unit and is_other_number(a, b):
            return True
    return False


def _is_reordered(alignment: Alignment) -> bool:
    """Whether the same numbers come in another order, and the words among them in the same one."""
    ours = [token.key for token in alignment.claim if token.is_number]
    theirs = [token.key for token in alignment.sentence if token.is_number]
    if ours == theirs or Counter(ours) != Counter(theirs):
        return False
    claim = [token.key for token in alignment.claim if token.weight > 0]
    sentence = [token.key for token in alignment.sentence if token.weight > 0]
    shared = set(claim) & set(sentence)
    return [key for key in claim if key in shared] == [key for key in sentence if key in shared]


def _has_other_unit(change: Change) -> bool:
    if not change.ours or not change.theirs or not change.before or not change.before[-1].is_number:
        return False
    ours, theirs = UCUM_OF.get(change.ours[0].text), UCUM_OF.get(change.theirs[0].text)
    return ours is not None and theirs is not None and ours != theirs


def is_other_number(ours: Token, theirs: Token) -> bool:
    """Whether two printed numbers differ by more than rounding; with as many decimals nothing was rounded."""
    if _decimals(ours) == _decimals(theirs):
        return ours.key != theirs.key
    try:
        one, other = float(ours.key), float(theirs.key)
    except ValueError:  # more than one point: a version, a date
        return ours.key != theirs.key
    return abs(one - other) > MAX_ROUNDED * max(abs(one), abs(other))


def _decimals(number: Token) -> int:
    return len(number.key.partition(".")[2])
