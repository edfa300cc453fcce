"""What is changed of a sentence, and how is a word put in another's place?"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """``words`` in the place of ``sentence[start:end]``; ``words`` may be empty, and so may the place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A sentence with one thing changed.

    ``text[start:end]`` is what stands there now, ``was`` what stood there; either may be empty.
    """

    kind: str
    text: str
    start: int
    end: int
    was: str


FindEdits = Callable[[str], Iterable[Edit]]
"""From a sentence to every edit of one kind that it allows, in order of place."""

_BLANKS = re.compile(r"\s+")


def mutate(sentence: str, kind: str, find: FindEdits, *, seed: int) -> Mutation | None:
    """One mutation of that kind, the same for the same sentence and seed; ``None`` where none applies."""
    edits = [edit for edit in find(sentence) if sentence[edit.start : edit.end] != edit.words]
    if not edits:
        return None
    edit = random.Random(f"{seed} {kind} {sentence}").choice(edits)
    text = sentence[: edit.start] + edit.words + sentence[edit.end :]
    start, end = edit.start, edit.start + len(edit.words)
    return Mutation(kind=kind, text=text, start=start, end=end, was=sentence[edit.start : edit.end])


def swap_words(
    sentence: str, swaps: Mapping[str, Iterable[str]], *, avoid_present: bool = True
) -> Iterator[Edit]:
    """Each word or phrase of ``swaps`` in ``sentence`` with each of those that may stand for it.

    The first letter keeps its case. With ``avoid_present``, what the sentence names already is not put in:
    "men and women" is not changed to "women and women".
    """
    if not swaps:
        return
    known = sorted(swaps, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w-])", re.IGNORECASE)
    for match in pattern.finditer(sentence):
        for other in swaps[match.group().lower()]:
            if not (avoid_present and names(sentence, other)):
                yield Edit(start=match.start(), end=match.end(), words=in_case(match.group(), other))


def names(sentence: str, word: str) -> bool:
    """Whether the sentence holds the word or phrase, in any case."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence, re.IGNORECASE) is not None


def in_case(model: str, word: str) -> str:
    """``word`` with a capital where ``model`` begins with one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """A table of swaps from pairs that stand for each other."""
    table: dict[str, list[str]] = {}
    for one, other in pairs:
        table.setdefault(one, []).append(other)
        table.setdefault(other, []).append(one)
    return table


def within_groups(groups: Iterable[str]) -> dict[str, list[str]]:
    """A table of swaps from groups of words, each word with every other of its group."""
    table: dict[str, list[str]] = {}
    for group in groups:
        members = [member.strip() for member in group.split(",")]
        for member in members:
            table.setdefault(member, []).extend(other for other in members if other != member)
    return table


def is_same_text(one: str, other: str) -> bool:
    """Whether only blanks and case differ."""
    return _BLANKS.sub(" ", one).strip().lower() == _BLANKS.sub(" ", other).strip().lower()
