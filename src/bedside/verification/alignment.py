"""Where a claim nearly repeats a sentence, which words stand in the place of which?

Words are matched in order, by their stems; what is left between matches are the changes.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from bedside.verification.folding import fold
from bedside.verification.words import VERBS, equivalents_of, stem, weight_of

MIN_SHARED = 0.7
"""Share of a claim's words that must stand in the sentence in the same order: else nothing is aligned."""
MAX_TOKENS = 160
"""Tokens of each that are aligned; matching takes their product."""

NEAR = 5
"""Tokens on each side of a change that are its neighbors."""

_TOKEN = re.compile(r"\d+(?:[.,·]\d+)*|\.\d+|[^\W\d_]+n['’]t\b|[^\W_]+|[<>≤≥±%=]|[;:]")
_SYMBOLS = {"≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: the key that it is matched by, its lower-case text and weight."""

    key: str
    text: str
    weight: float

    @property
    def is_number(self) -> bool:
        """Whether it is printed in digits."""
        return self.text[0].isdigit() or (self.text[0] == "." and len(self.text) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``ours`` of the claim in the place of ``theirs`` of the sentence; either may be empty.

    ``before`` and ``after`` are the neighbors in the claim; ``extra`` are keys of ``ours`` that the claim
    holds more often than the sentence, ``lost`` keys of ``theirs`` that it holds less often.
    """

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    extra: frozenset[str]
    lost: frozenset[str]

    @property
    def added(self) -> tuple[Token, ...]:
        """Those of ``ours`` that the claim really adds; a word that only moved is none."""
        return tuple(token for token in self.ours if token.key in self.extra)

    @property
    def dropped(self) -> tuple[Token, ...]:
        """Those of ``theirs`` that the claim really leaves out."""
        return tuple(token for token in self.theirs if token.key in self.lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A claim beside a sentence that it nearly repeats, with what it changes, in order."""

    claim: tuple[Token, ...]
    sentence: tuple[Token, ...]
    changes: tuple[Change, ...]


@lru_cache(maxsize=1024)
def read_tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text, folded."""
    return tuple(token for match in _TOKEN.finditer(fold(text)) for token in _tokens(match.group()))


def align(claim_text: str, sentence_text: str) -> Alignment | None:
    """What the claim changes of the sentence; ``None`` where it does not nearly repeat it."""
    ours, theirs = read_tokens(claim_text)[:MAX_TOKENS], read_tokens(sentence_text)[:MAX_TOKENS]
    if not ours or not theirs:
        return None
    matcher = SequenceMatcher(None, [t.key for t in ours], [t.key for t in theirs], autojunk=False)
    blocks = matcher.get_opcodes()
    if sum(j - i for tag, i, j, _, _ in blocks if tag == "equal") < MIN_SHARED * len(ours):
        return None
    extra = frozenset(_surplus(ours, theirs))
    lost = frozenset(_surplus(theirs, ours))
    changes = tuple(
        Change(
            ours=ours[i:j],
            theirs=theirs[k:n],
            before=ours[max(0, i - NEAR) : i],
            after=ours[j : j + NEAR],
            extra=extra,
            lost=lost,
        )
        for tag, i, j, k, n in blocks
        if tag != "equal"
    )
    return Alignment(claim=ours, sentence=theirs, changes=changes)


def _surplus(ours: tuple[Token, ...], theirs: tuple[Token, ...]) -> Counter[str]:
    return Counter(token.key for token in ours) - Counter(token.key for token in theirs)


@lru_cache(maxsize=16384)
def _tokens(printed: str) -> tuple[Token, ...]:
    lower = printed.lower().replace("’", "'")
    if lower.endswith("n't") or lower == "cannot":
        verb = VERBS.get(lower, lower.removesuffix("n't"))
        return (Token(stem(verb), verb, 0.0), Token("not", "not", 0.0))
    if lower[0].isdigit() or lower[0] == ".":
        value = lower.replace(",", "").replace("·", ".")
        return (Token("0" + value if value[0] == "." else value, lower, 0.0),)
    if not lower[0].isalnum():
        sign = _SYMBOLS.get(lower, lower)
        return (Token(sign, sign, 0.0),)
    parts = equivalents_of(lower) or (lower,)
    if len(parts) == 1:  # matched as its equivalent, and kept as printed
        return (Token(stem(parts[0]), lower, weight_of(printed if parts[0] == lower else parts[0])),)
    return tuple(Token(stem(part), part, weight_of(part)) for part in parts)
