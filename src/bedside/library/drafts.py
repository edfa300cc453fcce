"""How does a writer take part in an answer? The extractive answer comes first, then verified sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
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
from bedside.terms import Audience, Draft, WriterFault
from bedside.writing import Limits, Numbered, Task, draft, make_brief, mask_all, number_passages

if TYPE_CHECKING:
    from bedside.answering.inquiry import Inquiry
    from bedside.ports import Judge, Masker, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Who writes, who judges beside the exact rules, and within which limits.

    ``masker`` finds personal details; a writer that is outside this machine is asked nothing without one.
    ``host`` is where the writer answers.
    """

    writer: "Writer"
    masker: "Masker | None" = None
    judge: "Judge | None" = field(default_factory=find_judge)
    limits: Limits = field(default_factory=Limits)
    host: str = ""

    @property
    def is_forbidden(self) -> bool:
        """Whether nothing may be told to the writer: it is outside, and nothing masks what it is told."""
        return self.writer.is_outside and self.masker is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a writer is told beside our instructions: the question's words, and passages of works.

    ``host`` is where it goes; ``mark`` is the hash of all that is told, and to whom.
    """

    writer: str
    host: str
    is_outside: bool
    question: str = field(repr=False)
    passages: tuple[Numbered, ...]
    mark: str

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the works, each once."""
        return tuple(dict.fromkeys(each.title for each in self.passages))


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
    drafts: Iterable[Draft] = [Draft(writer=writing.writer.name, fault=WriterFault.FORBIDDEN)]
    if not writing.is_forbidden:
        drafts = draft(_task(inquiry, writing), writing.writer, judge=writing.judge)
    for drafted in drafts:
        yield _answer(replace(inquiry, asked=replace(asked, draft=drafted)), earlier)


def find_sent(
    library: Library,
    question: str,
    writing: Writing,
    *,
    audience: Audience | str = Audience.CLINICIAN,
    follow_up: Answer | None = None,
) -> Sent | None:
    """What a writer would be told of ``question``, before it is; ``None`` where no writer would be asked.

    Raises as :func:`ask_drafted`.
    """
    asked, _ = read_asked(question, audience, follow_up)
    inquiry = inquire(asked, library._shelf)
    if writing.is_forbidden or not may_be_drafted(inquiry):
        return None
    task = _task(inquiry, writing)
    if not task.passages:
        return None
    return Sent(
        writer=writing.writer.name,
        host=writing.host,
        is_outside=writing.writer.is_outside,
        question=task.question,
        passages=task.passages,
        mark=_mark(task, writing),
    )


def _mark(task: Task, writing: Writing) -> str:
    brief = make_brief(task)
    told = (writing.host, writing.writer.name, brief.instructions, brief.material)
    return sha256(repr(told).encode("utf-8", "replace")).hexdigest()


def _task(inquiry: "Inquiry", writing: Writing) -> Task:
    return Task(
        question=_masked(clean(inquiry.asked.text), writing),
        passages=number_passages(passages_for_draft(inquiry), writing.limits),
        sections=sections_for_draft(inquiry),
        bears=bearing_on(inquiry),
        limits=writing.limits,
    )


def _masked(question: str, writing: Writing) -> str:
    """The question as it may be told: without personal details where it leaves this machine."""
    return mask_all(question, writing.masker).text if writing.masker else question


def _answer(inquiry: "Inquiry", earlier: tuple[str, ...]) -> Answer:
    return Answer(article=arrange(inquiry), asked=inquiry.asked, question=inquiry.question, earlier=earlier)
