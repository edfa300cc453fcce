"""How are authors' names printed? As PubMed prints them: surname and initials, ``Agus ZS``."""

import re

from lxml import etree

from bedside.literature.pubmed_text import flat_text
from bedside.literature.xml_tree import child_text, is_element

_BETWEEN_NAMES = re.compile(r"[\s.\-‐‑–]+")


def print_authors(meta: etree._Element) -> str | None:
    """The authors of an article, groups by their name, joined by commas; editors are left out."""
    contributors = [
        each
        for each in meta.iterfind("contrib-group/contrib")
        if each.get("contrib-type", "author") == "author"
    ]
    names = (_contributor(each) for each in contributors)
    return ", ".join(filter(None, names)) or None


def _contributor(contributor: etree._Element) -> str | None:
    for place in ("name", "name-alternatives/name", "string-name", "name-alternatives/string-name"):
        found = contributor.find(place)
        if found is not None:
            return print_name(found)
    group = contributor.find("collab")
    if group is None:
        group = contributor.find("collab-alternatives/collab")
    return print_name(group) if group is not None else None


def print_name(element: etree._Element) -> str | None:
    """One name from a ``name``, ``string-name`` or ``collab`` element; ``None`` for anything else."""
    if element.tag == "collab":
        return _group(element) or None
    if element.tag not in ("name", "string-name"):
        return None
    surname = child_text(element, "surname")
    if surname is None:
        return flat_text(element) or None
    given = element.find("given-names")
    initials = find_initials(flat_text(given)) if given is not None else ""
    return " ".join(part for part in (surname, initials, child_text(element, "suffix")) if part)


def find_initials(given: str) -> str:
    """``Zalman S.`` gives ``ZS``, ``Jean-Pierre`` ``JP``; what is all capitals are initials already."""
    parts = [part for part in _BETWEEN_NAMES.split(given) if part]
    return "".join(_initial(part) for part in parts)


def _initial(part: str) -> str:
    if part.isupper() and len(part) <= 3:
        return part
    return part[0] if part[0].isupper() else ""


def _group(collab: etree._Element) -> str:
    """A group's name, without the members that some files list inside it."""
    words = collab.text or ""
    for child in collab:
        if is_element(child) and child.tag not in ("contrib-group", "xref", "fn", "aff"):
            words += flat_text(child)
        words += child.tail or ""
    return " ".join(words.split())
