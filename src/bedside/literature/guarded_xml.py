"""How is XML parsed that nobody vouched for? Nothing is loaded, nothing expanded, nothing kept beyond use."""

from collections.abc import Iterator
from typing import Any, Protocol

from lxml import etree


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """About ``size`` bytes; none at the end."""
        ...


def make_parser() -> etree.XMLParser:
    """A parser for one whole document or record."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def iterate(stream: Readable, *, tags: tuple[str, ...]) -> Iterator[tuple[str, etree._Element]]:
    """Events ``start`` and ``end`` of the elements of those names, as they are met."""
    parsing: Iterator[tuple[str, etree._Element]] = iter(
        etree.iterparse(
            stream,
            events=("start", "end"),
            tag=tags,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
    )
    return parsing


def declares_entities(root: etree._Element) -> bool:
    """Whether the document declares entities of its own: a bomb or a lure, where such files never do."""
    # lxml's stubs do not know the entities of a DTD.
    declared: Any = root.getroottree().docinfo.internalDTD
    return declared is not None and any(True for _ in declared.iterentities())


def line_of(element: etree._Element) -> int | None:
    """Where the element begins; libxml2 counts no further than 65,535 in some builds."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def free(element: etree._Element) -> None:
    """Let go of an element that was read, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
