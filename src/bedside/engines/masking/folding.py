"""How is a text read whose letters are written in unusual ways? Composed, without what cannot be seen."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_UNSEEN = ("Cf", "Cc", "Co", "Cs")
_AS_SPACES = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85")
_FORMS = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "−": "-"}


PART = 1_000
"""Characters that are looked through at a time: so time grows with the text and not with its square."""
_OVERLAP = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text as it is looked through; ``starts`` and ``ends`` lead each of its characters back."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters ``start`` to ``end``, at least one, stand in the text as given."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Full-width digits become plain ones, accents join their letters, zero-width characters are left out."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _fold_cluster(text[start:end]):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return Folded(text="".join(letters), starts=tuple(starts), ends=tuple(ends))


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Where its parts begin and end, at spaces where there are some; neighbors overlap by a few words."""
    start = 0
    while start + PART < len(text):
        end = _space_before(text, start + PART, start + PART // 2)
        yield start, end
        start = _space_before(text, end - _OVERLAP, start + PART // 4)
    yield start, len(text)


def _space_before(text: str, at: int, least: int) -> int:
    spaces = (place for place in range(at, least, -1) if text[place].isspace())
    return next(spaces, at)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each letter with the marks that stand on it and the unseen characters behind it."""
    bounds: list[int] = []
    for at, letter in enumerate(text):
        kind = unicodedata.category(letter)
        joins = kind == "Mn" or (kind in _UNSEEN and letter not in _AS_SPACES)
        if not joins or not bounds:
            bounds.append(at)
    return list(pairwise([*bounds, len(text)]))


def _fold_cluster(cluster: str) -> str:
    seen = "".join(
        each for each in cluster if each in _AS_SPACES or unicodedata.category(each) not in _UNSEEN
    )
    seen = "".join(" " if each in _AS_SPACES - {"\n"} else _FORMS.get(each, each) for each in seen)
    return unicodedata.normalize("NFKC", seen)
