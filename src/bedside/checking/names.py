"""Which name was meant? The nearest of those allowed."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60


def nearest(met: str, allowed: Iterable[str]) -> str:
    """`` (did you mean “…”?)`` with the nearest allowed name, or nothing where none is near."""
    close = get_close_matches(met.lower()[:_LONGEST], [str(name) for name in allowed], n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""
