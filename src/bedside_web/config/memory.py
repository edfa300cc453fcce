"""How is memory kept flat? glibc gives threads pools of their own, and seldom gives back what those freed."""

import ctypes
import os
from threading import Event, Thread

ARENAS = "MALLOC_ARENA_MAX"
_M_ARENA_MAX = -8
"""The option's number in glibc's ``malloc.h``."""
_MOST = "2"
GIVEN_BACK_EVERY = 60.0
"""Seconds; each time takes some milliseconds."""


def bound_arenas() -> None:
    """Let threads share two pools, here and in workers that are started, unless the operator set otherwise.

    Each request has a thread of its own. With a pool for each of them memory crept up by hundreds of MB an
    hour, though nothing was held. Where the C library has no such option nothing happens.
    """
    most = os.environ.setdefault(ARENAS, _MOST)
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None and most.isdecimal():
        mallopt(_M_ARENA_MAX, int(most))


def start_giving_back(seconds: float = GIVEN_BACK_EVERY) -> Event:
    """Give freed pages back to the system, again and again, until the event that is returned is set.

    Articles, files and pages of many sizes leave holes in the pools, which only ``malloc_trim`` empties.
    """
    over = Event()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        Thread(target=_give_back, args=(trim, over, seconds), name="memory", daemon=True).start()
    return over


def _give_back(trim: "ctypes._NamedFuncPointer", over: Event, seconds: float) -> None:
    while not over.wait(seconds):
        trim(0)
