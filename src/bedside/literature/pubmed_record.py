"""What does one PubMed record say? Its fields as printed; what is absent stays ``None``."""

import re
from collections.abc import Iterator

from lxml import etree

from bedside.literature.passages import Part, make_passages
from bedside.literature.pubmed_abstract import (
    abstract_parts,
    other_abstract_parts,
    read_title,
    vernacular_part,
)
from bedside.literature.pubmed_kind import find_kind
from bedside.literature.pubmed_names import read_authors, read_date, read_pages, read_volume, read_year
from bedside.literature.pubmed_parts import Parts
from bedside.literature.pubmed_text import flat_text
from bedside.literature.pubmed_ties import (
    is_retraction,
    note_of,
    read_notices,
    valid_doi,
    valid_pmid,
)
from bedside.ports import ReadPublication, ReadRemoval
from bedside.terms import (
    Doi,
    EvidenceKind,
    Origin,
    Passage,
    PassageKind,
    Pmcid,
    Publication,
    PublicationId,
    ReadDepth,
)

_PMCID = re.compile(r"PMC[1-9]\d{0,9}\Z")


class BadRecordError(Exception):
    """A record that cannot be used; the message says why."""


def read_removal(record: etree._Element) -> ReadRemoval:
    """The works that a ``DeleteCitation`` takes back. Raises :class:`BadRecordError` at a wrong PMID."""
    stated = [flat_text(each) for each in record.iterchildren("PMID")]
    if not all(map(valid_pmid, stated)):
        raise BadRecordError("The deletion names what is no PMID.")
    return ReadRemoval(ids=tuple(PublicationId(f"pmid:{pmid}") for pmid in stated))


def read_record(record: etree._Element) -> ReadPublication:
    """The publication and passages of a ``PubmedArticle`` or ``PubmedBookArticle`` element.

    A record without an abstract gets its title as its first passage, so that it can be found.
    Raises :class:`BadRecordError` if it has no valid PMID or no title.
    """
    parts = Parts(record)
    if citation := parts.all("MedlineCitation"):
        top = Parts(citation[0])
        article, data = top.inner("Article"), parts.inner("PubmedData")
        if not top.all("Article"):
            raise BadRecordError(f"Record {top.text('PMID')} holds no Article.")
    elif parts.all("BookDocument"):
        top = article = parts.inner("BookDocument")
        data = parts.inner("PubmedBookData")
    else:
        raise BadRecordError("The record holds no MedlineCitation.")
    publication = _publication(top, article, data)
    return ReadPublication(publication=publication, passages=_passages(top, article, publication))


def _publication(top: Parts, article: Parts, data: Parts) -> Publication:
    """``top`` holds PMID, headings and notices; in a book's record it is ``article`` itself."""
    pmid = valid_pmid(top.text("PMID"))
    if pmid is None:
        raise BadRecordError("The record has no valid PMID.")
    journal, book, abstract = (article.inner(name) for name in ("Journal", "Book", "Abstract"))
    issue = journal.inner("JournalIssue")
    title = read_title(article) or book.text("BookTitle")
    if title is None:
        raise BadRecordError(f"Record {pmid} has no title.")
    types, ids = _types(article), _identifiers(data, article)
    notices = read_notices(top.first("CommentsCorrectionsList"))
    default = EvidenceKind.TEXTBOOK if top is article else EvidenceKind.ARTICLE
    return Publication(
        id=PublicationId(f"pmid:{pmid}"),
        kind=find_kind(types, title, default=default),
        title=title,
        origin=Origin.LITERATURE,
        authors=read_authors(article.all("AuthorList") or book.all("AuthorList")),
        container=journal.text("Title") or book.text("BookTitle"),
        year=read_year(_dates(issue, article, book)),
        volume=read_volume(issue) or book.text("Volume"),
        pages=read_pages(article.inner("Pagination")),
        pmid=pmid,
        doi=_doi(article) or valid_doi(ids.get("doi")),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        note=note_of(notices),
        language=article.text("Language"),
        is_retracted=any(map(is_retraction, notices)) or "Retracted Publication" in types,
        pmcid=_pmcid(ids.get("pmc", "")),
        revised=read_date(top.first("DateRevised")) or read_date(top.first("DateCompleted")),
        edition=book.text("Edition"),
        license=abstract.text("CopyrightInformation"),
        types=types,
        mesh=_headings(top),
        grants=tuple(_grants(article)),
        notices=notices,
    )


def _types(article: Parts) -> tuple[str, ...]:
    """Publication types; a book's stand without a list around them."""
    listed = article.first("PublicationTypeList")
    found = listed.iterchildren("PublicationType") if listed is not None else article.all("PublicationType")
    return tuple(flat_text(each) for each in found)


def _headings(top: Parts) -> tuple[str, ...]:
    listed = top.first("MeshHeadingList")
    return tuple(flat_text(each) for each in listed.iter("DescriptorName")) if listed is not None else ()


def _grants(article: Parts) -> Iterator[str]:
    """``AGENCY: id`` each, with what of the two is there."""
    listed = article.first("GrantList")
    for each in listed if listed is not None else ():
        grant = Parts(each)
        if stated := ": ".join(filter(None, (grant.text("Agency"), grant.text("GrantID")))):
            yield stated


def _dates(issue: Parts, article: Parts, book: Parts) -> Iterator[str | None]:
    """What may state the year: the issue, else the electronic article, else the book."""
    printed = issue.inner("PubDate")
    yield from (printed.text("Year"), printed.text("MedlineDate"))
    yield article.inner("ArticleDate").text("Year")
    yield book.inner("PubDate").text("Year")
    yield article.inner("ContributionDate").text("Year")


def _identifiers(data: Parts, article: Parts) -> dict[str, str]:
    """The work's own identifiers by their kind, never one of its references'; the first of a kind counts."""
    found: dict[str, str] = {}
    for listed in (*data.all("ArticleIdList"), *article.all("ArticleIdList")):
        for each in listed:
            found.setdefault(each.get("IdType", "pubmed"), flat_text(each))
    return found


def _doi(article: Parts) -> Doi | None:
    places = article.all("ELocationID")
    stated = (each for each in places if each.get("EIdType") == "doi" and each.get("ValidYN") != "N")
    return next(filter(None, (valid_doi(flat_text(each)) for each in stated)), None)


def _pmcid(text: str) -> Pmcid | None:
    return Pmcid(text) if _PMCID.match(text) else None


def _passages(top: Parts, article: Parts, publication: Publication) -> tuple[Passage, ...]:
    title, language = publication.title, publication.language
    parts = [part for part in _abstracts(top, article) if part.text]
    read_depth = ReadDepth.ABSTRACT if parts else ReadDepth.RECORD
    if not parts:
        parts.append(Part(("title",), title, PassageKind.TITLE))
    parts += vernacular_part(article, title=title, language=language)
    return make_passages(publication.id, parts, read_depth=read_depth, license=publication.license)


def _abstracts(top: Parts, article: Parts) -> Iterator[Part]:
    yield from abstract_parts(article.first("Abstract"))
    for other in top.all("OtherAbstract"):
        yield from other_abstract_parts(other)
