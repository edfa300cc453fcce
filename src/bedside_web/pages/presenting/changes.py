"""What changed between two revisions of an article? Claims added, removed, reworded; numbers first."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bedside.quantities import numbers_in
from bedside.rendering import statements_of
from bedside.terms import Article, Statement

_WORDS = re.compile(r"\s+|[^\s]+")


class ChangeKind(StrEnum):
    """How a claim changed; in the order in which changes are told."""

    NUMBERS = "numbers changed"
    REWORDED = "reworded"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of words that stayed, was ``removed`` or was ``added``."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim that changed, with its words."""

    kind: ChangeKind
    claim_id: str
    runs: tuple[Run, ...]


def find_changes(before: Article, after: Article) -> tuple[Change, ...]:
    """What changed, the changed numbers first."""
    old, new = _by_claim(before), _by_claim(after)
    changes = [*_of_both(old, new)]
    changes += [_whole(ChangeKind.REMOVED, id, old[id].text) for id in old if id not in new]
    changes += [_whole(ChangeKind.ADDED, id, new[id].text) for id in new if id not in old]
    order = list(ChangeKind)
    return tuple(sorted(changes, key=lambda change: order.index(change.kind)))


def diff_words(before: str, after: str) -> tuple[Run, ...]:
    """The words of both, in one run after the other: what stayed and was added is the newer text."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    runs: list[Run] = []
    for kind, start, end, new_start, new_end in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            runs.append(Run(text="".join(new[new_start:new_end])))
            continue
        runs.append(Run(text="".join(old[start:end]), kind="removed"))
        runs.append(Run(text="".join(new[new_start:new_end]), kind="added"))
    return tuple(run for run in runs if run.text)


def _of_both(old: Mapping[str, Statement], new: Mapping[str, Statement]) -> Iterator[Change]:
    for id, statement in new.items():
        if id not in old or old[id].text == statement.text:
            continue
        has_numbers = sorted(numbers_in(old[id].text)) != sorted(numbers_in(statement.text))
        yield Change(
            kind=ChangeKind.NUMBERS if has_numbers else ChangeKind.REWORDED,
            claim_id=id,
            runs=diff_words(old[id].text, statement.text),
        )


def _whole(kind: ChangeKind, id: str, text: str) -> Change:
    """A claim of which every word came or went: its kind is that of its one run."""
    return Change(kind=kind, claim_id=id, runs=(Run(text=text, kind=kind.value),))


def _by_claim(article: Article) -> dict[str, Statement]:
    return {each.claim_id: each for each in statements_of(article) if each.claim_id}
