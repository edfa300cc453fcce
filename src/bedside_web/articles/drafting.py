"""Who drafts on this site, how many drafts at once, and what becomes of one that nobody waits for?

A draft is written in a thread of its own and followed from the event loop, so no other reader waits for it.
Nothing of it is stored: who goes away, or kills the server, leaves nothing behind.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from prometheus_client import Counter

from bedside.errors import WriterFailed
from bedside.library import Sent, Writing, ask_drafted, find_sent
from bedside.terms import Article, Audience, Drafting, PersonalDetail, WriterFault
from bedside_web.articles.shelf import open_library

if TYPE_CHECKING:
    from bedside.ports import Brief, Writer

T = TypeVar("T")

DRAFTS = Counter("bedside_drafts_total", "Drafts by how they ended.", ["end"])
SENTENCES = Counter(
    "bedside_draft_sentences_total", "Sentences of drafts by what became of them.", ["became"]
)
WHOLE, LEFT = "whole", "left"
"""How a draft ends that meets no fault: it is whole, or its reader went away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An answer so far, and what a writer did for it."""

    article: Article
    drafting: Drafting
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class HeedingWriter:
    """Honors ``ports.Writer``: another one, which is left at its next word once nobody waits."""

    writer: "Writer"
    gone: Event

    @property
    def name(self) -> str:
        """The other one's."""
        return self.writer.name

    @property
    def is_outside(self) -> bool:
        """As the other one is."""
        return self.writer.is_outside

    def write(self, brief: "Brief") -> Iterator[str]:
        """The other one's pieces. Raises ``WriterFailed`` once nobody waits."""
        pieces = self.writer.write(brief)
        try:
            for piece in pieces:
                if self.gone.is_set():
                    raise WriterFailed("Nobody waits for the draft.", fault=WriterFault.BROKEN_OFF)
                yield piece
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()


class _Places:
    """Drafts that are being written in this process, no more than the operator set."""

    def __init__(self) -> None:
        self._lock, self._taken = Lock(), 0

    @property
    def are_full(self) -> bool:
        return self._taken >= settings.DRAFTS_AT_ONCE

    def take(self) -> bool:
        with self._lock:
            if self.are_full:
                return False
            self._taken += 1
            return True

    def give_back(self) -> None:
        with self._lock:
            self._taken -= 1


PLACES = _Places()


def find_writing() -> Writing | None:
    """Who may draft here; nobody where a writer elsewhere would be told an unmasked question."""
    writing: Writing | None = settings.FIND_WRITING() if settings.DRAFTS_AT_ONCE > 0 else None
    return None if writing is None or writing.is_forbidden else writing


def find_offer(question: str, audience: Audience) -> Sent | None:
    """What a writer would be told, where a draft may be offered. Raises as ``Library.ask``."""
    writing = find_writing()
    if writing is None or audience.is_lay:
        return None
    return find_sent(open_library(), question, writing, audience=audience)


def may_offer(question: str, audience: Audience) -> str | None:
    """The name of who would draft. Nothing is masked for it, so that asking takes no longer than ever."""
    writing = find_writing()
    if writing is None or audience.is_lay:
        return None
    unmasked = replace(writing, masker=_FindsNothing())
    sent = find_sent(open_library(), question, unmasked, audience=audience)
    return sent.writer if sent else None


class _FindsNothing:
    """Honors ``ports.Masker``, for what is never told."""

    name = "nothing"

    def find(self, text: str) -> Sequence[PersonalDetail]:
        """Nothing."""
        return ()


class Drafts:
    """A question with the answer without a draft, made at once, and the draft, which begins when followed."""

    def __init__(self, question: str, writing: Writing, *, audience: Audience) -> None:
        """Raises as ``Library.ask``."""
        self._gone = Event()
        self._name = writing.writer.name
        heeding = replace(writing, writer=HeedingWriter(writing.writer, self._gone))
        self._answers = ask_drafted(open_library(), question, heeding, audience=audience)
        self.extractive = next(self._answers).article

    async def follow(self, tell: Callable[[Drafted], T]) -> AsyncGenerator[T]:
        """What ``tell`` makes of each better answer, in the draft's own thread."""
        steps = self._steps(tell)
        line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="draft")
        loop = asyncio.get_running_loop()
        try:
            while (step := await loop.run_in_executor(line, next, steps, None)) is not None:
                yield step
        finally:
            self._gone.set()
            line.submit(steps.close)  # after the step that is being made, which ends at the next word
            line.shutdown(wait=False)

    def _steps(self, tell: Callable[[Drafted], T]) -> Generator[T]:
        article, drafting = self.extractive, _nothing(self._name)
        if not PLACES.take():
            drafting = replace(drafting, fault=WriterFault.BUSY)
            _count(drafting)
            yield tell(Drafted(article=article, drafting=drafting, is_last=True))
            return
        end: Drafting | None = None
        try:
            for answer in self._answers:
                article = answer.article
                drafting = article.making.drafting or drafting
                yield tell(Drafted(article=article, drafting=drafting))
            end = drafting
            yield tell(Drafted(article=article, drafting=drafting, is_last=True))
        finally:
            PLACES.give_back()
            _count(end)


def _nothing(writer: str) -> Drafting:
    return Drafting(writer=writer, kept=0, quoted=0, dropped=0)


def _count(drafting: Drafting | None) -> None:
    """Count how a draft ended, and nothing of what was asked; ``None`` for one that its reader left."""
    if drafting is None:
        DRAFTS.labels(LEFT).inc()
        return
    DRAFTS.labels(drafting.fault.value if drafting.fault else WHOLE).inc()
    for became in ("kept", "quoted", "dropped"):
        SENTENCES.labels(became).inc(getattr(drafting, became))
