"""How does an answer or a checked text look to this reader? Text, Markdown, HTML, JSON or SARIF."""

from bedside.rendering.board_html import Picture, pictures_of, render_board_html
from bedside.rendering.board_json import render_board_json
from bedside.rendering.board_text import render_board_text
from bedside.rendering.board_view import BoardPage, legible_board
from bedside.rendering.checked_html import Sheaf, make_sheaves, render_check_html
from bedside.rendering.checked_json import check_schema, render_check_json
from bedside.rendering.checked_sarif import render_check_sarif
from bedside.rendering.checked_text import render_check_text
from bedside.rendering.citations import format_reference, link_of
from bedside.rendering.finding_titles import FINDING_TITLES
from bedside.rendering.html import render_html
from bedside.rendering.json import article_schema, render_json
from bedside.rendering.markdown import render_markdown
from bedside.rendering.text import render_text

__all__ = [
    "FINDING_TITLES",
    "BoardPage",
    "Picture",
    "Sheaf",
    "article_schema",
    "check_schema",
    "format_reference",
    "legible_board",
    "link_of",
    "make_sheaves",
    "pictures_of",
    "render_board_html",
    "render_board_json",
    "render_board_text",
    "render_check_html",
    "render_check_json",
    "render_check_sarif",
    "render_check_text",
    "render_html",
    "render_json",
    "render_markdown",
    "render_text",
]
