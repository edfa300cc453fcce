"""How does a writer take part in an answer? The extractive answer comes first, then verified sections."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bedside.answering import (
    arrange,
    bearing_on,
    inquire,
    may_be_drafted,
    passages_for_draft,
    sections_for_draft,
)
from bedside.library.answer import Answer
from bedside.library.given import read_asked
from bedside.library.judging import find_judge
from bedside.library.library import Library
from bedside.search import clean
from bedside.terms import Audience
from bedside.writing import Limits, Task, draft, number_passages

if TYPE_CHECKING:
    from bedside.answering.inquiry import Inquiry
    from bedside.ports import Judge, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Who writes, who judges beside the exact rules, and within which limits.

    ``mask`` takes personal details out of a question before it is told; ``host`` is where the writer is,
    if that is not this machine.
    """

    writer: "Writer"
    judge: "Judge | None" = field(default_factory=find_judge)
    limits: Limits = field(default_factory=Limits)
    mask: Callable[[str], str] | None = None
    host: str = ""

    @property
    def is_private(self) -> bool:
        """Whether no personal detail leaves this machine: the writer is here, or questions are masked."""
        return not self.writer.is_outside or self.mask is not None


def ask_drafted(
    library: Library,
    question: str,
    writing: Writing,
    *,
    audience: Audience | str = Audience.CLINICIAN,
    follow_up: Answer | None = None,
) -> Iterator[Answer]:
    """Answers to ``question``, each better than the one before; the last one is to be kept.

    The first is the extractive answer, and comes in its usual time. Where curated claims answer, it is the
    only one, and no writer is asked. Else one follows whenever a section of the draft is verified.
    Raises as ``Library.ask``, and nothing for what a writer does.
    """
    asked, earlier = read_asked(question, audience, follow_up)
    inquiry = inquire(asked, library._shelf)
    yield _answer(inquiry, earlier)
    if not may_be_drafted(inquiry):
        return
    for drafted in draft(make_task(inquiry, writing), writing.writer, judge=writing.judge):
        yield _answer(replace(inquiry, asked=replace(asked, draft=drafted)), earlier)


def make_task(inquiry: "Inquiry", writing: Writing) -> Task:
    """What the writer is given of a question that may be drafted."""
    question = clean(inquiry.asked.text)
    return Task(
        question=writing.mask(question) if writing.mask else question,
        passages=number_passages(passages_for_draft(inquiry), writing.limits),
        sections=sections_for_draft(inquiry),
        bears=bearing_on(inquiry),
        limits=writing.limits,
    )


def _answer(inquiry: "Inquiry", earlier: tuple[str, ...]) -> Answer:
    return Answer(article=arrange(inquiry), asked=inquiry.asked, question=inquiry.question, earlier=earlier)
