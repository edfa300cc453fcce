"""How is a PubMed record tied to other works? By notices of retraction and their kin.

Source: NLM, "Errata, Retractions, and Other Linked Citations in PubMed",
https://www.nlm.nih.gov/bsd/policy/errata.html, and the DTD's list of RefType.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from bedside.literature.pubmed_text import first_text
from bedside.terms import Doi, Notice, NoticeKind, Pmid

_RECEIVED, _GIVEN = True, False

TIES: Mapping[str, tuple[NoticeKind, bool]] = {
    "RetractionIn": (NoticeKind.RETRACTION, _RECEIVED),
    "RetractionOf": (NoticeKind.RETRACTION, _GIVEN),
    "PartialRetractionIn": (NoticeKind.PARTIAL_RETRACTION, _RECEIVED),
    "PartialRetractionOf": (NoticeKind.PARTIAL_RETRACTION, _GIVEN),
    # The first version is retracted; the second is the work itself, mended, and retracts nothing.
    "RetractedandRepublishedIn": (NoticeKind.RETRACTION, _RECEIVED),
    "RetractedandRepublishedFrom": (NoticeKind.REPUBLICATION, _GIVEN),
    "ExpressionOfConcernIn": (NoticeKind.CONCERN, _RECEIVED),
    "ExpressionOfConcernFor": (NoticeKind.CONCERN, _GIVEN),
    "ErratumIn": (NoticeKind.ERRATUM, _RECEIVED),
    "ErratumFor": (NoticeKind.ERRATUM, _GIVEN),
    "UpdateIn": (NoticeKind.UPDATE, _RECEIVED),
    "UpdateOf": (NoticeKind.UPDATE, _GIVEN),
    "RepublishedIn": (NoticeKind.REPUBLICATION, _RECEIVED),
    "RepublishedFrom": (NoticeKind.REPUBLICATION, _GIVEN),
    "CorrectedandRepublishedIn": (NoticeKind.REPUBLICATION, _RECEIVED),
    "CorrectedandRepublishedFrom": (NoticeKind.REPUBLICATION, _GIVEN),
}
"""What a RefType says; others (comments, reprints, references) are no notices."""

_NOTES = {
    (NoticeKind.CONCERN, _RECEIVED): "The journal published an expression of concern.",
    (NoticeKind.PARTIAL_RETRACTION, _RECEIVED): "The journal retracted part of this work.",
}
_PMID = re.compile(r"\s*([1-9]\d{0,7})\s*\Z", re.ASCII)
_DOI = re.compile(r"\s*(10\.\d{4,9}/[^\s\x00-\x1f\x7f-\x9f]+)\s*\Z")
_DOI_AT_END = re.compile(r"\bdoi: (10\.\d{4,9}/\S*[^\s.;,])[.;]?\Z")


def valid_pmid(text: str | None) -> Pmid | None:
    """The PubMed identifier that ``text`` is: one to eight digits."""
    found = _PMID.match(text) if text else None
    return Pmid(found[1]) if found else None


def valid_doi(text: str | None) -> Doi | None:
    """The DOI that ``text`` is, by its form."""
    found = _DOI.match(text) if text else None
    return Doi(found[1]) if found else None


def read_notices(listed: etree._Element | None) -> tuple[Notice, ...]:
    """The notices of a ``CommentsCorrectionsList``, in the record's order."""
    return tuple(_notices(listed)) if listed is not None else ()


def is_retraction(notice: Notice) -> bool:
    """Whether it says that this work was retracted."""
    return notice.is_received and notice.kind is NoticeKind.RETRACTION


def note_of(notices: tuple[Notice, ...]) -> str | None:
    """What a reader of the work must be told of its notices, beside a retraction."""
    met = {(notice.kind, notice.is_received) for notice in notices}
    return " ".join(text for tie, text in _NOTES.items() if tie in met) or None


def _notices(listed: etree._Element) -> Iterator[Notice]:
    for each in listed.iterchildren("CommentsCorrections"):
        tie = TIES.get(each.get("RefType", ""))
        if tie:
            text = first_text(each, "RefSource")
            printed = _DOI_AT_END.search(text or "")
            yield Notice(
                kind=tie[0],
                is_received=tie[1],
                text=text,
                pmid=valid_pmid(first_text(each, "PMID")),
                doi=valid_doi(printed[1]) if printed else None,
            )
