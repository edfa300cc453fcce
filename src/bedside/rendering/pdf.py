"""How does an article look as a PDF? As its page does when it is printed; nothing is fetched for it.

A program of its own draws it and ends: what draws takes some 80 MB and gives back less than it took, which
a server that draws for months would feel; and a page that cannot be drawn takes nothing else with it.
"""

import os
import subprocess
import sys
from dataclasses import replace

from bedside.errors import EngineError, FormUnavailable, how_to_install
from bedside.rendering.html import render_html
from bedside.rendering.pdf_drawer import MISSING
from bedside.terms import Article

MOST_SECONDS = 120.0
"""How long one PDF may take: the longest shipped article takes some five seconds."""
_DRAWER = "bedside.rendering.pdf_drawer"


def render_pdf(article: Article, *, is_saved: bool = True, most_seconds: float = MOST_SECONDS) -> bytes:
    """The article as a tagged PDF.

    Raises ``FormUnavailable`` where WeasyPrint or Pango is missing, and ``EngineError`` if it could not be
    drawn, or not in ``most_seconds``.
    """
    page = render_html(replace(article, follow_ups=()), is_saved=is_saved)
    try:
        done = _draw(page.encode(), most_seconds)
    except subprocess.TimeoutExpired:
        raise EngineError(
            f"The PDF was not drawn in {most_seconds:g} seconds. Try again, or choose another form.",
            may_retry=True,
        ) from None
    if done.returncode == MISSING:
        raise FormUnavailable(
            f"PDF files need Pango (a library of the system) and WeasyPrint. {how_to_install('pdf')}"
        )
    if done.returncode:
        raise EngineError(f"The PDF could not be drawn ({_kind_of_fault(done)}). Choose another form.")
    return done.stdout


def _kind_of_fault(done: "subprocess.CompletedProcess[bytes]") -> str:
    """The error's name alone: its message may hold words of the page."""
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    return last.partition(":")[0] if last else f"it ended with {done.returncode}"


def _draw(page: bytes, most_seconds: float) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-P", "-m", _DRAWER],
        input=page,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        timeout=most_seconds,
        check=False,
    )
