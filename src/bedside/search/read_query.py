"""Which words does a query ask for, and which others may stand for them?

Words are kept as typed (``IL-6``, ``Mg2+``, ``0.7``): the index knows how to take them apart.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz.distance import DamerauLevenshtein

from bedside.ports import LexicalIndex
from bedside.search.words import FUNCTION_WORDS, find_query_words
from bedside.terms import SearchOptions

MOST_WORDS = 200
LONGEST_QUERY = 20_000

_TYPED = re.compile(r"[^\W_](?:[^\s]*[^\W_]|)[+]*")
_EDGE = "\"'“”‘’()[]{}<>,;:!?."
_SHORT = 7
"""Words up to this length may differ by one letter from what was meant, longer ones by two."""
_WIDESPREAD = 3
"""A word that fewer passages hold is no better guess than the one typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuery:
    """``words`` as typed; ``also`` other words with their weights; ``read_as`` says why."""

    text: str
    words: tuple[str, ...]
    also: Mapping[str, float]
    read_as: tuple[tuple[str, str], ...]


Expansions = Mapping[str, Sequence[str]]
"""Lower-case words or phrases to what may stand for them."""


def read_query(
    text: str,
    index: LexicalIndex,
    *,
    options: SearchOptions,
    abbreviations: Expansions = MappingProxyType({}),
    headings: Expansions = MappingProxyType({}),
) -> ReadQuery:
    """The query's words, and those that spelling, abbreviations and MeSH add."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_QUERY])
    words = _typed_words(text)
    also: dict[str, float] = {}
    read_as: list[tuple[str, str]] = []
    for word in find_query_words(text)[:MOST_WORDS]:
        if word not in words and not _is_part(word, words):
            also[word] = 1.0  # the American spelling of a British word
    if options.spelling:
        for word in words:
            meant = _respell(word, index)
            if meant:
                also[meant] = 1.0
                read_as.append((word, meant))
    tables = [(abbreviations, ABBREVIATION_WEIGHT)] if options.abbreviations else []
    tables += [(headings, HEADING_WEIGHT)] if options.mesh else []
    for table, weight in tables:
        for phrase in _phrases(words) if table else ():
            for other in table.get(phrase, ()):
                read_as.append((phrase, other))
                for word in find_query_words(other):
                    also.setdefault(word, weight)
    return ReadQuery(text=text, words=words, also=also, read_as=tuple(read_as))


ABBREVIATION_WEIGHT = 0.4
HEADING_WEIGHT = 0.2
_LONGEST_PHRASE = 4


def _typed_words(text: str) -> tuple[str, ...]:
    """The words between blanks without the marks around them; function words are left out."""
    found = (each[0].lower() for part in text.split() for each in [_TYPED.search(part.strip(_EDGE))] if each)
    return tuple(dict.fromkeys(word for word in found if word not in FUNCTION_WORDS))[:MOST_WORDS]


def _is_part(word: str, words: Sequence[str]) -> bool:
    return any(word in other for other in words)


def _phrases(words: Sequence[str]) -> list[str]:
    """Runs of one to four words."""
    return [
        " ".join(words[start : start + length])
        for length in range(1, _LONGEST_PHRASE + 1)
        for start in range(len(words) - length + 1)
    ]


def _respell(word: str, index: LexicalIndex) -> str | None:
    """The commonest word of the index that is a slip away from one that it does not hold."""
    if not word.isalpha() or len(word) < 5 or index.count_passages(word):
        return None
    slips = 1 if len(word) <= _SHORT else 2
    stem, alike = index.find_spelled_alike(word)
    near = (
        (DamerauLevenshtein.distance(stem, other, score_cutoff=slips), -count, other)
        for other, count in alike
        if count >= _WIDESPREAD
    )
    nearest = min(near, default=None)
    return nearest[2] if nearest and nearest[0] <= slips else None
