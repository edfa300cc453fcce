"""In which language does a page say that it speaks, and is it so? Told by small words of each."""

import re
from collections.abc import Iterator

from lxml import html

ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-label")
UNREAD = frozenset({"script", "style", "code", "textarea", "input"})
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|with|for|by|not|this|was|were|from|which|it|has|have|that|your)\b", re.IGNORECASE
)
SPANISH = re.compile(r"\b(?:las|una|que|para|con|por|está|esta|sus|afirmaci\w+|fuentes?)\b", re.I)


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """What the element itself says: its own text, what follows its children, and what is read aloud."""
    told = (element.text, *(child.tail for child in element), *map(element.get, ATTRIBUTES))
    return (" ".join(text.split()) for text in told if text and text.strip())


def _language(element: html.HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def mixed(page: str) -> list[str]:
    """What is English where the page says Spanish, and Spanish where it says English."""
    found = []
    for element in html.fromstring(page).find("body").iter():
        if not isinstance(element.tag, str) or element.tag in UNREAD:
            continue
        language = _language(element)
        wrong = {"es": ENGLISH, "en": SPANISH}[language]
        found += [f"{language}: {piece}" for piece in _pieces(element) if wrong.search(piece)]
    return found
