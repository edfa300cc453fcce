"""What does one article say? Its fields as printed, and its text; what is absent stays ``None``."""

import re

from lxml import etree

from bedside.literature.jats.body import read_parts
from bedside.literature.jats.dates import find_newest, find_year
from bedside.literature.jats.identifiers import HREF, parse_doi, parse_pmcid, parse_pmid
from bedside.literature.jats.kind import find_article_kind
from bedside.literature.jats.names import print_authors
from bedside.literature.jats.notices import is_retracted, read_notices
from bedside.literature.jats.references import ReferenceList, read_references
from bedside.literature.jats.words import Words
from bedside.literature.passages import Part, make_passages
from bedside.literature.pubmed_text import flat_text
from bedside.literature.xml_tree import child_text
from bedside.ports import ReadPublication
from bedside.terms import (
    Doi,
    Origin,
    Passage,
    PassageKind,
    Pmcid,
    Pmid,
    Publication,
    PublicationId,
    ReadDepth,
)

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LICENSE_ADDRESS = re.compile(r"https?://creativecommons\.org/\S+", re.IGNORECASE)
_LONGEST_LICENSE = 500
_STOPPED = re.compile(r"[^.]\.\Z")


class BadArticleError(Exception):
    """An article that cannot be used; the message says why."""


def read_article(article: etree._Element) -> ReadPublication:
    """The publication and passages of an ``article`` element with bare names.

    Raises :class:`BadArticleError` if it states no identifier or no title.
    """
    meta = article.find("front/article-meta")
    if meta is None:
        raise BadArticleError("The article holds no <article-meta>.")
    references = read_references(article)
    publication = _publication(article, meta, references)
    return ReadPublication(publication=publication, passages=_passages(article, publication, references))


def _publication(article: etree._Element, meta: etree._Element, references: ReferenceList) -> Publication:
    pmid, pmcid, doi = _identifiers(meta)
    id = _id(pmid, pmcid, doi)
    title = _title(meta)
    if title is None:
        raise BadArticleError(f"Article {id} has no title.")
    type = article.get("article-type", "").strip()
    subjects = [flat_text(each) for each in meta.iterfind("article-categories//subject")]
    notices = read_notices(meta, type)
    return Publication(
        id=id,
        kind=find_article_kind(type, subjects, title),
        title=title,
        origin=Origin.LITERATURE,
        authors=print_authors(meta),
        container=_container(article),
        year=find_year(meta),
        volume=_volume(meta),
        pages=_pages(meta),
        pmid=pmid,
        doi=doi,
        url=f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/" if pmcid else None,
        language=article.get(_LANGUAGE),
        is_retracted=is_retracted(type, title, notices),
        pmcid=pmcid,
        revised=find_newest(meta),
        license=_license(meta),
        types=tuple(dict.fromkeys(filter(None, (type, *subjects)))),
        notices=notices,
        cited=references.works,
    )


def _identifiers(meta: etree._Element) -> tuple[Pmid | None, Pmcid | None, Doi | None]:
    stated: dict[str, str] = {}
    for each in meta.iterfind("article-id"):
        stated.setdefault(each.get("pub-id-type", ""), flat_text(each))
    return (
        parse_pmid(stated.get("pmid", "")),
        parse_pmcid(stated.get("pmcid") or stated.get("pmc", "")),
        parse_doi(stated.get("doi", "")),
    )


def _id(pmid: Pmid | None, pmcid: Pmcid | None, doi: Doi | None) -> PublicationId:
    """The first that is known; letters of a DOI count alike, large or small (DOI Handbook, 2.4)."""
    named = (
        f"pmid:{pmid}" if pmid else None,
        f"pmcid:{pmcid}" if pmcid else None,
        f"doi:{doi.lower()}" if doi else None,
    )
    found = next(filter(None, named), None)
    if found is None:
        raise BadArticleError("The article states no valid PMID, PMCID or DOI.")
    return PublicationId(found)


def _title(meta: etree._Element) -> str | None:
    """Title and subtitle without footnote marks, and without the full stop after it."""
    words = []
    for name in ("article-title", "subtitle"):
        found = meta.find(f"title-group/{name}")
        if found is not None:
            words.append(_words_of(found))
    title = ": ".join(filter(None, words))
    return (title[:-1] if _STOPPED.search(title) else title) or None


def _words_of(element: etree._Element) -> str:
    words = Words(ReferenceList(works=(), places={}))
    words.add(element.text)
    for child in element:
        is_mark = child.tag in ("xref", "fn") or (child.tag == "sup" and child.find("xref") is not None)
        if not is_mark:
            words.add_element(child)
        words.add(child.tail)
    return words.text


def _container(article: etree._Element) -> str | None:
    for place in ("journal-title-group/journal-title", "journal-title"):
        found = article.find(f"front/journal-meta/{place}")
        if found is not None and (text := flat_text(found)):
            return text
    return None


def _volume(meta: etree._Element) -> str | None:
    """Volume with the issue in brackets, as references print it: ``10(7)``."""
    volume, issue = child_text(meta, "volume"), child_text(meta, "issue")
    return f"{volume}({issue})" if volume and issue else volume


def _pages(meta: etree._Element) -> str | None:
    first, last = child_text(meta, "fpage"), child_text(meta, "lpage")
    if first is None:
        return child_text(meta, "elocation-id") or child_text(meta, "page-range")
    return f"{first}-{last}" if last and last != first else first


def _license(meta: etree._Element) -> str | None:
    """The address of the license, else its words; a statement of copyright is none."""
    for license in meta.iter("license"):
        stated = [license.get(HREF) or "", *(flat_text(each) for each in license.iter("license_ref"))]
        linked = [each.get(HREF) or flat_text(each) for each in license.iter("ext-link", "uri")]
        addresses = [*filter(None, stated), *(each for each in linked if _LICENSE_ADDRESS.match(each))]
        text = flat_text(license)
        found = _LICENSE_ADDRESS.search(text)
        if addresses or found or text:
            return next(iter(addresses), found[0].rstrip(".,;)") if found else text[:_LONGEST_LICENSE])
    for each in meta.iterfind("permissions/license_ref"):
        return flat_text(each) or None
    return None


def _passages(
    article: etree._Element, publication: Publication, references: ReferenceList
) -> tuple[Passage, ...]:
    has_body = article.find("body") is not None
    parts = list(read_parts(article, references))
    depth = ReadDepth.FULL_TEXT if has_body else ReadDepth.ABSTRACT
    if not parts:
        parts, depth = [Part(("title",), publication.title, PassageKind.TITLE)], ReadDepth.RECORD
    return make_passages(publication.id, parts, read_depth=depth, license=publication.license)
