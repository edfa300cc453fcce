"""Who wrote a work, where and when did it appear? As PubMed prints it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from lxml import etree

from bedside.literature.pubmed_parts import Parts
from bedside.literature.pubmed_text import flat_text

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_NAME_TAGS = ("Author", "LastName", "Initials", "CollectiveName")


def read_authors(lists: Sequence[etree._Element]) -> str | None:
    """Names as PubMed prints them (``Agus ZS``), groups by their name, joined by commas.

    Lists of editors count only where there is none of authors.
    """
    writers = [each for each in lists if each.get("Type", "authors") == "authors"] or lists
    return ", ".join(name for each in writers for name in _names(each)) or None


def _names(listed: etree._Element) -> Iterator[str]:
    parts: dict[str, str] = {}
    for node in listed.iter(*_NAME_TAGS):
        if node.tag == "Author":
            yield from _name(parts)
            parts = {} if node.get("ValidYN") != "N" else {"is wrong": ""}
        else:
            parts.setdefault(node.tag, flat_text(node))
    yield from _name(parts)


def _name(parts: Mapping[str, str]) -> Iterator[str]:
    last, initials = parts.get("LastName"), parts.get("Initials")
    name = (f"{last} {initials}" if initials else last) or parts.get("CollectiveName")
    if name and "is wrong" not in parts:
        yield name


def read_year(texts: Iterable[str | None]) -> int | None:
    """The first year that is stated in ``texts``, which come in order of trust."""
    found = (_YEAR.search(text) for text in texts if text)
    return next((int(year[1]) for year in found if year), None)


def read_date(element: etree._Element | None) -> str | None:
    """A date in ISO 8601; ``None`` unless year, month and day are stated in figures."""
    if element is None:
        return None
    stated = {child.tag: child.text for child in element}
    try:
        year, month, day = (int(stated.get(part) or "") for part in ("Year", "Month", "Day"))
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):  # no number, no day of the calendar, or one past all bounds
        return None


def read_volume(issue: Parts) -> str | None:
    """Volume with the issue in brackets, as references print it: ``10(7)``."""
    volume, number = issue.text("Volume"), issue.text("Issue")
    return f"{volume}({number})" if volume and number else volume


def read_pages(pagination: Parts) -> str | None:
    """Pages as printed; where only first and last are given, with a hyphen between."""
    first, last = pagination.text("StartPage"), pagination.text("EndPage")
    return pagination.text("MedlinePgn") or (f"{first}-{last}" if first and last else first)
