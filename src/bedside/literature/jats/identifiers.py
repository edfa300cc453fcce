"""Under which identifiers is a work known? Only those that the file states and that can be."""

import re
from collections.abc import Iterator

from lxml import etree

from bedside.literature.pubmed_text import flat_text
from bedside.terms import Doi, Pmcid, Pmid

HREF = "{http://www.w3.org/1999/xlink}href"

_PMID = re.compile(r"[1-9]\d{0,7}\Z")
_PMCID = re.compile(r"(?:PMC)?([1-9]\d{0,8})\Z", re.IGNORECASE)
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S{1,1000})\Z", re.IGNORECASE)


def parse_pmid(text: str) -> Pmid | None:
    """A PubMed identifier, or ``None`` if the text is none."""
    return Pmid(text) if _PMID.match(text) else None


def parse_pmcid(text: str) -> Pmcid | None:
    """A PubMed Central identifier, written with ``PMC`` before its digits."""
    found = _PMCID.match(text)
    return Pmcid(f"PMC{found[1]}") if found else None


def parse_doi(text: str) -> Doi | None:
    """A DOI without the resolver's address before it."""
    found = _DOI.match(text.strip())
    return Doi(found[1]) if found else None


def find_pmid(citation: etree._Element) -> Pmid | None:
    """The PubMed identifier that an entry of a list of references states."""
    return next(filter(None, map(parse_pmid, _stated(citation, "pmid", "pubmed"))), None)


def find_doi(citation: etree._Element) -> Doi | None:
    """The DOI that an entry of a list of references states."""
    return next(filter(None, map(parse_doi, _stated(citation, "doi"))), None)


def _stated(citation: etree._Element, *types: str) -> Iterator[str]:
    for each in citation.iter("pub-id", "ext-link", "object-id"):
        if each.get("pub-id-type") in types:
            yield flat_text(each)
        elif each.get("ext-link-type") in types:
            yield each.get(HREF) or ""
            yield flat_text(each)
