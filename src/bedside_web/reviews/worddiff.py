"""Which words of a wording are new, and which are gone?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|[\w%µ.,/-]*\w|[^\w\s]")


class RunKind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that stand together and had one fate."""

    kind: RunKind
    text: str


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """Both wordings as one text: its runs that are not gone make ``after``, those not new ``before``.

    >>> [(run.kind.value, run.text) for run in compare_words("give 2 g", "give 4 g")]
    [('same', 'give '), ('gone', '2'), ('new', '4'), ('same', ' g')]
    """
    return tuple(run for run in _runs(_WORD.findall(before), _WORD.findall(after)) if run.text)


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    """A space between two changed words is changed with them, so that a phrase is read in one piece."""
    matched = SequenceMatcher(a=old, b=new, autojunk=False)
    gone = come = ""
    for tag, old_from, old_to, new_from, new_to in matched.get_opcodes():
        was, now = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        is_between = was.isspace() and bool(gone or come) and old_to < len(old) and new_to < len(new)
        if tag == "equal" and not is_between:
            yield from _changed(gone, come)
            yield Run(kind=RunKind.SAME, text=was)
            gone = come = ""
            continue
        gone, come = gone + was, come + now
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[Run]:
    yield Run(kind=RunKind.GONE, text=gone)
    yield Run(kind=RunKind.NEW, text=come)
