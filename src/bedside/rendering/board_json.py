"""How does a program read the consistency board? As JSON: tickets, rows, values, works."""

from dataclasses import dataclass

from bedside.rendering.board_view import BoardPage
from bedside.rendering.json import written_json
from bedside.rendering.legible import changed_texts, encodable
from bedside.terms import ReleaseId, Ticket

BOARD_SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardReport:
    """The board of one release; ``claims`` is how many were looked at."""

    schema_version: str = BOARD_SCHEMA_VERSION
    release: ReleaseId
    claims: int
    tickets: tuple[Ticket, ...]
    held_back: tuple[Ticket, ...]


def render_board_json(board: BoardPage) -> str:
    """The board as indented JSON, ending with a newline."""
    sound = changed_texts(board, encodable)
    return written_json(
        BoardReport(
            release=sound.release,
            claims=sound.claims,
            tickets=sound.tickets,
            held_back=sound.held_back,
        )
    )
