"""How do templates print the words of an article? Quantities in one piece, our own words marked as ours."""

import re
from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bedside.rendering import QUANTITY
from bedside_web.pages.presenting.article_page import ShownMark
from bedside_web.pages.presenting.units import Part

register = template.Library()
_SPLIT = re.compile(f"({QUANTITY.pattern})")


@register.filter
def told(parts: Iterable[Part]) -> SafeString:
    """The text, escaped; a converted level with what was printed beside it."""
    return mark_safe("".join(_converted(part) if part.converted else bound(part.printed) for part in parts))


@register.filter
def bound(text: str) -> SafeString:
    """The text, escaped, its quantities kept on one line."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span class="quantity">{}</span>', piece) if place % 2 else piece,)
            for place, piece in enumerate(_SPLIT.split(text))
        ),
    )


@register.filter
def cites(marks: Iterable[ShownMark]) -> SafeString:
    """The numbers of citations, each a link to the words behind it."""
    name = _("Source")
    links = format_html_join(
        "",
        '<a class="cite{}" id="{}" href="{}" title="{}"><span class="unseen" lang="{}">{} </span>{}{}</a>',
        (
            (
                f"{' indirect' if mark.is_indirect else ''}{f' {mark.became}' if mark.became else ''}",
                mark.anchor,
                mark.href,
                mark.details,
                get_language() or "en",
                name,
                mark.number,
                _became(mark.became),
            )
            for mark in marks
        ),
    )
    return format_html('<span class="cites">{}</span>', links) if links else SafeString()


def _became(word: str) -> SafeString:
    """A sign and a word at the number of a source that is no longer what it was, or never was evidence."""
    if not word:
        return SafeString()
    told = {"retracted": _("retracted"), "superseded": _("superseded")}.get(word, _("not evidence"))
    return format_html(' <span class="became"><span aria-hidden="true">⚠ </span>{}</span>', told)


def _converted(part: Part) -> SafeString:
    return format_html(
        '<span class="converted"><span class="quantity">{}</span> <span class="as-printed">'
        '<span class="unseen" lang="{}">{} </span>{}</span></span>',
        part.converted,
        get_language() or "en",
        _("printed as"),
        part.printed,
    )
