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
    matched = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matched.get_opcodes():
        if tag == "equal":
            yield Run(kind=RunKind.SAME, text="".join(old[old_from:old_to]))
            continue
        yield Run(kind=RunKind.GONE, text="".join(old[old_from:old_to]))
        yield Run(kind=RunKind.NEW, text="".join(new[new_from:new_to]))
