"""How does the consistency board look in a browser? One page without script: pictures, tables, references."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bedside.rendering import board_view as view
from bedside.rendering.citations import format_reference, link_of
from bedside.terms import Ticket, TicketRow

if TYPE_CHECKING:  # jinja2 is imported when a page is made, because start-up time counts
    from jinja2 import Environment

WIDTH = 360
"""The width of a picture in its own units; letters are 13 of them high."""
_LEFT, _RIGHT = 14, 346
_TOP, _LANE, _LINE_BELOW_NAME = 8, 38, 24
_LETTER = 7.3
"""A generous width of one letter, so that a body's name ends before its value begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One row of a picture: name, value, and where they and the mark stand."""

    name: str
    value: str
    is_own: bool
    is_counted: bool
    name_y: float
    line_y: float
    start: float
    end: float
    reach: tuple[float, float]
    arrow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A number line in one unit. ``ticks`` are places with what stands below them."""

    unit: str
    description: str
    height: float
    axis_y: float
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]


def render_board_html(board: view.BoardPage) -> str:
    """The board as one HTML page that needs nothing from outside and runs nothing."""
    board = view.legible_board(board)
    style = _environment().get_template("board.css").render()
    return (
        _environment()
        .get_template("board.html")
        .render(
            board=board,
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


def pictures_of(ticket: Ticket) -> tuple[Picture, ...]:
    """A number line for every unit that all rows have."""
    return tuple(_picture(ticket, place) for place in range(len(ticket.units)))


def _picture(ticket: Ticket, place: int) -> Picture:
    scale = view.scale_of([row.values[place] for row in ticket.rows])
    axis_y = _TOP + _LANE * len(ticket.rows)
    return Picture(
        unit=ticket.units[place],
        description=view.description(ticket, place),
        height=axis_y + 46,
        axis_y=axis_y,
        lanes=tuple(_lanes(ticket, place, scale)),
        ticks=tuple((_x(scale, tick), printed) for tick, printed in scale.ticks),
    )


def _lanes(ticket: Ticket, place: int, scale: view.Scale) -> Iterator[Lane]:
    for number, row in enumerate(ticket.rows):
        value = row.values[place]
        top = _TOP + _LANE * number
        start = _x(scale, value.low)
        end = start if value.high is None else _x(scale, value.high)
        arrow = view.reaches(value)
        printed = f"{value.printed}{' *' if value.is_own else ''}"
        yield Lane(
            name=_name(row, printed),
            value=printed,
            is_own=value.is_own,
            is_counted=row.is_counted,
            name_y=top + 12,
            line_y=top + _LINE_BELOW_NAME,
            start=start,
            end=end,
            reach={"below": (_LEFT, start), "above": (start, _RIGHT)}.get(arrow, (start, end)),
            arrow=arrow,
        )


def _name(row: TicketRow, printed: str) -> str:
    """The body, cut to the room beside its value, with its first mark; the table has them whole."""
    mark = f", {row.marks[0]}" if row.marks else ""
    year = f" ({row.publication.year})" if row.publication.year else ""
    room = int((_RIGHT - _LEFT) / _LETTER) - len(printed) - len(mark) - len(year) - 2
    body = row.body if len(row.body) <= room else f"{row.body[: room - 1].rstrip(' .,;(')}…"
    return f"{body}{year}{mark}"


def _x(scale: view.Scale, value: float) -> float:
    return round(_LEFT + scale.share(value) * (_RIGHT - _LEFT), 1)


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
    environment.globals.update(
        view=view,
        pictures_of=pictures_of,
        format_reference=format_reference,
        link_of=link_of,
        width=WIDTH,
        left=_LEFT,
        right=_RIGHT,
    )
    return environment
