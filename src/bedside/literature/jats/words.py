"""How are the words of an article's element gathered, with the works that they cite?"""

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from lxml import etree

from bedside.literature.jats.formula import formula_text
from bedside.literature.jats.references import ReferenceList
from bedside.literature.marked_text import MarkedText
from bedside.literature.passages import KEPT_WHOLE
from bedside.literature.units import Unit, cut_long
from bedside.literature.xml_tree import is_element
from bedside.terms import PassageKind

# Any other element ends a word: a line break, a block where only a phrase was expected.
_WITHIN_WORDS = frozenset(
    "abbrev abbr alternatives article-title article-title-wrap bold chem-struct email ext-link fixed-case "
    "given-names inline-formula inline-supplementary-material issue italic label milestone-end "
    "milestone-start monospace name named-content num overline overline-start overline-end private-char "
    "prefix roman ruby rb sans-serif sc source string-name styled-content suffix surname strike strong sub "
    "sup target title underline underline-start underline-end uri volume xref year fpage lpage".split()
)
_SILENT = frozenset(
    "alt-text graphic index-term inline-graphic long-desc object-id permissions rp rt".split()
)
_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*\Z")
_LONGEST_DASH = 9
_PRINTED_RANGE = re.compile(r"[\s\[(]*(\d{1,4})\s*[-‐‑‒–—−]\s*(\d{1,4})[\s\])]*\Z")
_NUMBER = re.compile(r"[\s\[(]*(\d{1,4})[\s\])]*\Z")


class Words:
    """Gathers text and ``cites``, the keys of the works cited, in order of first mention."""

    def __init__(self, references: ReferenceList) -> None:
        self._references = references
        self._text = MarkedText()
        self._cited_at: list[tuple[int, str]] = []
        self._last: tuple[str, str] | None = None
        self._since = ""

    @property
    def text(self) -> str:
        """What was gathered, on one line."""
        return str(self._text)

    @property
    def cites(self) -> tuple[str, ...]:
        """Keys of the works cited."""
        return tuple(dict.fromkeys(key for _, key in self._cited_at))

    def units(self, path: tuple[str, ...], kind: PassageKind = PassageKind.PROSE) -> Iterator[Unit]:
        """What was gathered as one unit, or as several if it is long; each with what it cites itself."""
        text = self.text
        if len(text) <= KEPT_WHOLE:
            yield Unit(path=path, text=text, kind=kind, cites=self.cites)
            return
        lengths = self._text.lengths()
        cited_at = [(lengths[mark], key) for mark, key in self._cited_at]
        for start, end in cut_long(text):
            cites = tuple(dict.fromkeys(key for at, key in cited_at if start < at <= end))
            yield Unit(path=path, text=text[start:end], kind=kind, cites=cites)

    def add(self, text: str | None) -> None:
        """Words that follow as they stand."""
        self._text.add(text)
        if len(self._since) < _LONGEST_DASH:
            self._since += (text or "")[:_LONGEST_DASH]

    def add_inside(self, element: etree._Element) -> None:
        """The words inside an element, without its tail."""
        self.add(element.text)
        for child in element:
            self.add_element(child)
            self.add(child.tail)

    def add_element(self, element: etree._Element) -> None:
        """An element among words, without its tail."""
        if isinstance(element, etree._Entity):
            self.add(entity_text(element))
            return
        match element.tag:
            case "sup":
                self._add_raised(element)
            case "xref" if element.get("ref-type") == "bibr" or self._is_of_list(element):
                self._add_citation(element)
            case "inline-formula" | "disp-formula" | "math" | "tex-math" | "alternatives":
                self.add(formula_text(element) or None)
            case "fn":
                self.add(" [")
                self.add_inside(element)
                self.add("]")
            case tag if tag in _SILENT:
                pass
            case tag if tag in _WITHIN_WORDS:
                self.add_inside(element)
            case _:
                self.add(" ")
                self.add_inside(element)
                self.add(" ")

    def _is_of_list(self, element: etree._Element) -> bool:
        return element.get("ref-type") is None and bool(self._references.find(element.get("rid")))

    def _add_raised(self, element: etree._Element) -> None:
        mark, known = self._text.mark(), len(self._cited_at)
        self.add_inside(element)
        raised = self._text.take_from(mark)
        if element.find(".//xref") is not None:
            self._text.add_reference_mark(raised)
        else:
            self._text.add_raised(raised)
        # The pieces that these keys were met at are one piece now.
        self._cited_at[known:] = [(self._text.mark(), key) for _, key in self._cited_at[known:]]

    def _add_citation(self, element: etree._Element) -> None:
        """The mark as printed; what it points to goes to ``cites``, with all between a range's ends."""
        is_after_dash = bool(_DASH.match(self._since))
        is_raised = element.find("sup") is not None or _stands_at_a_letter(element, self._text)
        mark = self._text.mark()
        for piece in (element.text, *(part for child in element for part in _flat(child))):
            self._text.add(piece)
        printed = self._text.take_from(mark)
        if is_raised and not any(each.tag == "sup" for each in element.iterancestors("sup")):
            self._text.add_reference_mark(printed)
        else:
            self._text.add(printed)
        self._cite(self._references.find(element.get("rid")), printed, is_after_dash=is_after_dash)

    def _cite(self, keys: tuple[str, ...], printed: str, *, is_after_dash: bool) -> None:
        if not keys:
            self._last, self._since = None, ""
            return
        found = list(keys)
        if is_after_dash and self._last is not None:
            found = [*self._between(self._last, (keys[0], printed)), *keys]
        elif len(keys) == 1 and (ends := _PRINTED_RANGE.match(printed)):
            found = [*keys, *self._references.following(keys[0], int(ends[2]) - int(ends[1]))]
        self._cited_at += [(self._text.mark(), key) for key in found]
        self._last, self._since = (keys[-1], printed), ""

    def _between(self, first: tuple[str, str], last: tuple[str, str]) -> tuple[str, ...]:
        """Works between the ends of ``3–5``, if the list's order and the printed numbers agree."""
        low, high = _NUMBER.match(first[1]), _NUMBER.match(last[1])
        if low is None or high is None:
            return ()
        span = self._references.following(first[0], int(high[1]) - int(low[1]))
        return span if span and span[-1] == last[0] else ()


def _flat(element: etree._Element) -> list[str]:
    """An element's words and its tail, for marks of one or two words."""
    if not is_element(element):
        name = entity_text(element) if isinstance(element, etree._Entity) else ""
        return [name, element.tail or ""]
    inside = [part for child in element for part in _flat(child)]
    return [element.text or "", *inside, element.tail or ""]


def _stands_at_a_letter(element: etree._Element, before: MarkedText) -> bool:
    """A bare number at the end of a word is raised in print, though the file does not say so."""
    return before.ending()[-1:].isalnum() and (element.text or "").strip().isdecimal()


def entity_text(entity: etree._Element) -> str:
    """The character that HTML names so; an unknown name stands as it was written."""
    name = (entity.text or "").strip("&;")
    return chr(name2codepoint[name]) if name in name2codepoint else f"&{name};"
