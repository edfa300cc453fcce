"""Which passages does a writer see, under which number, and in which words?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bedside.sentences import find_sentences
from bedside.terms import Passage, PassageId
from bedside.verification import gives_orders, hides_meaning
from bedside.writing.limits import Limits
from bedside.writing.visible import keep_visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A passage as a writer sees it: ``number`` counts from 1, ``text`` is what can be seen of it."""

    number: int
    id: PassageId
    title: str
    text: str


def number_passages(passages: Sequence[tuple[Passage, str]], limits: Limits) -> tuple[Numbered, ...]:
    """The first passages that tell something, each with its work's title, cut at the end of a sentence.

    A passage that speaks to a program is left out whole, and so is one whose work's title does, and one that
    could say something else without its letters that print nothing.
    """
    seen = [
        (passage.id, keep_visible(title), keep_visible(passage.text))
        for passage, title in passages
        if not hides_meaning(passage.text)
    ]
    told = [(id, title, _cut(text, limits.passage_letters)) for id, title, text in seen]
    fit = [each for each in told if each[2] and not gives_orders(each[1]) and not gives_orders(each[2])]
    return tuple(
        Numbered(number=number, id=id, title=title, text=text)
        for number, (id, title, text) in enumerate(fit[: limits.passages], start=1)
    )


def _cut(text: str, most: int) -> str:
    """Whole sentences, as many as there is room for."""
    if len(text) <= most:
        return text
    ends = [end for _, end in find_sentences(text) if end <= most]
    return text[: ends[-1]] if ends else ""
