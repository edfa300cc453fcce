"""Which word was meant where one is misspelled? One that the library holds, one slip of the finger away.

A slip is two letters swapped, one doubled or missing, one too many, or a wrong one (Damerau 1964).
"""

import string
from collections.abc import Iterable, Iterator
from itertools import islice

from bedside.ports import LexicalIndex

FEWEST_LETTERS = 5
MOST_LETTERS = 30
MOST_RESPELLED = 8
"""So many words of a query are held to be misspelled at most: each takes some milliseconds."""
_WIDESPREAD = 3
"""A word that fewer passages hold is no better guess than the one typed."""
_OPPOSITES = ("hypo", "hyper")


def find_meant(words: Iterable[str], index: LexicalIndex) -> Iterator[tuple[str, str]]:
    """Words that no passage holds, each with the one that was meant, where there is one."""
    unknown = (word for word in words if _may_be_misspelled(word) and not index.count_passages(word))
    for word in islice(unknown, MOST_RESPELLED):
        meant = _find_nearest(word, index)
        if meant:
            yield word, meant


def _may_be_misspelled(word: str) -> bool:
    """Not a short word, nor one with a digit or sign: those are names and values."""
    return word.isalpha() and word.isascii() and FEWEST_LETTERS <= len(word) <= MOST_LETTERS


def _find_nearest(word: str, index: LexicalIndex) -> str | None:
    """The commonest word one slip away; one of the same first letter is preferred."""
    counts = ((other, index.count_passages(other)) for other in dict.fromkeys(_one_slip_away(word)))
    held = [
        (other[0] != word[0], -count, other)
        for other, count in counts
        if count >= _WIDESPREAD and not _is_opposite(word, other)
    ]
    return min(held)[2] if held else None


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in string.ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
        if after:
            yield before + after[1:]


def _is_opposite(word: str, other: str) -> bool:
    """Whether one says too little and the other too much: ``hyperkalemia``, ``hypokalemia``."""
    return word.startswith(_OPPOSITES) and other.startswith(_OPPOSITES) and word[:4] != other[:4]
