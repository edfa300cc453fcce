"""What do an article's ties to others say: is it retracted, corrected, or the notice of that?

Values of ``@related-article-type``: JATS Archiving and Interchange Tag Library, and PubMed Central's
tagging guidelines, which add ``object-of-concern``, ``updated-article`` and ``republished-article``.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from bedside.literature.jats.identifiers import HREF, parse_doi, parse_pmid
from bedside.literature.pubmed_text import flat_text
from bedside.terms import Doi, Notice, NoticeKind, Pmid

# Whether the tie is received: the other work is the notice and speaks of this one.
_BY_TIE: dict[str, tuple[NoticeKind, bool]] = {
    "retracted-article": (NoticeKind.RETRACTION, False),
    "retraction-forward": (NoticeKind.RETRACTION, True),
    "corrected-article": (NoticeKind.ERRATUM, False),
    "correction-forward": (NoticeKind.ERRATUM, True),
    "object-of-concern": (NoticeKind.CONCERN, False),
    "updated-article": (NoticeKind.UPDATE, False),
    "republished-article": (NoticeKind.REPUBLICATION, False),
}
# The same word serves both ways: the type of the article that holds it tells which.
_BOTH_WAYS: dict[str, NoticeKind] = {
    "partial-retraction": NoticeKind.PARTIAL_RETRACTION,
    "expression-of-concern": NoticeKind.CONCERN,
}
_RETRACTED_TYPES = frozenset({"retracted-article"})
_RETRACTED_TITLE = re.compile(r"\W*retracted(?: article)?\s*[:\]]", re.IGNORECASE)


def read_notices(meta: etree._Element, article_type: str) -> tuple[Notice, ...]:
    """The ties that concern the standing of a work, in printed order; companions and letters are none."""
    return tuple(_notices(meta, article_type))


def is_retracted(article_type: str, title: str, notices: Sequence[Notice]) -> bool:
    """Whether the article says of itself that it was retracted; a notice of retraction is not."""
    is_told = any(each.kind is NoticeKind.RETRACTION and each.is_received for each in notices)
    is_titled = article_type != "retraction" and bool(_RETRACTED_TITLE.match(title))
    return is_told or article_type in _RETRACTED_TYPES or is_titled


def _notices(meta: etree._Element, article_type: str) -> Iterator[Notice]:
    for each in meta.iterfind("related-article"):
        tie = each.get("related-article-type", "")
        if tie in _BY_TIE:
            kind, is_received = _BY_TIE[tie]
        elif tie in _BOTH_WAYS:
            kind = _BOTH_WAYS[tie]
            is_received = article_type not in (tie, "retraction")
        else:
            continue
        pmid, doi = _other(each)
        yield Notice(kind=kind, is_received=is_received, pmid=pmid, doi=doi, text=_printed(each))


def _other(related: etree._Element) -> tuple[Pmid | None, Doi | None]:
    """The other work's identifiers, by what the link says it holds."""
    type, href = related.get("ext-link-type"), related.get(HREF) or ""
    pmid = parse_pmid(href) if type in ("pmid", "pubmed") else None
    doi = parse_doi(href) if type not in ("pmid", "pubmed", "pmc", "pmcid") else None
    for each in related.iter("pub-id", "article-id"):
        pmid = pmid or (parse_pmid(flat_text(each)) if each.get("pub-id-type") == "pmid" else None)
        doi = doi or (parse_doi(flat_text(each)) if each.get("pub-id-type") == "doi" else None)
    return pmid, doi


def _printed(related: etree._Element) -> str | None:
    """Where the other work is printed: the element's words, else its journal, volume and page."""
    if text := flat_text(related):
        return text
    journal, volume, page = (related.get(name) or "" for name in ("journal-id", "vol", "page"))
    where = volume + (f":{page}" if page else "")
    return " ".join(part for part in (journal, where) if part) or None
