"""What does the site show of a draft?"""

import asyncio
import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest.mock import patch

from bedside import Library
from bedside.library import Writing
from drafting_library import QUESTION, breaks_off, make_library, writing_by
from runners.running import Given, Outcome, runner

_PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
_WRITERS: dict[str, Callable[[], Writing | None]] = {
    "here": writing_by,
    "elsewhere": lambda: writing_by(is_outside=True),
    "breaking off": lambda: writing_by(breaks_off),
    "none": lambda: None,
}


@runner("draft on the site", sample={"question": QUESTION})
def draft_on_the_site(given: Given, folder: Path) -> Outcome:
    """A question to what the page shows; ``button`` pressed asks for a draft, ``reader`` is who asks."""
    from django.conf import settings
    from django.test import override_settings

    from bedside_web.articles import shelf

    writing = _WRITERS[given.get("writer", "here")]()
    with (
        patch.object(shelf, "_opened", _library),
        override_settings(
            STORAGES={**settings.STORAGES, **_PLAIN},
            ASKS_PER_MINUTE=0,
            ASKS_PER_MINUTE_FROM_AN_ADDRESS=0,
            FIND_WRITING=lambda: writing,
            SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        ),
    ):
        response, page = asyncio.run(_post(given))
    main = page.partition("<main")[2].partition("</main>")[0]
    return {
        "words": " ".join(unescape(re.sub(r"<[^>]+>", "", main)).split()) or "nothing",
        "leads to": response.headers.get("Location", "nowhere"),
        "the model was asked": bool(writing and writing.writer.briefs),  # type: ignore[attr-defined]
        "kept by caches": response.headers.get("Cache-Control", "unsaid"),
        "listed": response.headers.get("X-Robots-Tag", "unsaid"),
    }


@cache
def _library() -> Library:
    return Library.open(make_library(Path(mkdtemp(prefix="bedside-tennis-"))))


async def _post(given: Given) -> tuple[Any, str]:
    from django.test import AsyncClient

    client = AsyncClient()
    client.cookies["bedside_choices"] = f"{given.get('reader', 'clinician')}|as printed"
    path = "/draft/" if given.get("button") == "pressed" else "/ask/"
    response = await client.post(path, {"question": given["question"]})
    if not response.streaming:
        return response, response.content.decode()
    return response, b"".join([part async for part in response]).decode()
