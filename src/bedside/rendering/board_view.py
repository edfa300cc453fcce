"""What do all formats say alike of the consistency board? Counts, places on a line, fixed sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from bedside.rendering.legible import changed_texts, clean
from bedside.terms import ReleaseId, Ticket, TicketKind, TicketRow, TicketValue

SIGNS = {TicketKind.BODIES: "≠", TicketKind.POPULATIONS: "◐", TicketKind.ONE_WRONG: "!"}
"""A sign beside each kind, so that it is not told by color alone."""
_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5
_BELOW, _ABOVE = ("<", "≤"), (">", "≥")
NOTE = (
    "A ticket asks for a look; it does not say who is right. Sources that are AI-written, retracted, "
    "superseded or unverified are shown with a mark and never make a ticket alone."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A line from ``low`` to ``high`` with the places of its ticks, as numbers and as they are printed."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Where on the line a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """What is shown: the tickets, what is held back, of how many claims of which release."""

    tickets: tuple[Ticket, ...]
    held_back: tuple[Ticket, ...]
    release: ReleaseId
    claims: int


def legible_board(board: BoardPage) -> BoardPage:
    """The same board with every text made clean."""
    return changed_texts(board, clean)


def scale_of(values: Sequence[TicketValue]) -> Scale:
    """A line that holds all values, between round numbers; amounts begin at zero where that is near."""
    ends = [end for value in values for end in (value.low, value.high) if end is not None]
    low, high = min(ends), max(ends)
    if low > 0 and low <= (high - low) * 1.5:
        low = 0.0
    width = (high - low) or abs(high) or 1.0
    rough = width / (_TICKS - 1)
    power = 10.0 ** floor(log10(rough))
    step = power * next(each for each in _STEPS if each * power >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if low > 0 and low - first * step < step * 0.1 and first > 0:
        first -= 1
    if last * step - high < step * 0.1:
        last += 1
    decimals = max(0, -floor(log10(step) + 1e-9)) + (1 if step / power == 2.5 else 0)
    ticks = tuple((place * step, f"{place * step:.{decimals}f}") for place in range(first, last + 1))
    return Scale(low=first * step, high=last * step, ticks=ticks)


def reaches(value: TicketValue) -> str:
    """``below`` or ``above`` for a bound, else nothing."""
    sign = value.printed[:1]
    return "below" if sign in _BELOW else "above" if sign in _ABOVE else ""


def who(row: TicketRow) -> str:
    """The body with its year and its marks: ``StatPearls (2023), AI-written``."""
    year = f" ({row.publication.year})" if row.publication.year else ""
    return ", ".join((f"{row.body}{year}", *row.marks))


def certainty_line(row: TicketRow) -> str:
    """The claim's certainty and the body's own grade as printed."""
    if row.is_quoted:
        return "not graded here"
    grade = f"; grade as printed: {row.grade}" if row.grade else ""
    return f"{row.certainty}{grade}"


def read_line(row: TicketRow) -> str:
    """How deep the work was read for this number."""
    return "as a claim quotes it" if row.is_quoted else str(row.read_depth)


def counts_line(board: BoardPage) -> str:
    """``21 tickets: 12 bodies differ, 8 populations differ, 1 one may be wrong.``"""
    if not board.tickets:
        return "No tickets."
    found = [ticket.kind for ticket in board.tickets]
    kinds = ", ".join(f"{found.count(kind)} × {kind}" for kind in TicketKind if kind in found)
    return f"{_counted(len(found), 'ticket')}: {kinds}."


def scope_line(board: BoardPage) -> str:
    """What was looked at."""
    return f"{_counted(board.claims, 'claim')} of release {board.release}"


def description(ticket: Ticket, place: int) -> str:
    """The picture in words, for who does not see it."""
    told = "; ".join(f"{who(row)}: {row.values[place].printed}" for row in ticket.rows)
    return f"In {ticket.units[place]}, from the lowest: {told}."


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
