"""What, beyond condition and facet, is the question about, and which claims speak of it?"""

from collections.abc import Iterable
from dataclasses import dataclass

from bedside.search.populations import find_populations
from bedside.search.vocabulary import Vocabulary
from bedside.search.words import find_words, stem


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusTerm:
    """A word of the question with its other names, each as the set of stems that it needs."""

    word: str
    alternatives: tuple[frozenset[str], ...]

    def is_in(self, stems: frozenset[str]) -> bool:
        """Whether a text with these stems speaks of the term."""
        return any(needed <= stems for needed in self.alternatives)


def make_focus(words: Iterable[str], vocabulary: Vocabulary) -> tuple[FocusTerm, ...]:
    """The focus terms of a question's focus words."""
    return tuple(
        FocusTerm(word=word, alternatives=(frozenset({stem(word)}), *_others(word, vocabulary))) for word in words
    )


def _others(word: str, vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    names = vocabulary.other_names.get((word,), ())
    groups = tuple(find_words(name) for name in find_populations(word))
    return tuple(frozenset(map(stem, name)) for name in (*names, *groups))


def find_stems(*texts: str) -> frozenset[str]:
    """The stems of all words of ``texts``."""
    return frozenset(stem(word) for text in texts for word in find_words(text))


def measure_coverage(focus: tuple[FocusTerm, ...], stems: frozenset[str]) -> float:
    """The share of focus terms that a text with these stems speaks of; 0.0 if there are none."""
    return sum(term.is_in(stems) for term in focus) / len(focus) if focus else 0.0
