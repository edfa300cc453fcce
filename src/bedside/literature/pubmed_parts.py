"""What stands directly within an element of a record? Its children by name, seen in one pass."""

from lxml import etree

from bedside.literature.pubmed_text import flat_text


class Parts:
    """The children of an element; an element that is absent has none."""

    __slots__ = ("_found",)

    def __init__(self, element: etree._Element | None) -> None:
        self._found: dict[str, list[etree._Element]] = {}
        for child in element if element is not None else ():
            self._found.setdefault(child.tag, []).append(child)

    def all(self, tag: str) -> list[etree._Element]:
        """The children of that name, in order."""
        return self._found.get(tag, [])

    def first(self, tag: str) -> etree._Element | None:
        """The first child of that name."""
        found = self._found.get(tag)
        return found[0] if found else None

    def text(self, tag: str) -> str | None:
        """The words of the first child of that name; ``None`` if there is none or it is empty."""
        found = self._found.get(tag)
        return (flat_text(found[0]) or None) if found else None

    def inner(self, tag: str) -> "Parts":
        """What stands within the first child of that name."""
        return Parts(self.first(tag))
