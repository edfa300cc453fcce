"""How does an article look as a PDF? As its page does when it is printed; nothing is fetched for it."""

from dataclasses import replace
from typing import Any

from bedside.errors import FormUnavailable, how_to_install
from bedside.rendering.html import render_html
from bedside.terms import Article


def render_pdf(article: Article, *, is_saved: bool = True) -> bytes:
    """The article as a tagged PDF. Raises ``FormUnavailable`` where WeasyPrint or Pango is missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # OSError: Pango is a library of the system
        raise FormUnavailable(
            f"PDF files need Pango (a library of the system) and WeasyPrint. {how_to_install('pdf')}"
        ) from None
    page = render_html(replace(article, follow_ups=()), is_saved=is_saved)
    return bytes(HTML(string=page, url_fetcher=_refuse).write_pdf())


def _refuse(url: str, *given: Any, **named: Any) -> dict[str, Any]:
    """The page holds all that it needs: nothing is fetched."""
    raise ValueError("Nothing is fetched for a PDF.")
