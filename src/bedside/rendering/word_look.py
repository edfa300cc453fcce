"""How is a Word file of ours set, and what do its properties say? Fonts, spaces, margins, page numbers."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bedside.rendering.word_parts import ACCENT, QUIET, number_of_page
from bedside.terms import Article

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FONT = "Calibri"
_LONGEST_PROPERTY = 255
"""Characters that Office takes in a core property."""


def set_styles(word: "WordDocument", *, title: str) -> None:
    """Fonts, colors and spaces of the styles that we use, margins, and the foot of each page."""
    _font(word.styles["Normal"], 10.5, None).paragraph_format.space_after = Pt(5)
    _font(word.styles["Title"], 22, RGBColor(0x1B, 0x25, 0x30)).paragraph_format.space_after = Pt(4)
    for name, size, color, before in (
        ("Heading 1", 14, ACCENT, 14),
        ("Heading 2", 11.5, QUIET, 8),
    ):
        spaced = _font(word.styles[name], size, color).paragraph_format
        spaced.space_before, spaced.space_after = Pt(before), Pt(4)
    _font(word.styles["Caption"], 10.5, RGBColor(0x1B, 0x25, 0x30)).paragraph_format.space_before = Pt(8)
    word.styles["List Bullet"].paragraph_format.space_after = Pt(4)
    _add(word, "Beneath", size=10).paragraph_format.left_indent = Cm(1.1)
    _add(word, "Cell", size=9.5).paragraph_format.space_after = Pt(2)
    _add(word, "Spacer", size=4).paragraph_format.space_after = Pt(0)
    reference = _add(word, "Reference", size=9.5).paragraph_format
    reference.left_indent, reference.first_line_indent = Cm(1.1), Cm(-1.1)
    reference.tab_stops.add_tab_stop(Cm(1.1))
    _page(word, title)


def _page(word: "WordDocument", title: str) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2)
    foot = page.footer.paragraphs[0]
    run = foot.add_run(f"Bedside · {title} · page ")
    run.font.color.rgb = QUIET
    number_of_page(foot)


def _font(style: Any, size: float, color: RGBColor | None) -> Any:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    if color is not None:
        style.font.color.rgb = color
        for theme in ("themeColor", "themeShade", "themeTint"):  # else they win over the color
            style.element.rPr.find(qn("w:color")).attrib.pop(qn(f"w:{theme}"), None)
    return style


def _add(word: "WordDocument", name: str, *, size: float) -> Any:
    style: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.font.size = Pt(size)
    return style


def set_properties(word: "WordDocument", article: Article, *, at: datetime) -> None:
    """What Office shows of a file without opening it; the question stands in none of them."""
    core = word.core_properties
    core.title = article.title[:_LONGEST_PROPERTY]
    core.author = core.last_modified_by = "Bedside"
    core.subject = f"Clinical evidence, for {article.audience.value}s"
    core.category = "Educational; not a substitute for clinical judgment"
    core.content_status = article.status.value
    core.identifier = article.id
    core.version = article.making.release[:_LONGEST_PROPERTY]
    core.language = "en"
    core.keywords = (article.concept or "")[:_LONGEST_PROPERTY]
    core.comments = article.status_note[:_LONGEST_PROPERTY]
    core.created = core.modified = at
    core.revision = 1
