"""What does the consistency board show of this release?"""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from bedside.rendering import BoardPage, Picture, format_reference, link_of, pictures_of
from bedside.rendering.board_view import SIGNS, certainty_line, read_line
from bedside.terms import Ticket, TicketRow


def find_ticket(board: BoardPage, id: str) -> Ticket:
    """The ticket of this id. Raises ``Http404``."""
    for ticket in (*board.tickets, *board.held_back):
        if ticket.id == id:
            return ticket
    raise Http404(_("There is no such ticket on the board of this release."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """What a body says, with the lines of its cells."""

    row: TicketRow
    reference: str
    url: str | None
    certainty: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTicket:
    """A ticket with its pictures, one for each unit. ``has_units`` says whether anything is converted."""

    ticket: Ticket
    sign: str
    pictures: tuple[Picture, ...]
    rows: tuple[ShownRow, ...]
    has_units: bool


def show_ticket(ticket: Ticket) -> ShownTicket:
    """The ticket as a page shows it."""
    return ShownTicket(
        ticket=ticket,
        sign=SIGNS[ticket.kind],
        pictures=pictures_of(ticket),
        rows=tuple(_row(row) for row in ticket.rows),
        has_units=any(not value.is_own for row in ticket.rows for value in row.values),
    )


def _row(row: TicketRow) -> ShownRow:
    return ShownRow(
        row=row,
        reference=format_reference(row.publication),
        url=link_of(row.publication),
        certainty=certainty_line(row),
        read=read_line(row),
    )
