"""How is the text of a work cut into passages that can be cited by place and hash?"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bedside.literature.wording import one_line
from bedside.sentences import Span, find_sentences
from bedside.terms import (
    SECTION_MARK,
    Passage,
    PassageKind,
    Place,
    PublicationId,
    ReadDepth,
    StatedGrade,
    passage_id,
)

PASSAGE_LENGTH = 1_200
"""About how many characters a passage of a long section holds."""

KEPT_WHOLE = 1_800
"""A section up to this length is not cut: one passage and a stub would serve nobody."""

NEAR = 240
"""Characters before a passage's greatest length in which the end of its last sentence is looked for."""

_BETWEEN_SECTIONS = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a work in reading order, before it is cut into passages.

    ``path`` holds the headings that it stands under, outermost first.
    """

    path: tuple[str, ...]
    text: str
    kind: PassageKind = PassageKind.PROSE
    place: Place | None = None
    grade: StatedGrade | None = None
    cites: tuple[str, ...] = ()


def make_passages(
    publication_id: PublicationId,
    parts: Iterable[Part],
    *,
    read_depth: ReadDepth = ReadDepth.ABSTRACT,
    license: str | None = None,
) -> tuple[Passage, ...]:
    """The passages of a work, from its parts in reading order.

    White space is made single spaces, empty parts are left out. Offsets are code points of
    the stored text, in which parts follow one another with an empty line between them.
    """
    made: list[Passage] = []
    offset = 0
    for part in parts:
        text = one_line(part.text)
        if not text:
            continue
        section = SECTION_MARK.join(filter(None, map(one_line, part.path)))
        for start, end in _cut(text):
            made.append(
                Passage(
                    id=passage_id(publication_id, len(made)),
                    publication_id=publication_id,
                    section=section,
                    start=offset + start,
                    end=offset + end,
                    text=text[start:end],
                    sha256=hashlib.sha256(text[start:end].encode()).hexdigest(),
                    read_depth=read_depth,
                    kind=part.kind,
                    place=part.place,
                    grade=part.grade,
                    cites=part.cites,
                    license=license,
                )
            )
        offset += len(text) + len(_BETWEEN_SECTIONS)
    return tuple(made)


def stored_text(passages: Sequence[Passage]) -> str:
    """The text that the passages' offsets count in; ``passages`` are all of one work, in order.

    Between two passages lies nothing, one space (same section) or an empty line (next section),
    so the width of the gap says which.
    """
    parts: list[str] = []
    reached = 0
    for passage in passages:
        gap = passage.start - reached
        parts.append(_BETWEEN_SECTIONS if gap == len(_BETWEEN_SECTIONS) else " " * gap)
        parts.append(passage.text)
        reached = passage.end
    return "".join(parts)


def _cut(text: str) -> Iterator[Span]:
    """Runs of whole sentences of about ``PASSAGE_LENGTH``; a short text is one run."""
    start = 0
    if len(text) > KEPT_WHOLE:
        while len(text) - start > PASSAGE_LENGTH:
            limit = start + PASSAGE_LENGTH
            border = _last_border(text, limit, near=NEAR) or _last_border(text, limit, near=3 * NEAR)
            if border is None or border[0] <= start:
                yield from _cut_long(text, start)
                return
            yield start, border[0]
            start = border[1]
    yield start, len(text)


def _last_border(text: str, limit: int, *, near: int) -> Span | None:
    """Where the last sentence before ``limit`` ends and the next one begins, if one ends near it.

    Only what stands near the limit is cut into sentences: that takes a fifth of the time.
    """
    low = text.find(" ", limit - near) + 1
    high = text.find(" ", limit + NEAR // 4)
    spans = find_sentences(text[low : high if high > 0 else len(text)])
    borders = [(low + before[1], low + after[0]) for before, after in pairwise(spans)]
    return next((border for border in reversed(borders) if border[0] <= limit), None)


def _cut_long(text: str, first: int) -> Iterator[Span]:
    """The text from ``first``, whose sentences are long, cut at all of them."""
    start = end = first
    spans = ((first + low, first + high) for low, high in find_sentences(text[first:]))
    for low, high in (piece for whole in spans for piece in _pieces(text, whole)):
        if end > start and high - start > PASSAGE_LENGTH:
            yield start, end
            start = low
        end = high
    yield start, end


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence longer than a passage cut at spaces: lists and tables that hold no full stop."""
    start, end = sentence
    while end - start > KEPT_WHOLE:
        space = text.rfind(" ", start + 1, start + PASSAGE_LENGTH)
        stop = space if space > start else start + PASSAGE_LENGTH
        yield start, stop
        start = stop + 1 if space > start else stop
    yield start, end
