"""How does a checked text look in a browser? One page without script: the text, its findings beside it."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bedside.rendering import checked_view as view
from bedside.rendering.finding_titles import FINDING_TITLES
from bedside.rendering.legible import changed_texts, clean, encodable, shown
from bedside.terms import CheckedText, Finding, Severity

if TYPE_CHECKING:  # jinja2 is imported when a page is made, because start-up time counts
    from jinja2 import Environment

SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "●"}
# A block ends after empty lines, and before a heading, an item or a row of a table.
_BLOCK_START = re.compile(r"\n(?:[ \t]*\r?\n)+|\n(?=[ \t]*(?:#{1,6} |[-*+•|] ?|\d{1,3}[.)] ))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding with its number in the whole page."""

    number: int
    finding: Finding
    extent: view.Extent
    start: int
    end: int
    mend: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text under the same findings; ``ending`` are those that end with it."""

    text: str
    tone: str
    is_shared: bool
    ending: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, an item or a heading of the text, with the findings that begin in it."""

    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """A text with its findings, cut into blocks."""

    name: str
    checked: CheckedText
    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...]


def render_check_html(texts: Sequence[CheckedText]) -> str:
    """The texts and their findings as one HTML page that needs nothing from outside and runs nothing."""
    sheaves = make_sheaves(texts)
    style = _environment().get_template("check.css").render()
    words: dict[str, Any] = {
        "sheaves": sheaves,
        "texts": texts,
        "title": _title(texts),
        "style": style,
        "style_hash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    }
    return _environment().get_template("check.html").render(words)


def _title(texts: Sequence[CheckedText]) -> str:
    return f"Check of {clean(texts[0].name)}" if len(texts) == 1 else f"Check of {len(texts)} texts"


def make_sheaves(texts: Sequence[CheckedText]) -> tuple[Sheaf, ...]:
    """The texts cut into blocks, each with its findings, which are numbered through all texts."""
    return tuple(_sheaves(texts))


def _sheaves(texts: Sequence[CheckedText]) -> Iterator[Sheaf]:
    number = 0
    for checked in (changed_texts(checked, encodable) for checked in texts):
        entries = tuple(_entries(checked, number))
        number += len(entries)
        blocks = tuple(_blocks(checked.text, entries))
        yield Sheaf(name=clean(checked.name), checked=checked, entries=entries, blocks=blocks)


def _entries(checked: CheckedText, before: int) -> Iterator[Entry]:
    lines = view.Lines(checked.text)
    for number, finding in enumerate(view.in_order(checked), before + 1):
        start, end = lines.span(finding)
        yield Entry(
            number=number,
            finding=changed_texts(finding, clean),
            extent=lines.extent(finding),
            start=start,
            end=end,
            mend=view.mended_words(checked, finding.mend) if finding.mend else None,
        )


def _blocks(text: str, entries: Sequence[Entry]) -> Iterator[Block]:
    """The text in blocks; those of white space alone are left out, unless a finding begins or ends there."""
    borders = [0, *(met.end() for met in _BLOCK_START.finditer(text)), len(text)]
    for start, end in pairwise(borders):
        last = end == len(text)
        beginning = tuple(
            each for each in entries if start <= each.start < end or (last and each.start == end)
        )
        pieces = tuple(_pieces(text, entries, (start, end)))
        if text[start:end].strip() or beginning or any(piece.ending for piece in pieces):
            yield Block(pieces=pieces, entries=beginning)


def _pieces(text: str, entries: Sequence[Entry], span: tuple[int, int]) -> Iterator[Piece]:
    """The block cut wherever a finding begins or ends, so that findings may overlap."""
    start, end = span
    near = [entry for entry in entries if entry.start <= end and entry.end >= start]
    if start == 0 and (empty := tuple(entry for entry in near if entry.end == 0)):
        yield Piece(text="", tone="", is_shared=False, ending=empty)
    cuts = {place for entry in near for place in (entry.start, entry.end) if start < place < end}
    for left, right in pairwise(sorted({start, end} | cuts)):
        over = [entry for entry in near if entry.start <= left and right <= entry.end]
        yield Piece(
            text=shown(text[left:right]),
            tone=min((entry.finding.severity for entry in over), key=view.SEVERITIES.index, default=""),
            is_shared=len(over) > 1,
            ending=tuple(entry for entry in near if entry.end == right),
        )


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("bedside.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(capitalize_first=lambda text: text[:1].upper() + text[1:])
    environment.globals.update(view=view, signs=SIGNS, titles=FINDING_TITLES)
    return environment
