"""What stands around every page? The reader's choices, and who is signed in."""

from typing import Any

from django.http import HttpRequest

from bedside_web.pages.choices import read_choices


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The reader's choices, for the head of every page."""
    return {"choices": read_choices(request)}
