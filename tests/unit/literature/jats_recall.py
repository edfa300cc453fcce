"""Which share of the words of an article's body stands in a text? A slow, obvious count."""

import re
from collections import Counter
from pathlib import Path

from lxml import etree

_WORD = re.compile(r"[^\W\d_]+|\d+")
_NOTE = re.compile(r"\s*[a-h](?:\s*,?\s*[a-h])*\s*\Z")
_WITHIN_WORDS = frozenset(
    "bold email ext-link inline-formula italic monospace named-content overline sc strike strong "
    "styled-content sub sup target underline uri".split()
)
_NOT_PRINTED = frozenset({"tex-math", "alt-text", "object-id", "permissions"})
_ADDED_BY_PMC = "Click here for additional data file."


def measure_recall(path: Path, text: str) -> float:
    """The share, by count, of the words in the file's ``body`` that ``text`` holds; 1 if it has none."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True))
    said = " ".join(_words(each) for each in tree.iter("body"))
    wanted, held = _count(said.replace(_ADDED_BY_PMC, " ")), _count(text)
    return (wanted & held).total() / max(1, wanted.total())


def _count(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text))


def _words(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if name in _NOT_PRINTED:
        return ""
    inside = element.text or ""
    for child in element:
        inside += (_words(child) if isinstance(child.tag, str) else "") + (child.tail or "")
    is_mark = name == "sup" and (
        element.find(".//xref") is not None or inside[:1].isdigit() or _NOTE.match(inside)
    )
    return f" {inside} " if is_mark or name not in _WITHIN_WORDS else inside
