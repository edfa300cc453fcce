"""What do E-utilities answer, and is it sound? Formats: https://www.ncbi.nlm.nih.gov/books/NBK25499/.

An answer is data: no DTD is loaded, no entity is put in, nothing is fetched for it.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from bedside.terms import Pmid

ROOT = "PubmedArticleSet"
_RECORDS = {"PubmedArticle": "MedlineCitation/PMID", "PubmedBookArticle": "BookDocument/PMID"}
_PHRASES = {
    "PhraseNotFound": "PubMed found nothing for",
    "QuotedPhraseNotFound": "PubMed does not know the quoted phrase, and looked for its words one by one, at",
    "PhraseIgnored": "PubMed left out",
    "FieldNotFound": "PubMed knows no such field as",
}
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


class UnsoundAnswerError(Exception):
    """An answer that is not what was asked for; the message ends a sentence that begins with the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gave: how many match, the first of them, and what PubMed says about the query."""

    count: int
    pmids: tuple[Pmid, ...]
    warnings: tuple[str, ...]


def read_search(data: bytes, *, query: str) -> Found:
    """ESearch's answer to ``query``. Raises ``UnsoundAnswerError``."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except etree.XMLSyntaxError as error:
        raise UnsoundAnswerError(f"gave {_looks_like(data)} instead of a list") from error
    count = root.findtext("Count", "").strip()
    if root.tag != "eSearchResult" or not count.isdecimal():
        raise UnsoundAnswerError(
            "answered the search with an error (are the query's brackets and tags right?)"
        )
    pmids = tuple(Pmid(id.text.strip()) for id in root.iterfind("IdList/Id") if id.text)
    return Found(count=int(count), pmids=pmids, warnings=_warnings(root, query))


def _warnings(root: etree._Element, query: str) -> tuple[str, ...]:
    return tuple(
        f"{said} {_place(element.text or '', query)}."
        for element in root.iterfind("*/*")
        if (said := _PHRASES.get(str(element.tag)))
    )


def _place(phrase: str, query: str) -> str:
    """Which words of the query a phrase is; the phrase itself may tell of a person and is not repeated."""
    bare, asked = phrase.strip().strip('"').lower(), query.lower()
    at = re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", asked) if bare else None
    if at is None:
        return "some words"
    before = asked[: at.start()]
    first = len(before.split()) + (not before or before[-1].isspace())
    last = first + len(bare.split()) - 1
    return f"word {first}" if first == last else f"words {first} to {last}"


def read_pmids(path: Path) -> frozenset[Pmid]:
    """The PMIDs of a kept EFetch answer. Raises ``UnsoundAnswerError`` unless it is whole records."""
    try:
        return _read_pmids(path)
    except etree.XMLSyntaxError as error:
        with path.open("rb") as stream:
            seen = _looks_like(stream.read(1_000))
        raise UnsoundAnswerError(f"gave {seen} instead of records") from error


def _read_pmids(path: Path) -> frozenset[Pmid]:
    found = set()
    parsing = etree.iterparse(str(path), events=("end",), tag=tuple(_RECORDS), **_SAFE)
    for _, element in parsing:
        pmid = element.findtext(_RECORDS[str(element.tag)], "").strip()
        found.add(Pmid(pmid))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    root = parsing.root
    if root is None or root.tag != ROOT:
        seen = "a web page" if root is not None and str(root.tag).lower().endswith("html") else "an error"
        raise UnsoundAnswerError(f"gave {seen} instead of records")
    return frozenset(found)


def _looks_like(data: bytes) -> str:
    begun = data[:1_000].lstrip().lower()
    if not begun:
        return "nothing"
    if begun.startswith(b"{"):
        return "an error"
    return "a web page" if b"<html" in begun else "XML that breaks off"
