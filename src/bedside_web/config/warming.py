"""What does a worker make before the first reader asks for it? The board, which takes a second or two."""

from contextlib import suppress
from threading import Thread

from bedside.errors import BedsideError


def start_warming() -> Thread:
    """Make it in a thread of its own while the worker answers; it ends with the process."""
    thread = Thread(target=_warm, name="warming", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    from bedside_web.articles.shelf import open_library
    from bedside_web.pages.exploring.tickets import board_of

    with suppress(BedsideError):  # without a library there is nothing to make; whoever asks is told why
        board_of(open_library())
