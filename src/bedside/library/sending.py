"""What would a writer be told of a question, before it is told anything?"""

import hashlib
from dataclasses import dataclass, field

from bedside.answering import inquire, may_be_drafted
from bedside.library.drafts import Writing, make_task
from bedside.library.given import read_asked
from bedside.library.library import Library
from bedside.terms import Audience
from bedside.writing import Numbered, Task, make_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is told to whom: the question as it leaves, and the passages. ``mark`` is the hash of it all."""

    writer: str
    host: str
    is_outside: bool
    question: str = field(repr=False)
    passages: tuple[Numbered, ...]
    mark: str


def find_sending(
    library: Library, question: str, writing: Writing, *, audience: Audience | str = Audience.CLINICIAN
) -> Sending | None:
    """What a draft of an answer would tell the writer; ``None`` where no draft may be written.

    Nothing is told by this. Raises as ``Library.ask``.
    """
    asked, _ = read_asked(question, audience, None)
    inquiry = inquire(asked, library._shelf)
    if not may_be_drafted(inquiry):
        return None
    task = make_task(inquiry, writing)
    if not task.passages:
        return None
    return Sending(
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
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()
