"""Does a claim name another drug, condition or analyte than its source, or a salt for its element?"""

import re
from collections.abc import Iterator, Sequence

from bedside.terms import VerificationCode
from bedside.verification.alignment import Alignment, Change, Token
from bedside.verification.names import ELEMENTS, SALTS, Sort, sort_of

_CODES = {
    Sort.DRUG: VerificationCode.DRUG_DIFFERS,
    Sort.CONDITION: VerificationCode.CONDITION_DIFFERS,
    Sort.ANALYTE: VerificationCode.ANALYTE_DIFFERS,
    Sort.SALT: VerificationCode.ANALYTE_DIFFERS,
}
_DENIED = re.compile(r"^(?:non|un|in|im|il|ir|dis|contra|counter|anti|de|mal)(?=[a-z]{4})")
_OPPOSITES = (("hypo", "hyper"), ("brady", "tachy"), ("hypo", "eu"), ("hyper", "eu"))
_TURNED = (("up", "down"), ("over", "under"), ("pro", "anti"), ("pro", "contra"))
_NUMBERED = frozenset("type stage grade class phase category hepatitis vitamin factor level tier".split())


def find_swaps(alignment: Alignment) -> Iterator[VerificationCode]:
    """A code for each name that stands in another's place."""
    for change in alignment.changes:
        yield from _name_swaps(change)
        yield from _opposites(change)
        if _is_salt_changed(change):
            yield VerificationCode.ANALYTE_DIFFERS
        if _is_numbered_other(change):
            yield _CODES[Sort.ANALYTE if change.before[-1].text == "vitamin" else Sort.CONDITION]


def _name_swaps(change: Change) -> Iterator[VerificationCode]:
    """A name that the sentence does not hold, where the sentence has another content word."""
    theirs = [sort_of(token.text) for token in change.dropped if token.weight > 0]
    for token in change.added:
        ours = sort_of(token.text)
        if not theirs or token.weight <= 0 or ours is Sort.SALT:
            continue
        if ours is not None:
            yield _CODES[ours]
        elif any(theirs) and len(change.added) <= 2:  # an unknown word where a known name stood
            yield _CODES[next(sort for sort in theirs if sort)]


def _opposites(change: Change) -> Iterator[VerificationCode]:
    """Words that differ by a prefix that turns them: hypo and hyper, indicated and contraindicated."""
    for ours in change.added:
        for theirs in change.dropped:
            if _differ_by(ours, theirs, _OPPOSITES):
                yield VerificationCode.CONDITION_DIFFERS
            elif _differ_by(ours, theirs, _TURNED) or _is_denial_of(ours.text, theirs.text):
                yield VerificationCode.DIRECTION_DIFFERS


def _differ_by(ours: Token, theirs: Token, prefixes: Sequence[tuple[str, str]]) -> bool:
    return any(
        ours.text.startswith(a) and theirs.text.startswith(b) and ours.text[len(a) :] == theirs.text[len(b) :]
        for one, other in prefixes
        for a, b in ((one, other), (other, one))
    )


def _is_denial_of(ours: str, theirs: str) -> bool:
    return _DENIED.sub("", ours) == theirs or _DENIED.sub("", theirs) == ours


def _is_salt_changed(change: Change) -> bool:
    """Whether a salt's name, or "elemental", came to an element or went from it, or is another one."""
    ours = {token.text for token in change.added} & SALTS
    theirs = {token.text for token in change.dropped} & SALTS
    near = {token.text for token in (*change.before[-1:], *change.ours, *change.after[:1])}
    return ours != theirs and bool(near & ELEMENTS)


def _is_numbered_other(change: Change) -> bool:
    """Type 1 for type 2: a number or letter behind a word that counts kinds of a thing."""
    if not change.added or not change.dropped or not change.before or change.ours[0] not in change.added:
        return False
    short = len(change.ours[0].text) <= 3 and len(change.theirs[0].text) <= 3
    return short and change.before[-1].text in _NUMBERED
