"""In which forms can an article be taken away? Text, Markdown, JSON; and as PDF, which fetches nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bedside.rendering import render_html, render_json, render_markdown, render_text
from bedside.terms import Article

FILES: Mapping[str, tuple[str, Callable[[Article], str]]] = {
    "txt": ("text/plain; charset=utf-8", lambda article: render_text(article, width=80)),
    "md": ("text/markdown; charset=utf-8", render_markdown),
    "json": ("application/json", render_json),
}


class PdfUnavailable(Exception):
    """The libraries that make PDF are not there."""


def make_pdf(article: Article) -> bytes:
    """The article as a PDF. Raises ``PdfUnavailable`` where its libraries are missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # OSError: Pango is a library of the system
        raise PdfUnavailable(
            _("This server cannot make PDF files: it lacks WeasyPrint or Pango. Print the page instead.")
        ) from None
    made = HTML(string=render_html(article), url_fetcher=_refuse).write_pdf()
    return bytes(made)


def _refuse(url: str, *given: Any, **named: Any) -> dict[str, Any]:
    """The page holds all that it needs: nothing is fetched."""
    raise ValueError("Nothing is fetched for a PDF.")
