"""How does a long list come in parts? By a cursor that names where the last part ended."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.http import HttpRequest

from bedside_web.api.problems import Problem

Item = TypeVar("Item")
"""What a list holds."""


def read_cursor(after: str) -> str:
    """What the last part ended with. Raises ``Problem`` for a cursor that we did not give."""
    try:
        return base64.urlsafe_b64decode(after.encode("ascii")).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise Problem(
            422, "cursor", "The cursor is none of ours. Take it from `next` of the part before."
        ) from None


def write_cursor(last: str) -> str:
    """A cursor after ``last``."""
    return base64.urlsafe_b64encode(last.encode()).decode("ascii")


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
