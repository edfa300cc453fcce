"""How is growth drawn? Two panels of lines on logarithmic axes, as SVG that suits light and dark pages."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 860, 470
PANEL_WIDTH, PANEL_HEIGHT = 330, 300
LEFT, TOP, BETWEEN = 70, 56, 90
COLORS = ("#0072B2", "#D55E00", "#CC79A7", "#009E73", "#8a8a8a", "#E69F00")
"""Okabe and Ito's palette, which color-blind readers tell apart; marks differ too."""
MARKS = (
    '<circle cx="{x}" cy="{y}" r="4.5"/>',
    '<rect x="{x0}" y="{y0}" width="9" height="9"/>',
    '<path d="M{x} {top}l5.5 10h-11z"/>',
    '<path d="M{x} {top}l5.5 5.5l-5.5 5.5l-5.5 -5.5z"/>',
    '<path d="M{x} {low}l5.5 -10h-11z"/>',
    '<path d="M{x0} {y}h9M{x} {y0}v9" stroke-width="3"/>',
)
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #222 }
.title { font-weight: 600; font-size: 15px }
.grid { stroke: #d8d8d8; stroke-width: 1 }
.axis { stroke: #555; stroke-width: 1 }
.line { fill: none; stroke-width: 2.2 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e6e6 } .grid { stroke: #444 } .axis { stroke: #aaa }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """An engine's line: pairs of paragraphs and milliseconds."""

    name: str
    points: tuple[tuple[float, float], ...]


def draw(half: Sequence[Curve], slowest: Sequence[Curve]) -> str:
    """Both panels on the same scale, and a legend below."""
    values = [y for curve in (*half, *slowest) for _, y in curve.points]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    sizes = sorted({x for curve in (*half, *slowest) for x, _ in curve.points})
    scale = _Scale(sizes[0], sizes[-1], low, high)
    panels = (
        _panel("half of the queries (p50)", half, scale, 0),
        _panel("all but 1 % (p99)", slowest, scale, 1),
    )
    told = "Time a query takes by the number of paragraphs, for each engine, on logarithmic axes"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{told}"><title>{told}</title><style>{STYLE}</style>'
    )
    return "\n".join((head, *panels, _legend(half), "</svg>")) + "\n"


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places in a panel; ``low`` and ``high`` are powers of ten of milliseconds."""

    least: float
    most: float
    low: int
    high: int

    def x(self, value: float) -> float:
        span = math.log10(self.most / self.least) or 1.0
        return round(math.log10(value / self.least) / span * PANEL_WIDTH, 1)

    def y(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(PANEL_HEIGHT * (1 - share), 1)


def _panel(title: str, curves: Sequence[Curve], scale: _Scale, at: int) -> str:
    parts = [f'<text class="title" x="0" y="-30">{escape(title)}</text>']
    parts.append('<text x="-52" y="-12">milliseconds of work</text>')
    for power in range(scale.low, scale.high + 1):
        y, label = scale.y(10.0**power), f"{10.0**power:,g}"
        parts.append(f'<path class="grid" d="M0 {y}H{PANEL_WIDTH}"/>')
        parts.append(f'<text x="-8" y="{y + 4}" text-anchor="end">{label}</text>')
    power = math.ceil(math.log10(scale.least))
    while 10**power <= scale.most:
        x = scale.x(10**power)
        parts.append(f'<path class="grid" d="M{x} 0V{PANEL_HEIGHT}"/>')
        parts.append(f'<text x="{x}" y="{PANEL_HEIGHT + 20}" text-anchor="middle">{_size(10**power)}</text>')
        power += 1
    parts.append(f'<path class="axis" d="M0 0V{PANEL_HEIGHT}H{PANEL_WIDTH}" fill="none"/>')
    parts.append(
        f'<text x="{PANEL_WIDTH / 2}" y="{PANEL_HEIGHT + 40}" text-anchor="middle">paragraphs</text>'
    )
    parts += [_line(curve, scale, number) for number, curve in enumerate(curves)]
    offset = LEFT + at * (PANEL_WIDTH + BETWEEN)
    return f'<g transform="translate({offset} {TOP})">' + "\n".join(parts) + "</g>"


def _line(curve: Curve, scale: _Scale, number: int) -> str:
    places = [(scale.x(x), scale.y(y)) for x, y in curve.points]
    if not places:
        return ""
    path = "L".join(f"{x} {y}" for x, y in places)
    marks = "".join(_mark(number, x, y) for x, y in places)
    color = COLORS[number]
    return f'<path class="line" stroke="{color}" d="M{path}"/><g fill="{color}" stroke="{color}">{marks}</g>'


def _mark(number: int, x: float, y: float) -> str:
    return MARKS[number].format(x=x, y=y, x0=x - 4.5, y0=y - 4.5, top=y - 6, low=y + 5)


def _legend(curves: Sequence[Curve]) -> str:
    parts = []
    for number, curve in enumerate(curves):
        x, y = LEFT + number % 3 * 260, HEIGHT - 36 + number // 3 * 22
        color = COLORS[number]
        mark, name = _mark(number, x + 12, y - 4), escape(curve.name)
        parts.append(f'<path class="line" stroke="{color}" d="M{x} {y - 4}h24"/>')
        parts.append(f'<g fill="{color}" stroke="{color}">{mark}</g>')
        parts.append(f'<text x="{x + 32}" y="{y}">{name}</text>')
    return "\n".join(parts)


def _size(count: int) -> str:
    return f"{count // 1_000_000} million" if count >= 1_000_000 else f"{count // 1_000} thousand"
