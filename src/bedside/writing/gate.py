"""May this sentence be shown? As the writer wrote it, in the source's words, or not at all.

A sentence is shown if it only shortens a sentence of a passage that the writer was given, and that passage
supports it. Else the passages that it names are looked through once for the sentence that it came from, and
that one is quoted. What is left is dropped, with the reason (ADR 0059).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bedside.sentences import find_sentences
from bedside.terms import DraftedClaim, DropReason, Facet, PassageId, Support
from bedside.verification import (
    find_best_span,
    find_unheld_numbers,
    gives_orders,
    is_aim,
    is_shortened,
    leans,
    measure_shared,
    verify_claim,
    without_openings,
)
from bedside.writing.brief import MOST_PASSAGES
from bedside.writing.numbered import Numbered
from bedside.writing.reply import Written
from bedside.writing.task import Task
from bedside.writing.visible import keep_visible

if TYPE_CHECKING:
    from bedside.ports import Judge

NEAR_ENOUGH = 0.5
"""Share of the words of a sentence that did not hold which the quoted one must have, and the other way."""
FEWEST_WORDS = 4
MOST_SENTENCES = 4
"""Sentences of one claim that are looked at; it was asked for as one."""
LONGER = 3
"""How many times its length a claim may have before it is not looked at."""
_NO_STATEMENT = re.compile(
    r"[?:…]$|\.\.\.$|[<>]/?[a-z!]|\]\(|https?:|www\.|`|\{\{|javascript:|(?<![A-Za-z])data:|&#?\w+;",
    re.IGNORECASE,
)
"""A question, an announcement, markup or an address."""
_NOT_FOUND = re.compile(
    r"[^.!:(]{1,40}:\s"
    r"|we (?:hypothesi[sz]|speculat|aim|sought|assum|believ|expect|ask"
    r"|(?:investigat|examin)ed (?:whether|if))",
    re.IGNORECASE,
)
"""What stands under a label of its own ("Myth: ..."), or is supposed and not found."""


class Gate:
    """Decides on the sentences of one draft, in order; what was shown is not shown again."""

    def __init__(self, task: Task, judge: "Judge | None" = None) -> None:
        """``judge`` is asked beside the exact rules, where there is one."""
        self._task = task
        self._passages = {each.number: each for each in task.passages}
        self._judge = judge
        self._shown: set[str] = set()

    def decide(self, written: Written) -> Iterator[DraftedClaim | DropReason]:
        """What becomes of each sentence of a claim. Raises what the judge's engine raises."""
        text = keep_visible(written.text)
        is_read = len(text) <= LONGER * self._task.limits.claim_letters
        spans = find_sentences(text) if is_read else ()
        if not 0 < len(spans) <= MOST_SENTENCES:
            yield DropReason.FORM
        fit = replace(written, numbers=written.numbers[:MOST_PASSAGES])
        for start, end in spans[:MOST_SENTENCES]:
            yield self._decide(text[start:end], fit)

    def _decide(self, text: str, written: Written) -> DraftedClaim | DropReason:
        if gives_orders(text):
            return DropReason.FORM
        home = self._find_home(text, written.numbers)
        reason = DropReason.FORM if not self._is_statement(text) else self._find_reason(text, written.numbers)
        if home is not None and reason is not DropReason.FORM:
            return self._show(_in_form(text), home.id, written.facet)
        return self._quote(text, written, reason)

    def _find_home(self, text: str, numbers: Sequence[int]) -> Numbered | None:
        """The passage that the text is a shortened sentence of, those first that the writer named."""
        named = [self._passages[number] for number in numbers if number in self._passages]
        others = [each for each in self._passages.values() if each not in named]
        for each in (*named, *others):
            if _stands_in(text, each.text) and self._supports(text, each):
                return each
        return None

    def _supports(self, text: str, passage: Numbered) -> bool:
        verdict = verify_claim(text, passage.text, judge=self._judge)
        return verdict.support is Support.SUPPORTS and not find_unheld_numbers(text, [passage.text])

    def _find_reason(self, text: str, numbers: Sequence[int]) -> DropReason:
        """Why the text is not shown, if it is not."""
        named = [self._passages[number].text for number in numbers if number in self._passages]
        if not numbers:
            return DropReason.NO_PASSAGE
        if not named:
            return DropReason.UNKNOWN_PASSAGE
        if find_unheld_numbers(text, named):
            return DropReason.NUMBER
        verdicts = {verify_claim(text, each, judge=self._judge).support for each in named}
        return DropReason.CONTRADICTED if Support.CONTRADICTS in verdicts else DropReason.UNSUPPORTED

    def _quote(self, text: str, written: Written, reason: DropReason) -> DraftedClaim | DropReason:
        """The sentence of a named passage that the text came from; the reason if there is none."""
        for number in written.numbers:
            if (passage := self._passages.get(number)) is None:
                continue
            start, end = find_best_span(text, passage.text)
            sentence = passage.text[start:end]
            is_near = min(measure_shared(text, sentence)) >= NEAR_ENOUGH
            if is_near and sentence.endswith(".") and self._is_statement(sentence):
                return self._show(sentence, passage.id, written.facet, replaced=reason)
        return reason

    def _show(
        self, text: str, id: PassageId, facet: Facet | None, *, replaced: DropReason | None = None
    ) -> DraftedClaim | DropReason:
        key = _plain(text)
        if key in self._shown:
            return DropReason.REPEATED
        passage = next(each for each in self._passages.values() if each.id == id)
        if key == _plain(passage.title):
            return DropReason.FORM
        if is_aim(text) or not self._task.bears(text, passage.title):
            return DropReason.OFF_QUESTION
        self._shown.add(key)
        heading = facet if facet is None or self._may_head(facet, text) else None
        return DraftedClaim(
            facet=heading, text=text, passage_ids=(id,), is_answer=facet is None, replaced=replaced
        )

    def _may_head(self, facet: Facet, text: str) -> bool:
        """A heading says something of what stands under it: the sentence's own words must say it too."""
        return facet in self._task.sections and self._task.belongs(facet, text)

    def _is_statement(self, text: str) -> bool:
        is_long = len(text) > self._task.limits.claim_letters
        if is_long or len(text.split()) < FEWEST_WORDS or _NO_STATEMENT.search(text):
            return False
        stated = without_openings(text)
        return not (_NOT_FOUND.match(stated) or leans(stated))


def _stands_in(text: str, passage_text: str) -> bool:
    """Whether the text is a sentence of the passage, or one shortened."""
    spans = find_sentences(passage_text)
    return any(is_shortened(text, passage_text[start:end]) for start, end in spans)


def _plain(text: str) -> str:
    """What makes two texts one: their words and signs, but for case and the stop at the end."""
    return " ".join(text.casefold().split()).rstrip(" .")


def _in_form(text: str) -> str:
    """The text with one full stop."""
    return f"{text.rstrip(' .;,')}."
