"""Which words does a query ask for, and which others may stand for them?

Words are kept as typed (``IL-6``, ``Mg2+``, ``0.7``): the index knows how to take them apart.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bedside.ports import LexicalIndex, Thesaurus
from bedside.search.asking import find_asking
from bedside.search.spelling import find_meant
from bedside.search.words import FUNCTION_WORDS, find_query_words
from bedside.terms import SearchOptions

MOST_WORDS = 200
LONGEST_QUERY = 20_000

_TYPED = re.compile(r"[^\W_](?:[^\s]*[^\W_]|)[+]*")
_EDGE = "\"'“”‘’()[]{}<>,;:!?."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuery:
    """``words`` to be found as typed; ``also`` other words with their weights; ``read_as`` says why.

    Words of the query that only ask are among ``also``.
    """

    text: str
    words: tuple[str, ...]
    also: Mapping[str, float]
    read_as: tuple[tuple[str, str], ...]


ASKING_WEIGHT = 0.4
SHORT_FORM_WEIGHT = 0.3
LONG_FORM_WEIGHT = 0.1
NAME_WEIGHT = 0.1
NARROWER_WEIGHT = 0.05
"""What a word counts that was not typed, or that only asks, beside 1 for one that was typed (ADR 0020)."""
_LONGEST_PHRASE = 6


def read_query(
    text: str, index: LexicalIndex, *, options: SearchOptions, thesaurus: Thesaurus | None = None
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
        read_as += find_meant(words, index)
        also |= dict.fromkeys((other for _, other in read_as), 1.0)
    for phrase, other, weight in _other_words(words, thesaurus, options) if thesaurus else ():
        read_as.append((phrase, other))
        for word in find_query_words(other):
            also.setdefault(word, weight)
    asking = find_asking(words) if options.pico else frozenset()
    also |= dict.fromkeys((word for word in words if word in asking), ASKING_WEIGHT)
    sought = tuple(word for word in words if word not in asking)
    return ReadQuery(text=text, words=sought, also=also, read_as=tuple(read_as))


def _other_words(
    words: Sequence[str], thesaurus: Thesaurus, options: SearchOptions
) -> Iterator[tuple[str, str, float]]:
    """Phrases of the query with what else stands for them, and its weight."""
    phrases = _phrases(words)
    if options.abbreviations:
        known = thesaurus.find_short_forms(phrases)
        yield from _weighed(known, _cover(words, known), SHORT_FORM_WEIGHT)
    if options.long_forms:
        known = thesaurus.find_long_forms(phrases)
        yield from _weighed(known, _cover(words, known), LONG_FORM_WEIGHT)
    if options.mesh:
        known = thesaurus.find_names(phrases)
        covering = _cover(words, known)
        yield from _weighed(known, covering, NAME_WEIGHT)
        yield from _weighed(thesaurus.find_narrower(covering), covering, NARROWER_WEIGHT)


def _weighed(
    known: Mapping[str, Sequence[str]], phrases: Sequence[str], weight: float
) -> Iterator[tuple[str, str, float]]:
    return ((phrase, other, weight) for phrase in phrases for other in known.get(phrase, ()))


def _typed_words(text: str) -> tuple[str, ...]:
    """The words between blanks without the marks around them; function words are left out."""
    found = (each[0].lower() for part in text.split() for each in [_TYPED.search(part.strip(_EDGE))] if each)
    return tuple(dict.fromkeys(word for word in found if word not in FUNCTION_WORDS))[:MOST_WORDS]


def _is_part(word: str, words: Sequence[str]) -> bool:
    return any(word in other for other in words)


def _phrases(words: Sequence[str]) -> list[str]:
    """Runs of words, the longest first."""
    return [
        " ".join(words[start : start + length])
        for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1)
        for start in range(len(words) - length + 1)
    ]


def _cover(words: Sequence[str], known: Container[str]) -> list[str]:
    """The longest known phrases, none over another: ``heart failure`` is not about the heart."""
    taken: set[int] = set()
    found: list[str] = []
    for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            places = range(start, start + length)
            phrase = " ".join(words[start : start + length])
            if phrase in known and taken.isdisjoint(places):
                taken.update(places)
                found.append(phrase)
    return found
