"""How is a page of ours, written in Markdown, told as blocks that a template can show?

Only what our generated pages use: headings, sentences, items, tables, fences, and a few inline marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

_FENCE = "```"
_NOTHING = SafeString("")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_RULE = re.compile(r"[|:\-\s]+")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*\s][^*]*)\*|\[(?P<words>[^\]]+)\]\((?P<url>[^)\s]+)\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; numbers are set apart, to stand under each other."""

    text: SafeString
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a page: ``kind`` is heading, text, items, table or fence; ``title`` is the heading above.

    ``number`` counts the tables, so that each has a name of its own.
    """

    kind: str
    text: SafeString = _NOTHING
    anchor: str = ""
    level: int = 0
    number: int = 0
    title: str = ""
    label: str = ""
    items: tuple[SafeString, ...] = ()
    head: tuple[SafeString, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


def read_blocks(page: str) -> tuple[Block, ...]:
    """The blocks of a page, in order, each knowing the heading that it stands under; no level is skipped."""
    title, level, tables = "", 0, 0
    blocks = []
    for block in _blocks(page):
        if block.kind == "heading":
            title, level = block.title, min(block.level, level + 1)
        tables += block.kind == "table"
        blocks.append(replace(block, title=title, level=level, number=tables))
    return tuple(blocks)


def _blocks(page: str) -> Iterator[Block]:
    for lines in _paragraphs(page):
        first = lines[0]
        if first.startswith(_FENCE):
            words = "\n".join(lines[1:])
            yield Block(kind="fence", label=first.removeprefix(_FENCE).strip(), text=escape(words))
        elif heading := _HEADING.fullmatch(first):
            yield _heading(heading[1], heading[2])
            if rest := lines[1:]:
                yield Block(kind="text", text=inline(" ".join(rest)))
        elif first.startswith("|") and len(lines) > 1 and _RULE.fullmatch(lines[1]):
            yield _table(lines)
        elif first.startswith("- "):
            items = re.split(r"(?:^|\n)- ", "\n".join(lines))[1:]
            yield Block(kind="items", items=tuple(inline(" ".join(item.split())) for item in items))
        elif not first.startswith("<!--"):
            yield Block(kind="text", text=inline(" ".join(lines)))


def _paragraphs(page: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones; a fence is one run, whatever is in it, without its end."""
    run: list[str] = []
    is_fenced = False
    for line in (*page.splitlines(), ""):
        if line.startswith(_FENCE) and (is_fenced or not run):
            if is_fenced:
                yield run
            run, is_fenced = ([], False) if is_fenced else ([line], True)
        elif line.strip() or is_fenced:
            run.append(line)
        elif run:
            yield run
            run = []


def _heading(marks: str, words: str) -> Block:
    return Block(
        kind="heading", level=len(marks), title=words, text=inline(words), anchor=slugify(words) or "part"
    )


def _table(lines: Sequence[str]) -> Block:
    rows = tuple(tuple(_cell(words) for words in _cells(line)) for line in lines[2:])
    return Block(kind="table", head=tuple(map(inline, _cells(lines[0]))), rows=rows)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _cell(words: str) -> Cell:
    return Cell(text=inline(words), is_number=words[:1].isdigit() or words[:1] in ("+", "-", "–", ""))


def inline(words: str) -> SafeString:
    """The words, escaped, with code, stress and addresses of the web marked; other links are plain words."""
    parts: list[str] = []
    place = 0
    for met in _INLINE.finditer(words):
        parts += [escape(words[place : met.start()]), _marked(met)]
        place = met.end()
    return mark_safe("".join((*parts, escape(words[place:]))))


def _marked(met: re.Match[str]) -> str:
    if met["url"]:
        if not met["url"].startswith("https://"):
            return inline(met["words"])
        return format_html('<a href="{}" rel="noreferrer">{}</a>', met["url"], met["words"])
    tag = next(name for name in ("code", "strong", "em") if met[name])
    return format_html("<{}>{}</{}>", mark_safe(tag), met[tag], mark_safe(tag))
