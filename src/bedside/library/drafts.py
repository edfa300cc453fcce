"""How does a writer take part in an answer? The extractive answer comes first, then verified sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from bedside.answering import (
    arrange,
    bearing_on,
    belongs_to,
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


class Asking:
    """A question on its way to a writer: ``first`` is the extractive answer, made at once.

    Where curated claims answer, ``first`` is all there is, and no writer is asked.
    """

    def __init__(self, inquiry: "Inquiry", writing: Writing, *, earlier: tuple[str, ...]) -> None:
        self._inquiry = inquiry
        self._writing = writing
        self._earlier = earlier
        self.first = _answer(inquiry, earlier)
        self.may_follow = may_be_drafted(inquiry)

    @cached_property
    def _task(self) -> Task:
        return _make_task(self._inquiry, self._writing)

    @property
    def sent(self) -> Sent | None:
        """What the writer would be told; ``None`` where none would be asked."""
        writing = self._writing
        if writing.is_forbidden or not self.may_follow or not self._task.passages:
            return None
        return Sent(
            writer=writing.writer.name,
            host=writing.host,
            is_outside=writing.writer.is_outside,
            question=self._task.question,
            passages=self._task.passages,
            mark=_mark(self._task, writing),
        )

    def follow(self) -> Iterator[Answer]:
        """An answer whenever a section of the draft is verified; raises nothing for what a writer does."""
        if not self.may_follow:
            return
        writer = self._writing.writer
        drafts: Iterable[Draft] = [Draft(writer=writer.name, fault=WriterFault.FORBIDDEN)]
        if not self._writing.is_forbidden:
            drafts = draft(self._task, writer, judge=self._writing.judge)
        for drafted in drafts:
            asked = replace(self._inquiry.asked, draft=drafted)
            yield _answer(replace(self._inquiry, asked=asked), self._earlier)


def begin_asking(
    library: Library,
    question: str,
    writing: Writing,
    *,
    audience: Audience | str = Audience.CLINICIAN,
    follow_up: Answer | None = None,
) -> Asking:
    """Look the question up once, for the extractive answer and for a draft. Raises as ``Library.ask``."""
    asked, earlier = read_asked(question, audience, follow_up)
    return Asking(inquire(asked, library._shelf), writing, earlier=earlier)


def ask_drafted(
    library: Library,
    question: str,
    writing: Writing,
    *,
    audience: Audience | str = Audience.CLINICIAN,
    follow_up: Answer | None = None,
) -> Iterator[Answer]:
    """Answers to ``question``, each better than the one before; the last one is to be kept.

    The first is the extractive answer, and comes in its usual time. Raises as ``Library.ask``, and nothing
    for what a writer does.
    """
    asking = begin_asking(library, question, writing, audience=audience, follow_up=follow_up)
    yield asking.first
    yield from asking.follow()


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
    return begin_asking(library, question, writing, audience=audience, follow_up=follow_up).sent


def _mark(task: Task, writing: Writing) -> str:
    brief = make_brief(task)
    told = (writing.host, writing.writer.name, brief.instructions, brief.material)
    return sha256(repr(told).encode("utf-8", "replace")).hexdigest()


def _make_task(inquiry: "Inquiry", writing: Writing) -> Task:
    return Task(
        question=_masked(clean(inquiry.asked.text), writing),
        passages=number_passages(passages_for_draft(inquiry), writing.limits),
        sections=sections_for_draft(inquiry),
        bears=bearing_on(inquiry),
        belongs=belongs_to,
        limits=writing.limits,
    )


def _masked(question: str, writing: Writing) -> str:
    """The question as it may be told: without personal details where it leaves this machine."""
    return mask_all(question, writing.masker).text if writing.masker else question


def _answer(inquiry: "Inquiry", earlier: tuple[str, ...]) -> Answer:
    return Answer(article=arrange(inquiry), asked=inquiry.asked, question=inquiry.question, earlier=earlier)
