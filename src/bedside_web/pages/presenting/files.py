"""In which forms can an article be taken away? Text, Markdown, JSON; and as PDF, which fetches nothing."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from threading import Lock
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from bedside.rendering import render_html, render_json, render_markdown, render_text
from bedside.terms import Article

KEPT_PDFS = 32
"""PDF files kept by each worker: about 100 kB each."""


def _bare(article: Article) -> Article:
    """Without the questions to ask next: written out they are commands of the library's own program."""
    return replace(article, follow_ups=())


FILES: Mapping[str, tuple[str, Callable[[Article], str]]] = {
    "txt": ("text/plain; charset=utf-8", lambda article: render_text(_bare(article), width=80)),
    "md": ("text/markdown; charset=utf-8", lambda article: render_markdown(_bare(article))),
    "json": ("application/json", render_json),
}
_TURN = Lock()
"""A PDF may take all of a core for seconds; a second one in this worker waits."""
_KEPT: OrderedDict[tuple[object, ...], bytes] = OrderedDict()


class PdfUnavailable(Exception):
    """The libraries that make PDF are not there."""


class PdfBusy(Exception):
    """Other PDF files were being made for as long as one may wait."""


def make_pdf_in_turn(article: Article, key: tuple[object, ...]) -> bytes:
    """The article as a PDF, from memory if it was made before. Raises ``PdfUnavailable`` and ``PdfBusy``.

    ``key`` names all that the file is made of.
    """
    if (kept := _KEPT.get(key)) is not None:
        with suppress(KeyError):  # another thread may have put it out just now
            _KEPT.move_to_end(key)
        return kept
    if not _TURN.acquire(timeout=settings.PDF_MOST_WAIT):
        raise PdfBusy(_("Other PDF files are being made just now. Try again in a minute."))
    try:
        made = _KEPT.get(key) or make_pdf(article)
        _KEPT[key] = made
        while len(_KEPT) > KEPT_PDFS:
            _KEPT.popitem(last=False)
        return made
    finally:
        _TURN.release()


def make_pdf(article: Article) -> bytes:
    """The article as a PDF. Raises ``PdfUnavailable`` where its libraries are missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # OSError: Pango is a library of the system
        raise PdfUnavailable(
            _("This server cannot make PDF files: it lacks WeasyPrint or Pango. Print the page instead.")
        ) from None
    made = HTML(string=render_html(_bare(article)), url_fetcher=_refuse).write_pdf()
    return bytes(made)


def _refuse(url: str, *given: Any, **named: Any) -> dict[str, Any]:
    """The page holds all that it needs: nothing is fetched."""
    raise ValueError("Nothing is fetched for a PDF.")
