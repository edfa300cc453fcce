"""What can the terminal show, and how does progress look on it?"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bedside.ports import Progress

WIDEST = 100
NARROWEST = 40
UNKNOWN_WIDTH = 80
_NO_LINKS = ("dumb", "linux")


class Color(StrEnum):
    """Whether to use color."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to write to standard output: columns, color, and links that can be clicked."""

    width: int
    color: bool
    links: bool


def find_manners(color: Color) -> Manners:
    """The manners of this terminal; a pipe gets plain text, and ``NO_COLOR`` is honored."""
    is_terminal = sys.stdout.isatty()
    term = os.environ.get("TERM", "")
    wants = color is Color.ALWAYS or (
        color is Color.AUTO and is_terminal and not os.environ.get("NO_COLOR") and term != "dumb"
    )
    columns = shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns
    width = max(NARROWEST, min(columns, WIDEST))
    return Manners(width=width, color=wants, links=wants and is_terminal and term not in _NO_LINKS)


@contextmanager
def showing_progress() -> Iterator["Progress"]:
    """Progress on standard error while it lasts; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("Opening the library", total=None)
        yield lambda what, done, total: bars.update(task, description=what, completed=done, total=total)


def printable(text: str) -> str:
    """The text without signs that could steer a terminal."""
    return "".join(sign for sign in text if sign.isprintable())
