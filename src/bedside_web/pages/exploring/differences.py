"""Which words went, and which came, between two wordings?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words that stayed, went or came."""

    words: str
    is_gone: bool = False
    is_new: bool = False


def compare_words(before: str, after: str) -> tuple[Stretch, ...]:
    """The two wordings as one run of words: what went stands before what came in its place."""
    return tuple(_stretches(_WORDS.findall(before), _WORDS.findall(after)))


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    bare_before, bare_after = ([word.strip() for word in words] for words in (before, after))
    matcher = SequenceMatcher(None, bare_before, bare_after, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield Stretch(words="".join(after[new_start:new_end]))
            continue
        if start < end:
            yield Stretch(words="".join(before[start:end]), is_gone=True)
        if new_start < new_end:
            yield Stretch(words="".join(after[new_start:new_end]), is_new=True)
