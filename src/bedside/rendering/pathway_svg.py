"""How does a pathway look as a picture? SVG without scripts and without inline styles.

Colors come from the classes, which a page or the picture's own sheet may set; without either, every line and
letter has the color of the text around it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType

from bedside.rendering.legible import clean
from bedside.rendering.pathway_layout import (
    BOX_WIDTH,
    LINE_HEIGHT,
    Box,
    Layout,
    Line,
    lay_out_pathway,
)
from bedside.terms import NodeKind, Pathway

_ENGLISH: Mapping[NodeKind, str] = MappingProxyType(
    {
        NodeKind.QUESTION: "Question",
        NodeKind.ACTION: "Do",
        NodeKind.MEASURE: "Find out",
        NodeKind.OUTCOME: "Outcome",
    }
)
SHEET = """\
svg { color: #1c2b33; background: #fff; font-family: system-ui, sans-serif; }
.taken { stroke-width: 3; }
.kind { fill: #50616b; }
@media (prefers-color-scheme: dark) { svg { color: #e8eef1; background: #101619; } .kind { fill: #a9bac3; } }
"""
"""The sheet of a picture that stands alone in a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """The words of the picture itself, in the reader's language."""

    kinds: Mapping[NodeKind, str] = field(default_factory=lambda: _ENGLISH)
    description: str = "A flow chart. The same stands as a list beside it."


Taken = Collection[tuple[str, str]]
"""The edges that a patient went by: ids of nodes with labels of their edges."""


def render_pathway_svg(
    pathway: Pathway, *, words: PictureWords | None = None, taken: Taken = (), is_alone: bool = True
) -> str:
    """The picture; one that ``is_alone`` in a file brings its sheet, one in a page takes the page's."""
    words = words or PictureWords()
    layout = lay_out_pathway(pathway)
    reached = {pathway.nodes[0].id, *_reached(pathway, taken)} if taken else set()
    parts = [
        _opening(layout, pathway, words, is_alone=is_alone),
        *(_line(line, line.way in taken) for line in layout.lines),
        *(_box(box, words, box.node_id in reached) for box in layout.boxes),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _reached(pathway: Pathway, taken: Taken) -> Iterator[str]:
    for node in pathway.nodes:
        yield from (edge.to for edge in node.edges if (node.id, edge.label) in taken)


def _opening(layout: Layout, pathway: Pathway, words: PictureWords, *, is_alone: bool) -> str:
    name = f"pathway-{pathway.id}"
    width, height = f"{layout.width:g}", f"{layout.height:g}"
    sheet = f"\n<style>\n{SHEET}</style>" if is_alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pathway-picture" role="img" lang="en" '
        f'direction="ltr" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-size="14" '
        f'aria-labelledby="{name}-title {name}-words">\n'
        f'<title id="{name}-title">{_text(pathway.title)}</title>\n'
        f'<desc id="{name}-words">{_text(words.description)}</desc>{sheet}'
    )


def _line(line: Line, is_taken: bool) -> str:
    corners = " ".join(f"{x:g},{y:g}" for x, y in line.points)
    classes = _classes("way", gray=line.is_gray, taken=is_taken)
    dashes = ' stroke-dasharray="5 4"' if line.is_gray else ""
    last, before = line.points[-1], line.points[-2]
    label = _words(line.label, line.label_x, line.label_y, size=13)
    drawn = f'<polyline points="{corners}" fill="none" stroke="currentColor"{dashes}/>'
    return f'<g class="{classes}">{drawn}{_tip(before, last)}{label}</g>'


def _tip(start: tuple[float, float], end: tuple[float, float]) -> str:
    """An arrowhead: to the right on a flat line, else downward."""
    x, y = end
    corners = (
        f"{x - 8:g},{y - 5:g} {x:g},{y:g} {x - 8:g},{y + 5:g}"
        if start[1] == end[1]
        else f"{x - 5:g},{y - 8:g} {x:g},{y:g} {x + 5:g},{y - 8:g}"
    )
    return f'<polygon points="{corners}" fill="currentColor"/>'


def _box(box: Box, words: PictureWords, is_taken: bool) -> str:
    if box.kind is None:
        classes = _classes("box elsewhere", taken=is_taken)
        rect = _rect(box, round_by=16, dashes="2 3")
        return f'<g class="{classes}">{rect}{_words(box.lines, box.x + 12, box.y + 24)}</g>'
    classes = _classes(f"box {box.kind}", taken=is_taken)
    rect = _rect(
        box,
        round_by=18 if box.kind is NodeKind.OUTCOME else 4,
        dashes="6 4" if box.kind is NodeKind.MEASURE else "",
    )
    head = f"{box.number} · {words.kinds[box.kind]}"
    kind = (
        f'<text class="kind" x="{box.x + 12:g}" y="{box.y + 25:g}" font-size="12" font-weight="600" '
        f'fill="currentColor">{_text(head)}</text>'
    )
    return f'<g class="{classes}">{rect}{kind}{_words(box.lines, box.x + 12, box.y + 26 + LINE_HEIGHT)}</g>'


def _rect(box: Box, *, round_by: int, dashes: str) -> str:
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{BOX_WIDTH}" height="{box.height:g}" rx="{round_by}" '
        f'fill="none" stroke="currentColor"{broken}/>'
    )


def _words(lines: tuple[str, ...], x: float, y: float, *, size: int = 14) -> str:
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + at * LINE_HEIGHT:g}">{_text(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text font-size="{size}" fill="currentColor">{spans}</text>'


def _classes(name: str, **marks: bool) -> str:
    return " ".join((name, *(mark for mark, holds in marks.items() if holds)))


def _text(text: str) -> str:
    return escape(clean(text))
