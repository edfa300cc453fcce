"""What does one PubMed record say? Its fields as printed; what is absent stays ``None``."""

import re
from collections.abc import Iterator

from lxml import etree

from bedside.literature.passages import Part, make_passages
from bedside.literature.pubmed_kind import find_kind
from bedside.literature.pubmed_text import flat_text
from bedside.ports import ReadPublication
from bedside.terms import (
    Doi,
    EvidenceKind,
    Origin,
    Passage,
    PassageKind,
    Pmid,
    Publication,
    PublicationId,
    ReadDepth,
)

_PMID = re.compile(r"[1-9]\d{0,7}\Z")
_DOI = re.compile(r"10\.\d{4,9}/\S+\Z")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")

_NOTICES = {
    "ExpressionOfConcernIn": "The journal published an expression of concern.",
    "PartialRetractionIn": "The journal retracted part of this work.",
}


class BadRecordError(Exception):
    """A record that cannot be used; the message says why."""


def read_record(record: etree._Element) -> ReadPublication:
    """The publication and passages of a ``PubmedArticle`` or ``PubmedBookArticle`` element.

    A record without an abstract gets its title as its one passage, so that it can be found.
    Raises :class:`BadRecordError` if it has no valid PMID or no title.
    """
    citation = record.find("MedlineCitation")
    book = record.find("BookDocument")
    top = citation if citation is not None else book
    if top is None:
        raise BadRecordError("The record holds no MedlineCitation.")
    pmid = _text(top, "PMID")
    if pmid is None or not _PMID.match(pmid):
        raise BadRecordError("The record has no valid PMID.")
    article = top.find("Article") if citation is not None else book
    if article is None:
        raise BadRecordError(f"Record {pmid} holds no Article.")
    publication = _publication(record, top, article, Pmid(pmid))
    return ReadPublication(publication=publication, passages=_passages(article, publication))


def _publication(
    record: etree._Element, top: etree._Element, article: etree._Element, pmid: Pmid
) -> Publication:
    title = _title(article)
    if title is None:
        raise BadRecordError(f"Record {pmid} has no title.")
    types = [flat_text(each) for each in article.iterfind(".//PublicationType")]
    notices = {each.get("RefType") for each in top.iterfind("CommentsCorrectionsList/CommentsCorrections")}
    is_book = article.tag == "BookDocument"
    return Publication(
        id=PublicationId(f"pmid:{pmid}"),
        kind=find_kind(types, title, default=EvidenceKind.TEXTBOOK if is_book else EvidenceKind.ARTICLE),
        title=title,
        origin=Origin.LITERATURE,
        authors=_authors(article),
        container=_text(article, "Journal/Title") or _text(article, "Book/BookTitle"),
        year=_year(article),
        volume=_volume(article),
        pages=_text(article, "Pagination/MedlinePgn"),
        pmid=pmid,
        doi=_doi(record, article),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        note=" ".join(text for kind, text in _NOTICES.items() if kind in notices) or None,
        language=_text(article, "Language"),
        is_retracted="RetractionIn" in notices or "Retracted Publication" in types,
    )


def _text(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return (flat_text(found) or None) if found is not None else None


def _title(article: etree._Element) -> str | None:
    """The title without the full stop that PubMed sets after it."""
    title = (
        _text(article, "ArticleTitle")
        or _text(article, "VernacularTitle")
        or _text(article, "Book/BookTitle")
    )
    is_stopped = title is not None and title.endswith(".") and not title.endswith("..")
    return title[:-1] if title and is_stopped else title


def _authors(article: etree._Element) -> str | None:
    """Names as PubMed prints them (``Agus ZS``), groups by their name, joined by commas."""
    lists = article.findall("AuthorList") or article.findall("Book/AuthorList")
    writers = [each for each in lists if each.get("Type", "authors") == "authors"] or lists
    names = (_name(author) for each in writers for author in each.iterfind("Author"))
    return ", ".join(name for name in names if name) or None


def _name(author: etree._Element) -> str | None:
    if author.get("ValidYN") == "N":
        return None
    last, initials = _text(author, "LastName"), _text(author, "Initials")
    if last is None:
        return _text(author, "CollectiveName")
    return f"{last} {initials}" if initials else last


def _year(article: etree._Element) -> int | None:
    """The year of the issue, else of the electronic article; a MedlineDate gives its first."""
    places = (
        "Journal/JournalIssue/PubDate/Year",
        "Journal/JournalIssue/PubDate/MedlineDate",
        "ArticleDate/Year",
        "Book/PubDate/Year",
        "ContributionDate/Year",
    )
    for place in places:
        found = _YEAR.search(_text(article, place) or "")
        if found:
            return int(found[1])
    return None


def _volume(article: etree._Element) -> str | None:
    """Volume with the issue in brackets, as references print it: ``10(7)``."""
    volume = _text(article, "Journal/JournalIssue/Volume")
    issue = _text(article, "Journal/JournalIssue/Issue")
    return f"{volume}({issue})" if volume and issue else volume


def _doi(record: etree._Element, article: etree._Element) -> Doi | None:
    """The work's own DOI, never one of its references'."""
    places = [each for each in article.iterfind("ELocationID[@EIdType='doi']") if each.get("ValidYN") != "N"]
    places += record.iterfind("PubmedData/ArticleIdList/ArticleId[@IdType='doi']")
    places += article.iterfind("ArticleIdList/ArticleId[@IdType='doi']")
    found = (flat_text(each) for each in places)
    return next((Doi(doi) for doi in found if _DOI.match(doi)), None)


def _passages(article: etree._Element, publication: Publication) -> tuple[Passage, ...]:
    sections = list(_sections(article))
    if sections:
        return make_passages(publication.id, sections)
    return make_passages(
        publication.id, [Part(("title",), publication.title, PassageKind.TITLE)], read_depth=ReadDepth.RECORD
    )


def _sections(article: etree._Element) -> Iterator[Part]:
    """The abstract's sections with their printed labels."""
    for each in article.iterfind("Abstract/AbstractText"):
        text = flat_text(each)
        if text:
            yield Part((each.get("Label", ""),), text)
