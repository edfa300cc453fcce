"""What does an element of a record hold? Its child elements, its words, its one child of a name."""

from collections.abc import Iterator

from lxml import etree

from bedside.literature.pubmed_text import flat_text
from bedside.literature.wording import one_line

LONGEST_REASON = 200
"""Characters of what a parser says."""


def is_element(node: etree._Element) -> bool:
    """Whether a node is an element, not a comment, an instruction or an entity; lxml's types hide it."""
    tag: object = node.tag
    return isinstance(tag, str)


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements, in order."""
    return (child for child in element if is_element(child))


def all_text(element: etree._Element) -> str:
    """Every word inside, on one line, with no sign added."""
    return one_line("".join(map(str, element.itertext())))


def child_text(element: etree._Element, path: str) -> str | None:
    """The words of the first element at ``path``; ``None`` if there is none or it is empty."""
    found = element.find(path)
    return (flat_text(found) or None) if found is not None else None


def why_broken(error: etree.XMLSyntaxError) -> str:
    """What a parser says of broken XML, in a sentence; it may quote a name as long as the file."""
    return f"The XML is broken: {one_line(error.msg or 'no reason given')[:LONGEST_REASON].rstrip('.')}."
