"""How does a long list come in parts? By a cursor that names where the last part ended."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.http import HttpRequest

Item = TypeVar("Item")
"""What a list holds."""
CURSOR = r"^(?:[2-7][0-9a-f])*$"
"""The description's pattern: ASCII in hex, so that each cursor that fits it can be read."""
CURSOR_OF_PLACE = r"^(?:3[0-9]){0,8}$"
"""The same of digits."""


def read_cursor(after: str) -> str:
    """What the last part ended with; ``after`` fits one of the patterns."""
    return bytes.fromhex(after).decode("ascii")


def write_cursor(last: str) -> str:
    """A cursor after ``last``."""
    return last.encode("ascii").hex()


def part_of(
    rows: Sequence[Item], limit: int, key: Callable[[Item], str]
) -> tuple[Sequence[Item], str | None]:
    """The first ``limit`` of ``rows``, of which one more was asked for, and the cursor of what follows."""
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], write_cursor(key(rows[limit - 1]))


def link_next(request: HttpRequest, cursor: str | None) -> dict[str, str]:
    """The ``Link`` header that leads on (RFC 8288); none at the end."""
    if cursor is None:
        return {}
    query = request.GET.copy()
    query["after"] = cursor
    return {"Link": f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="next"'}
