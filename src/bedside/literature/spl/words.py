"""How are the words of a label's text gathered? Notes stand in brackets where their mark is."""

from lxml import etree

from bedside.literature.marked_text import MarkedText
from bedside.literature.xml_tree import children, is_element

_WITHIN_WORDS = frozenset({"content", "sub", "sup", "linkHtml", "suffix"})
_SILENT = frozenset({"footnoteRef", "col", "colgroup"})


def label_text(element: etree._Element) -> str:
    """The words inside an element of a label, on one line."""
    text = MarkedText()
    add_inside(text, element)
    return str(text)


def add_inside(text: MarkedText, element: etree._Element) -> None:
    """Add the words inside an element, without its tail."""
    text.add(element.text)
    for child in element:
        add_element(text, child)
        text.add(child.tail)


def add_element(text: MarkedText, element: etree._Element) -> None:
    """Add the words of an element among words, without its tail."""
    if not is_element(element) or element.tag in _SILENT:
        return
    if element.tag == "sup":
        mark = text.mark()
        add_inside(text, element)
        text.add_raised(text.take_from(mark))
    elif element.tag == "footnote":
        text.add(f" [{label_text(element)}]")
    elif element.tag == "suffix":
        text.add(" ")
        add_inside(text, element)
    elif element.tag in _WITHIN_WORDS:
        add_inside(text, element)
    else:
        text.add(" ")
        add_inside(text, element)
        text.add(" ")


def is_plain(element: etree._Element) -> bool:
    """Whether an element stands among words and opens no block of its own."""
    inline = element.tag in _WITHIN_WORDS or element.tag in ("br", "footnote", "footnoteRef")
    return inline and all(is_plain(each) for each in children(element))
