"""What does a web page state of itself? Title, authors, dates, where it appeared, license.

Only what the page declares in ``meta``, ``link`` and schema.org data is read. Dates are never guessed from
its text, as libraries for news do: the year of a leaflet would become that of anything that it mentions.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from bedside.literature.wording import one_line
from bedside.terms import Doi, Pmid

# Highwire tags (Google Scholar), Dublin Core, Open Graph and plain HTML, the surest first.
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title"),
    "shared title": ("og:title",),
    "authors": ("citation_author", "dc.creator", "dcterms.creator", "author"),
    "date": (
        "citation_publication_date",
        "citation_date",
        "dcterms.issued",
        "dc.date.issued",
        "article:published_time",
        "datepublished",
        "dc.date",
        "dcterms.date",
        "date",
    ),
    "revised": ("dcterms.modified", "article:modified_time", "datemodified", "last-modified"),
    "container": ("citation_journal_title", "og:site_name", "application-name"),
    "language": ("citation_language", "dc.language", "dcterms.language", "content-language"),
    "license": ("dcterms.license", "dc.rights", "dcterms.rights"),
    "url": ("og:url",),
    "doi": ("citation_doi", "dc.identifier", "dcterms.identifier"),
    "pmid": ("citation_pmid",),
    "volume": ("citation_volume",),
    "first page": ("citation_firstpage",),
    "last page": ("citation_lastpage",),
}
# schema.org: what its types call the same.
_LINKED: Mapping[str, str] = {
    "headline": "shared title",
    "author": "authors",
    "datePublished": "date",
    "dateModified": "revised",
    "publisher": "container",
    "inLanguage": "language",
    "license": "license",
}
_WORKS = re.compile(r"Article|WebPage|Guideline|Report|CreativeWork|Drug")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S{1,1000})\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*\Z")
_LONGEST = 1_000_000
"""Characters of one block of schema.org data that are read."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states; ``None`` where it states nothing, or nothing that can be so."""

    title: str | None
    authors: str | None
    year: int | None
    revised: str | None
    container: str | None
    language: str | None
    license: str | None
    url: str | None
    doi: Doi | None
    pmid: Pmid | None
    volume: str | None
    pages: str | None


def read_metadata(root: etree._Element) -> PageMetadata:
    """The metadata of a page, before anything is taken out of it."""
    stated = _stated(root)

    def first(field: str) -> str | None:
        return next(iter(stated.get(field, ())), None)

    date, revised, pages = first("date"), first("revised"), [first("first page"), first("last page")]
    return PageMetadata(
        title=first("title") or _title(root, first("shared title")),
        authors=", ".join(name for name in stated.get("authors", ()) if not name.startswith("http")) or None,
        year=_year(date),
        revised=found[0] if (found := re.match(r"\d{4}-\d\d-\d\d", revised or "")) else None,
        container=first("container"),
        language=_matching(_LANGUAGE, root.get("lang") or root.get("xml:lang") or first("language")),
        license=_link(root, "license") or first("license"),
        url=_matching(_WEB_ADDRESS, _link(root, "canonical")) or _matching(_WEB_ADDRESS, first("url")),
        doi=next((Doi(f[1]) for value in stated.get("doi", ()) if (f := _DOI.match(value))), None),
        pmid=Pmid(pmid) if (pmid := first("pmid")) and re.fullmatch(r"[1-9]\d{0,8}", pmid) else None,
        volume=first("volume"),
        pages="-".join(filter(None, pages)) if pages[0] else None,
    )


def _stated(root: etree._Element) -> dict[str, list[str]]:
    """Each field with the values of its surest name; schema.org speaks where the others are silent."""
    named: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or meta.get("http-equiv")
        if name and (value := one_line(meta.get("content", ""))):
            named.setdefault(name.strip().lower(), []).append(value)
    stated = {
        field: next((named[name] for name in names if name in named), []) for field, names in _META.items()
    }
    for field, value in _linked_data(root):
        if field == "authors" or not stated[field]:
            stated[field] = stated[field] or []
            if field != "authors" or not any(name in named for name in _META["authors"]):
                stated[field].append(value)
    return stated


def _linked_data(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Fields of the page's first work in schema.org's JSON."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            found = json.loads((script.text or "")[:_LONGEST])
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph", found) if isinstance(found, dict) else found
        for work in graph if isinstance(graph, list) else [graph]:
            if isinstance(work, dict) and _WORKS.search(str(work.get("@type"))):
                for key, field in _LINKED.items():
                    yield from ((field, name) for name in _names(work.get(key)))
                return


def _names(value: Any) -> Iterator[str]:
    """A value that is a text, a thing with a name, or a list of either."""
    for item in value if isinstance(value, list) else [value]:
        text = item.get("name") if isinstance(item, dict) else item
        if isinstance(text, str) and one_line(text):
            yield one_line(text)


def _title(root: etree._Element, shared: str | None) -> str | None:
    """The page's title; its one main heading where the title holds that and the site's name besides."""
    title = shared or next((one_line("".join(map(str, e.itertext()))) for e in root.iter("title")), "")
    headings = [one_line(" ".join(map(str, e.itertext()))) for e in root.iter("h1")]
    if len(headings) == 1 and headings[0] and (not title or headings[0] in title):
        return headings[0]
    return title or None


def _link(root: etree._Element, relation: str) -> str | None:
    for link in root.iter("link", "a"):
        if relation in link.get("rel", "").lower().split() and (target := one_line(link.get("href", ""))):
            return target
    return None


def _year(date: str | None) -> int | None:
    found = re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", date or "")
    return int(found[0]) if found else None


def _matching(pattern: re.Pattern[str], value: str | None) -> str | None:
    return value if value and pattern.match(value) else None
