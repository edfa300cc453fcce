"""How is memory kept flat? glibc gives threads pools of their own, and seldom gives back what those freed."""

import ctypes
import os

ARENAS = "MALLOC_ARENA_MAX"
_M_ARENA_MAX = -8
"""The option's number in glibc's ``malloc.h``."""
_MOST = "2"


def bound_arenas() -> None:
    """Let threads share two pools, here and in workers that are started, unless the operator set otherwise.

    Each request has a thread of its own. With a pool for each of them memory crept up by hundreds of MB an
    hour, though nothing was held. Where the C library has no such option nothing happens.
    """
    most = os.environ.setdefault(ARENAS, _MOST)
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None and most.isdecimal():
        mallopt(_M_ARENA_MAX, int(most))
