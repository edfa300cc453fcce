"""Does a number of a claim belong to another group of the source's comparison?

"12% in the placebo group and 9% in the treated group" does not hold "12% in the treated group". A number is
tied to the words that follow it up to the next number or turn; where these name what another number of the
same unit is tied to, and not what its own is, it is the number of the other group.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedside.verification.alignment import Token, read_tokens

_TURNS = frozenset("and versus compared whereas while but against than ; :".split())
_REACH = 7
_PLACES = frozenset("in with for among on of receiving given taking after under".split())
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Tied:
    """A number with its unit, and the stems of what it is said of."""

    value: str
    unit: str
    keys: frozenset[str]


def is_of_other_group(claim_text: str, sentence_text: str) -> bool:
    """Whether a number of the claim stands in the sentence, but said of another group."""
    ours = list(_tied(read_tokens(_BRACKETS.sub(" ", claim_text))))
    theirs = list(_tied(read_tokens(_BRACKETS.sub(" ", sentence_text))))
    return any(_is_mixed_up(number, theirs) for number in ours)


def _tied(tokens: Sequence[Token]) -> Iterator[_Tied]:
    for place, token in enumerate(tokens):
        if not token.is_number or place + 1 >= len(tokens):
            continue
        unit = "" if tokens[place + 1].is_number else tokens[place + 1].text
        tail = tokens[place + 2 : place + 2 + _REACH]
        if not tail or tail[0].text not in _PLACES:
            continue
        keys = []
        for near in tail:
            if near.is_number or near.text in _TURNS:
                break
            if near.weight > 0:
                keys.append(near.key)
        yield _Tied(token.key, unit, frozenset(keys))


def _is_mixed_up(ours: _Tied, theirs: Sequence[_Tied]) -> bool:
    own = [other for other in theirs if other.value == ours.value and other.unit == ours.unit]
    rivals = [other for other in theirs if other.value != ours.value and other.unit == ours.unit]
    if not own or not rivals:
        return False
    held = frozenset[str]().union(*(other.keys for other in own))
    return any(
        ours.keys & (rival.keys - held) and not ours.keys & (held - rival.keys) and held - rival.keys
        for rival in rivals
    )
