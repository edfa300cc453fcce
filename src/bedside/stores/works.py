"""Which records tell of one work, and what does the work say then? Pure rules, no storage.

A work may come as a PubMed record, as full text, as a page and again as a newer version of each.
The newest version of a record wins; among records the one that was read deepest gives the text,
and the others lend what it lacks. The order in which they came changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bedside.ports import ReadPublication
from bedside.terms import (
    Notice,
    NoticeKind,
    Publication,
    PublicationId,
    ReadDepth,
    passage_id,
)

FEWEST_TITLE_LETTERS = 30
"""Shorter titles ("Hypertension", "Editorial") are those of many works."""

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
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of one record: what was read, and when (``number`` counts up)."""

    number: int
    read: ReadPublication


def find_identities(publication: Publication) -> tuple[str, ...]:
    """The keys by which a record is known to be of a work: its own id first, title and year last."""
    keys = [f"id:{publication.id}"]
    keys += [f"pmid:{publication.pmid}"] if publication.pmid else []
    keys += [f"pmcid:{publication.pmcid.upper()}"] if publication.pmcid else []
    keys += [f"doi:{publication.doi.lower()}"] if publication.doi else []
    title = _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", publication.title)).casefold()
    if publication.year and len(title) >= FEWEST_TITLE_LETTERS:
        keys.append(f"title:{publication.year}:{title}")
    return tuple(dict.fromkeys(keys))


def is_same_work(one: Publication, other: Publication) -> bool:
    """Whether two records that share a key may be of one work: their identifiers do not deny it.

    A shared PMID or PMCID decides; two different ones decide as well. A reprint or an erratum may
    bear the title, the year or even the DOI of another work.
    """
    if one.id == other.id:
        return True
    for scheme in ("pmid", "pmcid", "doi"):
        mine, theirs = getattr(one, scheme), getattr(other, scheme)
        if mine and theirs:
            return bool(mine.lower() == theirs.lower())
    return True


def find_newest(versions: Iterable[Version]) -> list[Version]:
    """Of each record its newest version: by date of revision, then by when it was read."""
    newest: dict[str, Version] = {}
    for version in sorted(versions, key=_age):
        newest[version.read.publication.id] = version
    return list(newest.values())


def join_records(versions: Iterable[Version], notices: Sequence[Notice] = ()) -> ReadPublication:
    """The work that the records tell of, with the notices that tables told about it."""
    ordered = sorted(find_newest(versions), key=_weight, reverse=True)
    chosen = ordered[0].read
    others = [each.read.publication for each in ordered[1:]]
    work = chosen.publication
    for other in others:
        work = replace(work, **{name: getattr(other, name) for name in _LENT if not getattr(work, name)})
    told = dict.fromkeys((*work.notices, *(each for other in others for each in other.notices), *notices))
    retracting = NoticeKind.RETRACTION in {each.kind for each in told if each.is_received and each.by}
    work = replace(
        work,
        id=_choose_id(each.read.publication.id for each in ordered),
        notices=tuple(told),
        is_retracted=retracting or any(each.read.publication.is_retracted for each in ordered),
    )
    return _renamed(chosen, work)


def find_told_notices(publication: Publication) -> list[tuple[str, Notice]]:
    """What a record tells about other works, each with the key of the work it speaks of.

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
    found = []
    for notice in publication.notices:
        if not notice.is_received and notice.kind in (NoticeKind.RETRACTION, NoticeKind.CONCERN):
            told = replace(mine, kind=notice.kind)
            found += [(f"pmid:{notice.pmid}", told)] if notice.pmid else []
            found += [(f"doi:{notice.doi.lower()}", told)] if notice.doi else []
    return found


def _age(version: Version) -> tuple[str, int]:
    return version.read.publication.revised or "", version.number


def _weight(version: Version) -> tuple[int, str, str]:
    """How deep it was read, then how new it is; the id makes the order whole."""
    read = version.read
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
