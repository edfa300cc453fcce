"""Does a claim name another value on an axis than its source: a child for an adult, after for before?

An axis is a set of values that exclude each other, each with the words that say it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bedside.verification.alignment import Change, Token
from bedside.verification.words import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """An axis by its name, with the value that each stem stands for."""

    name: str
    value_of: Mapping[str, str]


def make_axis(name: str, values: Mapping[str, str]) -> Axis:
    """An axis from its values, each with its words, parted by blanks."""
    pairs = ((word, value) for value, words in values.items() for word in words.split())
    return Axis(name=name, value_of={key: value for word, value in pairs for key in {word, stem(word)}})


def values_on(axis: Axis, tokens: Iterable[Token]) -> frozenset[str]:
    """The values of the axis that the tokens name."""
    named = (axis.value_of.get(token.text) or axis.value_of.get(token.key) for token in tokens)
    return frozenset(value for value in named if value)


def is_swapped(axis: Axis, change: Change) -> bool:
    """Whether the change puts one value of the axis in the place of another."""
    ours, theirs = values_on(axis, change.added), values_on(axis, change.dropped)
    return bool(ours and theirs) and not ours & theirs


def is_absent(axis: Axis, claim: Sequence[Token], sentence: Sequence[Token]) -> bool:
    """Whether the claim names a value of the axis, and the sentence none of these but others."""
    ours, theirs = values_on(axis, claim), values_on(axis, sentence)
    return bool(ours and theirs) and not ours & theirs
