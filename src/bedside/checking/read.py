"""How does a text become a manuscript: sentences, marks, references?"""

from collections.abc import Sequence
from dataclasses import replace

from bedside.checking.blocks import find_blocks
from bedside.checking.html_blocks import find_page_blocks, is_page
from bedside.checking.manuscript import Block, BlockKind, CheckedSentence, CitationMark, Manuscript, Plain
from bedside.checking.marks import LEAST_BARE, find_marks, find_quiet_marks
from bedside.checking.reference_list import split_references
from bedside.sentences import find_sentences


def read_manuscript(text: str, *, name: str = "-") -> Manuscript:
    """Read Markdown, plain text or HTML; never raises. All places are code points of ``text``."""
    blocks = find_page_blocks(text) if is_page(text) else find_blocks(text)
    body, references, has_list = split_references(text, blocks)
    marked = [(block, find_marks(text, *_extent(block))) for block in body]
    if has_list and not any(marks for _, marks in marked):
        quiet = [(block, find_quiet_marks(text, *_extent(block))) for block in body]
        if sum(len(marks) for _, marks in quiet) >= LEAST_BARE:
            marked = quiet
    sentences: list[CheckedSentence] = []
    lead = ""
    for index, (block, marks) in enumerate(marked):
        plain = _without(block.plain, marks)
        if block.kind is BlockKind.HEADING:
            lead = ""
            continue
        found = _sentences(replace(block, plain=plain), marks, lead=lead, index=index)
        sentences.extend(found)
        if block.kind is not BlockKind.ITEM or plain.text.endswith(":"):
            lead = found[-1].text if found and plain.text.endswith(":") else ""
    return Manuscript(
        name=name,
        text=text,
        sentences=tuple(sentences),
        references=references,
        has_list=has_list,
        marks=tuple(mark for _, marks in marked for mark in marks),
    )


def _extent(block: Block) -> tuple[int, int]:
    return block.plain.places[0], block.plain.places[-1]


def _without(plain: Plain, marks: Sequence[CitationMark]) -> Plain:
    """The words without the marks, and without the blank that stood before each."""
    if not marks:
        return plain
    kept: list[str] = []
    places: list[int] = []
    inside = iter(marks)
    mark = next(inside, None)
    for character, place in zip(plain.text, plain.places, strict=False):
        while mark and place >= mark.end:
            mark = next(inside, None)
        if mark and mark.start <= place < mark.end:
            continue
        if kept and kept[-1] == " " and character in ".,;:) ":
            kept.pop()
            places.pop()
        kept.append(character)
        places.append(place)
    return Plain("".join(kept), [*places, places[-1] + 1 if places else plain.places[0]])


def _sentences(
    block: Block, marks: Sequence[CitationMark], *, lead: str, index: int
) -> list[CheckedSentence]:
    """The sentences of a block; a mark belongs to the sentence that it stands in or right behind."""
    spans = find_sentences(block.plain.text)
    found = []
    for number, (start, end) in enumerate(spans):
        plain = block.plain.part(start, end)
        until = block.plain.places[spans[number + 1][0]] if number + 1 < len(spans) else float("inf")
        own = tuple(mark for mark in marks if plain.places[0] <= mark.start < until)
        found.append(
            CheckedSentence(
                plain=plain, kind=block.kind, headings=block.headings, marks=own, lead=lead, block=index
            )
        )
    return found
