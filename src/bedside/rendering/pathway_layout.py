"""Where does each box and line of a pathway's picture stand? Plain geometry, no browser.

What goes on stands below its question, what ends stands to the right of it. Where a question goes on in
several ways, all but the last are moved inward, and a line at the left leads past them: no line crosses.
"""

import textwrap
from dataclasses import dataclass, field, replace

from bedside.rendering.pathway_plan import Place, Way, plan
from bedside.terms import NodeKind, Pathway

BOX_WIDTH = 316
GAP = 196
INWARD = 48
MARGIN = 16
RAIL = 22
"""How far from a box's left edge the line to what follows starts."""
LINE_HEIGHT = 19
LETTER = 7.9
"""A generous width of one letter of 14 units, so that words end inside their box."""
_PAD = 12
_BETWEEN = 14
_BELOW = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node, or the number of one that is drawn elsewhere (``kind`` is then ``None``)."""

    x: float
    y: float
    height: float
    number: int
    lines: tuple[str, ...]
    kind: NodeKind | None
    node_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge from box to box, as corners of a line, with the lines of its label and where they begin."""

    points: tuple[tuple[float, float], ...]
    label: tuple[str, ...]
    label_x: float
    label_y: float
    is_gray: bool
    way: tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Layout:
    """A picture: boxes, lines, and how large it is."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def width(self) -> float:
        """To the right edge of the last box."""
        return max(box.x for box in self.boxes) + BOX_WIDTH + MARGIN

    @property
    def height(self) -> float:
        """To the lower edge of the lowest box."""
        return max(box.y + box.height for box in self.boxes) + MARGIN


def lay_out_pathway(pathway: Pathway) -> Layout:
    """Every node once, from the start downward."""
    layout = Layout()
    _put(layout, plan(pathway), x=MARGIN, y=MARGIN)
    return layout


def _put(layout: Layout, place: Place, *, x: float, y: float) -> float:
    """Draw a place and all that is under it; returns where there is room again."""
    box = _box_of(place, x, y)
    layout.boxes.append(box)
    ends = [way for way in place.ways if way.place is None or way.place.is_end]
    on = [way for way in place.ways if way not in ends]
    bottom = max(y + box.height, _put_ends(layout, box, ends))
    for way in on:
        bottom = _put_below(layout, box, way, bottom=bottom, is_last=way is on[-1])
    return bottom


def _put_ends(layout: Layout, box: Box, ends: list[Way]) -> float:
    """The ways that end, one below the other, to the right of their question."""
    right, y = box.x + BOX_WIDTH, box.y
    out = 0.0
    for way in ends:
        label = _wrap(_label_of(way), GAP - 40)
        middle = y + max(27, len(label) * LINE_HEIGHT + 8)  # the label stands above its line
        out = out or min(middle, box.y + box.height - 8)
        target = _target_of(way, right + GAP, y)
        target = replace(target, y=max(y, middle - min(target.height / 2, 30)))
        layout.boxes.append(target)
        layout.lines.append(
            Line(
                points=((right, out), (right + 16, out), (right + 16, middle), (right + GAP, middle)),
                label=label,
                label_x=right + 26,
                label_y=y + 16,
                is_gray=way.edge.is_gray,
                way=(box.node_id, way.edge.label),
            )
        )
        y = target.y + target.height + _BETWEEN
    return y - _BETWEEN if ends else box.y


def _put_below(layout: Layout, box: Box, way: Way, *, bottom: float, is_last: bool) -> float:
    """A way that goes on: straight down if it is the last one, else inward."""
    assert way.place is not None
    x = box.x if is_last else box.x + INWARD
    label = _wrap(_label_of(way), BOX_WIDTH)
    top = bottom + _BELOW + len(label) * LINE_HEIGHT
    start = (box.x + RAIL, box.y + box.height)
    end = ((box.x + RAIL, top),) if is_last else ((box.x + RAIL, top + 26), (x, top + 26))
    layout.lines.append(
        Line(
            points=(start, *end),
            label=label,
            label_x=(box.x + RAIL + 10) if is_last else x,
            label_y=bottom + _BELOW + 6,
            is_gray=way.edge.is_gray,
            way=(box.node_id, way.edge.label),
        )
    )
    return _put(layout, way.place, x=x, y=top)


def _target_of(way: Way, x: float, y: float) -> Box:
    if way.place is not None:
        return _box_of(way.place, x, y)
    lines = _wrap(f"→ {way.number}. {way.text}", BOX_WIDTH - 2 * _PAD)
    short = lines if len(lines) == 1 else (f"{lines[0].rsplit(' ', 1)[0]} …",)
    return Box(
        x=x,
        y=y,
        height=LINE_HEIGHT + 2 * _PAD - 6,
        number=way.number,
        lines=short,
        kind=None,
        node_id=way.edge.to,
    )


def _box_of(place: Place, x: float, y: float) -> Box:
    """One line for the number and the kind, the others for the text."""
    lines = _wrap(place.node.text, BOX_WIDTH - 2 * _PAD)
    return Box(
        x=x,
        y=y,
        height=(len(lines) + 1) * LINE_HEIGHT + 2 * _PAD,
        number=place.number,
        lines=lines,
        kind=place.node.kind,
        node_id=place.node.id,
    )


def _label_of(way: Way) -> str:
    return f"{way.edge.label} (gray zone)" if way.edge.is_gray else way.edge.label


def _wrap(text: str, width: float) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, width=int(width / LETTER), break_on_hyphens=False))
