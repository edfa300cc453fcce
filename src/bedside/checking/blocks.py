"""Which runs of lines belong together: headings, paragraphs, list items, table rows?

Reads Markdown and plain text alike; what is code, front matter or a comment is no medical text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bedside.checking.manuscript import Block, BlockKind
from bedside.checking.plain import read_plain

_LINE = re.compile(r"[^\n]*\n?")
_HASHES = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{3,})[ \t]*\r?\n?$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•▪◦‣–][ \t]+|\(?(?:\d{1,3}|[a-zA-Z])[.)][ \t]+)(?=\S)")
_FENCE = re.compile(r"[ \t]{0,3}(?:`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"[ \t|:+-]+\r?\n?$")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_TITLE_WORDS = 12
_SENTENCE_END = re.compile(r"[.!?;,:][\"')\]]*$")


@dataclass
class _Run:
    """Lines gathered so far."""

    kind: BlockKind
    start: int
    end: int
    lines: int = 1


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order, each with the headings above it."""
    blocks: list[Block] = []
    headings: list[tuple[int, str]] = []
    for run, level in _runs(text):
        plain = read_plain(text, run.start, run.end)
        if not plain.text:
            continue
        if level:
            headings = [entry for entry in headings if entry[0] < level]
        above = tuple(title for _, title in headings)
        kind = BlockKind.HEADING if level else run.kind
        blocks.append(Block(kind=kind, plain=plain, headings=above, level=level))
        if level:
            headings.append((level, plain.text))
    return tuple(blocks)


def _runs(text: str) -> Iterator[tuple[_Run, int]]:
    """Runs of lines, each with its level as a heading (0 for none)."""
    for run in _gathered(text):
        first = text[run.start : run.end]
        hashes = _HASHES.match(first)
        if hashes and run.kind is BlockKind.HEADING:
            run.start += hashes.end()
            yield run, len(hashes[1])
        elif run.kind is BlockKind.HEADING:
            yield run, 2
        elif run.kind is BlockKind.PROSE and run.lines == 1 and _is_title(first):
            yield run, 6
        else:
            yield run, 0


def _is_title(line: str) -> bool:
    """Whether a line that stands alone is a heading: short, and no sentence."""
    line = _COMMENT.sub("", line).strip()
    words = line.strip("*_")
    is_bold = line.startswith("**") and line.endswith("**")
    return (
        0 < len(words.split()) <= _TITLE_WORDS
        and words[0].isalpha()
        and (is_bold or words[0].isupper())
        and not _SENTENCE_END.search(words)
    )


def _gathered(text: str) -> Iterator[_Run]:
    run: _Run | None = None
    fence = ""
    for line in _LINE.finditer(text):
        content = line.group()
        if not content:
            break
        opening = _FENCE.match(content)
        if fence or opening:
            fence = _fence_after(fence, opening)
            if run:
                yield run
            run = None
            continue
        kind, start = _kind_of(content, line.start())
        if run and kind is None:  # a blank line, or a rule
            if _UNDERLINE.match(content) and run.kind is BlockKind.PROSE and run.lines == 1:
                run.kind = BlockKind.HEADING
            yield run
            run = None
        elif run and kind is BlockKind.PROSE and run.kind in (BlockKind.PROSE, BlockKind.ITEM):
            run.end, run.lines = line.end(), run.lines + 1
        elif kind is not None:
            if run:
                yield run
            run = _Run(kind, start, line.end())
    if run:
        yield run


def _fence_after(fence: str, opening: re.Match[str] | None) -> str:
    """The fence that is open behind this line."""
    if opening is None:
        return fence
    mark = opening.group().strip()[:3]
    if not fence:
        return mark
    return "" if mark == fence else fence


def _kind_of(line: str, start: int) -> tuple[BlockKind | None, int]:
    """What a line is, and where its words begin; ``None`` for one without words."""
    quote = _QUOTE.match(line)
    offset = quote.end() if quote else 0
    rest = line[offset:]
    if not rest.strip() or _UNDERLINE.match(rest) or (_TABLE_RULE.match(rest) and "-" in rest):
        return None, start
    if _HASHES.match(rest):
        return BlockKind.HEADING, start + offset
    if rest.lstrip().startswith("|"):
        return BlockKind.ROW, start + offset
    item = _ITEM.match(rest)
    if item:
        return BlockKind.ITEM, start + offset + item.end()
    return BlockKind.PROSE, start + offset
