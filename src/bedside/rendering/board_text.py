"""How does the consistency board read in a terminal? A number line in characters, and a table a ticket."""

from bedside.rendering import board_view as view
from bedside.rendering.citations import format_reference
from bedside.rendering.sheet import Sheet
from bedside.terms import Ticket, TicketRow, TicketValue

_LEAST_LINE, _MOST_LINE = 12, 40
_SHORTEST_NAME = 12
_RULE = 6
"""What the rule around a heading needs at least."""
_COUNTED, _NOT_COUNTED = "●", "○"
_COLUMNS = ("Body", "As given", "In all units", "Certainty, grade", "Read", "Claim")


def render_board_text(board: view.BoardPage, *, width: int = 80, color: bool = False) -> str:
    """The board, ``width`` columns wide (at least 32); without ``color`` no escape sequence is in it."""
    board = view.legible_board(board)
    sheet = Sheet(width, color=color, links=False)
    sheet.line(("The consistency board", "bold"))
    for ticket in board.tickets:
        _ticket(sheet, ticket)
    if board.held_back:
        sheet.heading("Held back: only sources that do not count differ")
        for ticket in board.held_back:
            values = "; ".join(f"{view.who(row)}: {row.printed}" for row in ticket.rows)
            sheet.bullet((f"{ticket.title} ({ticket.concept}): ", "bold"), (values, ""))
    sheet.blank()
    sheet.line((view.counts_line(board), "bold"))
    sheet.line((view.scope_line(board), "dim"))
    sheet.line((view.NOTE, "dim"))
    return sheet.finish()


def _ticket(sheet: Sheet, ticket: Ticket) -> None:
    title = f"{ticket.concept}: {ticket.title}"
    if len(title) + _RULE <= sheet.width:
        sheet.heading(title)
    else:
        sheet.heading(ticket.concept)
        sheet.line((ticket.title, "bold"))
    sheet.line((f"{view.SIGNS[ticket.kind]} {ticket.kind}: ", "bold yellow"), (ticket.reason, ""))
    sheet.blank()
    _picture(sheet, ticket)
    sheet.blank()
    sheet.table(_COLUMNS, rows=[_cells(row) for row in ticket.rows])
    for row in ticket.rows:
        sheet.bullet(
            (f"{row.body}: ", "bold"), (f"{row.what_for} ", ""), (format_reference(row.publication), "dim")
        )


def _cells(row: TicketRow) -> tuple[str, ...]:
    units = ", ".join(f"{value.printed} {value.unit}" for value in row.values if not value.is_own)
    name = view.who(row)
    return (
        name,
        row.printed,
        units or "–",
        view.certainty_line(row),
        view.read_line(row),
        str(row.claim_id),
    )


def _picture(sheet: Sheet, ticket: Ticket) -> None:
    """A line for each row, all on one scale, and the scale below."""
    values = [row.values[0] for row in ticket.rows]
    scale = view.scale_of(values)
    printed = max(len(value.printed) for value in values)
    length = min(_MOST_LINE, max(_LEAST_LINE, sheet.width - printed - _SHORTEST_NAME - 4))
    room = max(sheet.width - printed - length - 4, 0)
    for row, value in zip(ticket.rows, values, strict=True):
        name = view.who(row)
        cut = name if len(name) <= room else f"{name[: max(room - 1, 0)]}…"
        sheet.fixed(
            (value.printed.rjust(printed), "bold"),
            (" ", ""),
            (_line(scale, value, length=length, mark=_COUNTED if row.is_counted else _NOT_COUNTED), ""),
            (f" {cut}" if room > 1 else "", "dim"),
        )
    first, last = scale.ticks[0][1], scale.ticks[-1][1]
    gap = " " * max(length - len(first) - len(last), 1)
    sheet.fixed((f"{' ' * printed} {first}{gap}{last} {ticket.units[0]}"[: sheet.width], "dim"))


def _line(scale: view.Scale, value: TicketValue, *, length: int, mark: str) -> str:
    """``────●━━━`` for a lower bound, ``●━━●`` for a range."""
    signs = ["─"] * length
    start = _place(scale, value.low, length)
    end = start if value.high is None else _place(scale, value.high, length)
    reach = {"below": (0, start), "above": (start, length - 1)}.get(view.reaches(value), (start, end))
    signs[reach[0] : reach[1] + 1] = ["━"] * (reach[1] - reach[0] + 1)
    signs[start] = signs[end] = mark
    return "".join(signs)


def _place(scale: view.Scale, value: float, length: int) -> int:
    return min(length - 1, max(0, round(scale.share(value) * (length - 1))))
