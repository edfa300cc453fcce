"""How is the text of a work cut into passages that can be cited by place and hash?"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from bedside.literature.sentences import Span, find_sentences
from bedside.literature.wording import one_line
from bedside.terms import Passage, PassageId, PublicationId, ReadDepth

PASSAGE_LENGTH = 1_200
"""About how many characters a passage of a long section holds."""

KEPT_WHOLE = 1_800
"""A section up to this length is not cut: one passage and a stub would serve nobody."""

_BETWEEN_SECTIONS = "\n\n"


def make_passages(
    publication_id: PublicationId,
    sections: Iterable[tuple[str, str]],
    *,
    read_depth: ReadDepth = ReadDepth.ABSTRACT,
) -> tuple[Passage, ...]:
    """The passages of a work, from its ``(section name, text)`` pairs in reading order.

    White space is made single spaces, empty sections are left out. Offsets are code points of
    the stored text, in which sections follow one another with an empty line between them.
    """
    made: list[Passage] = []
    offset = 0
    for section, raw in sections:
        text = one_line(raw)
        if not text:
            continue
        for start, sentences in _cut(text):
            end = sentences[-1][1]
            made.append(
                Passage(
                    id=PassageId(f"{publication_id}#{len(made)}"),
                    publication_id=publication_id,
                    section=one_line(section),
                    start=offset + start,
                    end=offset + end,
                    text=text[start:end],
                    sha256=hashlib.sha256(text[start:end].encode()).hexdigest(),
                    read_depth=read_depth,
                    sentences=tuple((low - start, high - start) for low, high in sentences),
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


def _cut(text: str) -> Iterator[tuple[int, list[Span]]]:
    """Runs of whole sentences of about ``PASSAGE_LENGTH``, each with its start."""
    sentences = find_sentences(text)
    if len(text) <= KEPT_WHOLE:
        yield sentences[0][0], list(sentences)
        return
    run: list[Span] = []
    for sentence in (piece for whole in sentences for piece in _pieces(text, whole)):
        if run and sentence[1] - run[0][0] > PASSAGE_LENGTH:
            yield run[0][0], run
            run = []
        run.append(sentence)
    yield run[0][0], run


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence longer than a passage cut at spaces: lists and tables that hold no full stop."""
    start, end = sentence
    while end - start > KEPT_WHOLE:
        space = text.rfind(" ", start + 1, start + PASSAGE_LENGTH)
        stop = space if space > start else start + PASSAGE_LENGTH
        yield start, stop
        start = stop + 1 if space > start else stop
    yield start, end
