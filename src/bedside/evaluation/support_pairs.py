"""What is a set of claims and passages with known answers? Pairs, each with what people said of it.

Pairs of one group (a claim, a question, an article) stand in one part: what was fitted on never judges.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bedside.terms import Support

SEED = 20_260
FIT_SHARE = 0.75
LABELS = (Support.SUPPORTS, Support.CONTRADICTS, Support.SILENT)
"""The three answers that every figure is of; pairs that people called ``partly`` are told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim beside a passage; ``gold`` is what people said; ``group`` is what it must not be parted from.

    ``may_fit`` says that the license of the passage lets a model be fitted on it.
    """

    id: str
    group: str
    claim: str
    passage: str
    gold: Support
    may_fit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSet:
    """A set by its name: pairs to fit on, pairs to judge by, whose they are, and what they cannot tell."""

    name: str
    fit: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    license: str
    caution: str


def part_by_group(pairs: Iterable[Pair], *, fit_share: float = FIT_SHARE) -> tuple[list[Pair], list[Pair]]:
    """Pairs to fit on and pairs to judge by; a group's part follows from its name and ``SEED`` alone."""
    fit: list[Pair] = []
    held_out: list[Pair] = []
    for pair in pairs:
        (fit if _share_of(pair.group) < fit_share else held_out).append(pair)
    return [pair for pair in fit if pair.may_fit], held_out


def draw(key: str, choices: Sequence[str]) -> str:
    """One of ``choices``, always the same for ``key``."""
    return choices[int(_share_of(key) * len(choices))]


def _share_of(name: str) -> float:
    """0 to 1, evenly spread over names."""
    return int(hashlib.sha256(f"{SEED} {name}".encode()).hexdigest()[:13], 16) / 16**13
