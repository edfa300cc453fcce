"""How does an answer look to this reader? One article in; text, Markdown, HTML or JSON out."""

from bedside.rendering.citations import format_reference
from bedside.rendering.html import render_html
from bedside.rendering.json import article_schema, render_json
from bedside.rendering.markdown import render_markdown
from bedside.rendering.text import render_text

__all__ = [
    "article_schema",
    "format_reference",
    "render_html",
    "render_json",
    "render_markdown",
    "render_text",
]
