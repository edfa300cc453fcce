"""What does the Medical Subject Headings' vocabulary call a thing, and where does it stand?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshHeading:
    """A main heading (descriptor) of MeSH.

    ``id`` is NLM's, such as ``D008274``. ``names`` are the entry terms, without ``name`` itself and
    without doubles. ``trees`` are the tree numbers, such as ``C18.452.750``; a few headings have none.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    trees: tuple[str, ...] = ()
