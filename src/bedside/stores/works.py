"""What does a work say that several records tell of? Pure rules, no storage.

A work may come as a PubMed record, as full text, as a page and again as a newer version of each.
The newest version of a record wins; among records the one that was read deepest gives the text,
and the others lend what it lacks. The order in which they came changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bedside.ports import ReadPublication
from bedside.terms import (
    Doi,
    Notice,
    NoticeKind,
    Pmid,
    Publication,
    PublicationId,
    ReadDepth,
    passage_id,
)

_SCHEMES = ("pmid:", "pmcid:", "doi:")
"""Whose id a work bears when several tell of it: the first scheme wins."""
_DEPTHS = (
    ReadDepth.NOT_READ,
    ReadDepth.RECORD,
    ReadDepth.ABSTRACT,
    ReadDepth.SECTION,
    ReadDepth.LABEL_SECTION,
    ReadDepth.FULL_TEXT,
)
_LENT = (
    *("authors", "container", "year", "volume", "pages", "pmid", "doi", "pmcid", "url", "language"),
    *("edition", "superseded_by", "license", "types", "mesh", "grants", "cited"),
)
"""What another record of the same work may add where the chosen one is silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A notice that somebody tells of a work known by ``key``; ``pmid`` is the one stated with it."""

    key: str
    pmid: Pmid | None
    notice: Notice


def join_records(records: Iterable[ReadPublication], told: Iterable[Told] = ()) -> ReadPublication:
    """The work that the records tell of, with the notices that tables and other records tell about it.

    ``records`` holds the newest version of each, ``told`` all that is told of one of their keys.
    """
    ordered = sorted(records, key=_weight, reverse=True)
    chosen = ordered[0]
    others = [each.publication for each in ordered[1:]]
    work = chosen.publication
    for other in others:
        work = replace(work, **{name: getattr(other, name) for name in _LENT if not getattr(work, name)})
    of_tables = [each.notice for each in told if _is_about(each, work)]
    lent = (each for other in others for each in other.notices)
    notices = dict.fromkeys((*work.notices, *lent, *of_tables))
    retracting = NoticeKind.RETRACTION in {each.kind for each in notices if each.is_received and each.by}
    work = replace(
        work,
        id=_choose_id(each.publication.id for each in ordered),
        notices=tuple(notices),
        is_retracted=retracting or any(each.publication.is_retracted for each in ordered),
    )
    return _renamed(chosen, work)


def tell_of(pmid: Pmid | None, doi: Doi | None, notice: Notice) -> list[Told]:
    """A notice under each key of the work that it speaks of."""
    keys = ([f"pmid:{pmid}"] if pmid else []) + ([f"doi:{doi.lower()}"] if doi else [])
    return [Told(key=key, pmid=pmid, notice=notice) for key in keys]


def find_told(publication: Publication) -> list[Told]:
    """What a record tells about other works.

    A retraction notice that is in the library marks the retracted work, even if the latter's own
    record is older than the retraction.
    """
    mine = Notice(
        kind=NoticeKind.RETRACTION,
        is_received=True,
        text=publication.title,
        pmid=publication.pmid,
        doi=publication.doi,
        by="the notice's own record",
    )
    return [
        told
        for notice in publication.notices
        if not notice.is_received and notice.kind in (NoticeKind.RETRACTION, NoticeKind.CONCERN)
        for told in tell_of(notice.pmid, notice.doi, replace(mine, kind=notice.kind))
    ]


def _is_about(told: Told, work: Publication) -> bool:
    """A DOI may be shared by a work and its erratum: the PMID that was stated beside it tells them apart."""
    return told.pmid is None or work.pmid is None or told.pmid == work.pmid


def _weight(read: ReadPublication) -> tuple[int, str, str]:
    """How deep it was read, then how new it is; the id makes the order whole."""
    depth = max((_DEPTHS.index(each.read_depth) for each in read.passages), default=0)
    return depth, read.publication.revised or "", read.publication.id


def _choose_id(ids: Iterable[PublicationId]) -> PublicationId:
    def rank(id: str) -> tuple[int, str]:
        found = (at for at, scheme in enumerate(_SCHEMES) if id.startswith(scheme))
        return next(found, len(_SCHEMES)), id

    return min(ids, key=rank)


def _renamed(read: ReadPublication, work: Publication) -> ReadPublication:
    if work.id == read.publication.id:
        return ReadPublication(publication=work, passages=read.passages)
    passages = tuple(
        replace(each, id=passage_id(work.id, at), publication_id=work.id)
        for at, each in enumerate(read.passages)
    )
    return ReadPublication(publication=work, passages=passages)
