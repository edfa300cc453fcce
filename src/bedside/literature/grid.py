"""Which cells stand beside which? Cells that span rows are repeated, so that each row can be read alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WIDEST = 200
_LONGEST_REPEATED = 200
_MOST_ADDED = 100_000
"""Characters and empty cells that spans may add to a table; past it, where no honest one is, none are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell's text, and over how many columns and rows it stretches."""

    text: str
    columns: int = 1
    rows: int = 1


def find_span(stated: str | None) -> int:
    """A ``colspan`` or ``rowspan`` as a number of at least 1; what is no number is 1."""
    digits = (stated or "").strip()
    return max(1, int(digits)) if digits.isdecimal() and len(digits) < 6 else 1


def lay_rows(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """The texts of each row, column by column.

    A cell over several columns is followed by empty ones; one over several rows stands in each.
    """
    laid: list[list[str]] = []
    above: dict[int, tuple[str, int]] = {}
    budget = _MOST_ADDED
    for cells in rows:
        row: list[str] = []
        below: dict[int, tuple[str, int]] = {}
        waiting = list(cells)[::-1]
        while (waiting or len(row) in above) and len(row) < _WIDEST:
            at = len(row)
            if at in above:
                text, left = above[at]
                budget -= len(text) + 1
                row.append(text if budget > 0 else "")
                if left > 1:
                    below[at] = (text, left - 1)
                continue
            cell = waiting.pop()
            row.append(cell.text)
            more = max(0, min(cell.columns - 1, _WIDEST - len(row), budget))
            budget -= more
            row.extend([""] * more)
            if cell.rows > 1:
                repeated = cell.text if len(cell.text) <= _LONGEST_REPEATED else ""
                below.update(dict.fromkeys(range(at, len(row)), ("", cell.rows - 1)))
                below[at] = (repeated, cell.rows - 1)
        row.extend(cell.text for cell in reversed(waiting))
        laid.append(row)
        above = below
    return laid
