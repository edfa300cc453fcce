"""Which library does this server answer from? One, opened once a server and kept open.

What takes long is made in turn here, so that every door of the site waits in the same line.
"""

from functools import cache, lru_cache
from threading import Lock

from django.conf import settings

from bedside import Library
from bedside.library import Checks, Text
from bedside.rendering import BoardPage, legible_board

_OPENING = Lock()
_TURN = Lock()
"""A check may take all of a core for seconds; a second one in this worker waits."""
_BOARD = Lock()


def open_library() -> Library:
    """The open library; the shipped one is made on its first use. Raises ``LibraryNotFound``."""
    with _OPENING:
        return _opened()


@cache
def _opened() -> Library:
    return Library.open(settings.LIBRARY_PATH)


def check_in_turn(given: Text) -> Checks | None:
    """What is found in a text; ``None`` if others are checking for as long as one may wait."""
    if not _TURN.acquire(timeout=settings.CHECK_MOST_WAIT):
        return None
    try:
        return open_library().check(given, has_rules=False)
    finally:
        _TURN.release()


def board_of(library: Library) -> BoardPage:
    """The board, with texts that are safe to look at; readers who come while it is made wait for it."""
    with _BOARD:
        return _made_of(library)


@lru_cache(maxsize=2)
def _made_of(library: Library) -> BoardPage:
    return legible_board(library.board().page)
