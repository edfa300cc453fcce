"""Which library does this server answer from? One, opened once a server and kept open."""

from functools import cache
from threading import Lock

from django.conf import settings

from bedside import Library

_OPENING = Lock()


def open_library() -> Library:
    """The open library; the shipped one is made on its first use. Raises ``LibraryNotFound``."""
    with _OPENING:
        return _opened()


@cache
def _opened() -> Library:
    return Library.open(settings.LIBRARY_PATH)
