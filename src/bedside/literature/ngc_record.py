"""What do the fields of a guideline summary make? A publication that says it was read as a summary."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml import etree

from bedside.literature.identifiers import stated_pmid
from bedside.literature.ngc_blocks import field_blocks, flat_markup
from bedside.literature.ngc_fields import Field, field_parts, read_fields, says_nothing
from bedside.literature.ngc_recommendations import recommendation_parts
from bedside.literature.passages import Part, make_passages
from bedside.literature.stated_grades import RatingScheme
from bedside.ports import ReadPublication
from bedside.terms import (
    CitedWork,
    EvidenceKind,
    Notice,
    NoticeKind,
    Origin,
    PassageKind,
    Pmid,
    Publication,
    PublicationId,
    ReadDepth,
)

_TITLE, _SOURCE, _STATUS = "Guideline Title", "Bibliographic Source(s)", "Guideline Status"
_RECOMMENDATIONS, _REFERENCES = "Major Recommendations", "References Supporting the Recommendations"
_STRENGTH = "Rating Scheme for the Strength of the Recommendations"
_EVIDENCE = "Rating Scheme for the Strength of the Evidence"
_DEVELOPERS, _RELEASED, _REVISED = "Guideline Developer(s)", "Date Released", "NGC Status"
_COPYRIGHT = "Copyright Statement"
_IN_PUBLICATION = frozenset({_TITLE, _SOURCE, _STATUS, _REFERENCES, _DEVELOPERS, _RELEASED, _REVISED})
_LEFT_OUT = _IN_PUBLICATION | {_COPYRIGHT, "NGC Disclaimer"}

_CONTAINER = "National Guideline Clearinghouse"
_SUMMARY = "Summary by the National Guideline Clearinghouse, not the guideline itself, of:"
_STUB = (
    "The clearinghouse's file holds the bibliographic source alone, without title, status, date or"
    " recommendations: nothing says that this guideline is current."
)
_ORGANIZATION_KIND = re.compile(r"\s+-\s+[A-Z](?:(?! - ).)+\Z")
_YEARS = re.compile(r"\b((?:19|20)\d\d)\b")
_REVISION = re.compile(r"revised[^()]*?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_DAY = re.compile(r"\b([A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d)\b")
_UPDATES = re.compile(
    r"\b(?:updates?|replaces?|supersedes?) (?:a |the )?(?:previous|earlier) versions?\s*:?\s*(.*)",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"(?:^|[.] )([^.]*\b(?:guideline|summary|version) (?:has been|have been|is|was) "
    r"(?:superseded|replaced|withdrawn|archived|retired|rescinded)\b[^.]*\.?)",
    re.IGNORECASE,
)
_CURRENT = re.compile(r"This (?:guideline )?meets NGC's.*|The .{3,120} reaffirmed the currency.*")
_PUBMED = re.compile(r"(?:list_uids=|pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,8})")
_CONSENSUS = re.compile(r"\bconsensus statement\b", re.IGNORECASE)
_LINK_WORD = re.compile(r"\s*(?:\bPubMed\b|External Web Site Policy)\W*\Z")
_LONGEST_NAME = 160
_LONGEST_SCHEME = 20_000


def read_summary(root: etree._Element, *, number: str | None, file: PublicationId) -> ReadPublication:
    """The publication of a summary; ``number`` is the clearinghouse's, ``file`` names it where there is none.

    A file with a bibliographic source alone becomes a record of no stated design that is not to be taken
    for a guideline in force. Raises ``ValueError`` if there is neither title nor bibliographic source.
    """
    fields = read_fields(root)
    named = {field.name: field for field in reversed(fields)}
    id = PublicationId(f"ngc:{number}") if number else file
    if _text(named, _TITLE).strip(" ."):
        return _summary(id, named, fields)
    if _SOURCE in named and (title := _source_title(named[_SOURCE])):
        return _stub(id, named[_SOURCE], title=title)
    raise ValueError("The file holds neither Guideline Title nor Bibliographic Source(s).")


def _source_title(source: Field) -> str:
    """The first work of the bibliographic source, or all of its words; empty where there are none."""
    cited = _cited(source, key="source")
    return (cited[0].text if cited else source.text).strip()


def _stub(id: PublicationId, source: Field, *, title: str) -> ReadPublication:
    publication = Publication(
        id=id,
        kind=EvidenceKind.ARTICLE,
        title=title,
        origin=Origin.LITERATURE,
        container=_CONTAINER,
        note=_STUB,
        cited=_cited(source, key="source"),
    )
    parts = [Part(("title",), title, PassageKind.TITLE)]
    return ReadPublication(
        publication=publication, passages=make_passages(id, parts, read_depth=ReadDepth.RECORD)
    )


def _summary(id: PublicationId, named: dict[str, Field], fields: Sequence[Field]) -> ReadPublication:
    title, released, status = (_text(named, name) for name in (_TITLE, _RELEASED, _STATUS))
    publication = Publication(
        id=id,
        kind=EvidenceKind.CONSENSUS if _CONSENSUS.search(title) else EvidenceKind.GUIDELINE,
        title=title.removesuffix("."),
        origin=Origin.LITERATURE,
        authors=_developers(named),
        container=_CONTAINER,
        year=_year(released),
        note=" ".join(filter(None, (_SUMMARY, _text(named, _SOURCE), status))),
        revised=_revised(_text(named, _REVISED)),
        edition=released or None,
        superseded_by=_superseded(status),
        license=_text(named, _COPYRIGHT) or None,
        notices=_notices(status, named.get(_STATUS)),
        cited=(*_cited(named.get(_SOURCE), key="source"), *_cited(named.get(_REFERENCES), key="")),
    )
    parts = _parts(fields, _scheme(named))
    return ReadPublication(
        publication=publication, passages=make_passages(id, parts, read_depth=ReadDepth.SECTION)
    )


def _text(named: dict[str, Field], name: str) -> str:
    return named[name].text if name in named else ""


def _parts(fields: Sequence[Field], scheme: RatingScheme | None) -> Iterator[Part]:
    """The recommendations and the other fields, as the file orders them; fields that say nothing are not."""
    for field in fields:
        if field.name in _LEFT_OUT or says_nothing(field.text):
            continue
        if field.name == _RECOMMENDATIONS:
            for value in field.values:
                yield from recommendation_parts(value, path=(field.name,), scheme=scheme)
        elif field.name in (_STRENGTH, _EVIDENCE):
            for part in field_parts(field):
                yield Part(part.path, part.text, PassageKind.LIST)
        else:
            yield from field_parts(field)


def _scheme(named: dict[str, Field]) -> RatingScheme | None:
    """The scheme for recommendations that the summary names; where it points to the evidence's, that."""
    field = named.get(_STRENGTH)
    if field is not None and re.match(
        r"See the .{0,5}Rating Scheme for the Strength of the Evidence", field.text
    ):
        field = named.get(_EVIDENCE)
    if field is None or says_nothing(field.text):
        return None
    name = _scheme_name(field)
    developers = _developers(named)
    return RatingScheme(
        name=f"{developers}: {name}" if developers else name, text=_all_words(field)[:_LONGEST_SCHEME]
    )


def _all_words(field: Field) -> str:
    """Headings too: schemes are laid out under them."""
    blocks = (block for value in field.values for block in field_blocks(value))
    return " ".join(f"{' '.join(block.path)} {block.text}" for block in blocks)


def _scheme_name(field: Field) -> str:
    """The heading that opens the scheme as printed, else the field's own name."""
    blocks = field_blocks(field.values[0])
    opening = blocks[0].path[0] if blocks and blocks[0].path else ""
    is_name = re.search(
        r"grad|strength|recommend|class|level|system|nomenclature|rating", opening, re.IGNORECASE
    )
    is_grade = re.match(r"(?:Grade|Level|Class) (?:[A-D]|[1-4]|I+)\b", opening)
    return opening if is_name and not is_grade and len(opening) <= _LONGEST_NAME else field.name


def _developers(named: dict[str, Field]) -> str | None:
    """The developing organizations, without the clearinghouse's word for what sort each is."""
    field = named.get(_DEVELOPERS)
    names = (_ORGANIZATION_KIND.sub("", flat_markup(value)) for value in field.values) if field else ()
    return ", ".join(name for name in names if name) or None


def _year(released: str) -> int | None:
    """The year of the version that was summarized: of its revision, else of its release."""
    found = _REVISION.search(released) or _YEARS.search(released)
    return int(found[1]) if found else None


def _revised(status: str) -> str | None:
    """The newest day that the clearinghouse says it worked on the summary."""
    days: list[str] = []
    for found in _DAY.finditer(status):
        try:
            days.append(datetime.strptime(found[1], "%B %d, %Y").date().isoformat())
        except ValueError:
            continue
    return max(days, default=None)


def _superseded(status: str) -> str | None:
    found = _SUPERSEDED.search(status)
    return found[1].strip() if found else None


def _notices(status: str, field: Field | None) -> tuple[Notice, ...]:
    """What the status says of other versions, in its own words."""
    notices: list[Notice] = []
    superseded = _superseded(status)
    if superseded:
        notices.append(Notice(kind=NoticeKind.UPDATE, is_received=True, text=superseded))
    updates = _UPDATES.search(status)
    if updates and not superseded:
        text = _LINK_WORD.sub("", _CURRENT.sub("", updates[0])).strip()
        pmids = _pmids("".join(field.values)) if field else ()
        pmid = pmids[0] if len(pmids) == 1 else None
        notices.append(Notice(kind=NoticeKind.UPDATE, is_received=False, text=text, pmid=pmid))
    return tuple(notices)


def _pmids(markup: str) -> tuple[Pmid, ...]:
    found = (stated_pmid(match) for match in _PUBMED.findall(markup))
    return tuple(dict.fromkeys(pmid for pmid in found if pmid))


def _cited(field: Field | None, *, key: str) -> tuple[CitedWork, ...]:
    """The works that a field of citations prints, each with the PMID that its own link holds."""
    made: list[CitedWork] = []
    for value in field.values if field else ():
        text = _LINK_WORD.sub("", flat_markup(value)).strip()
        pmids = _pmids(value)
        number = str(len(made) + 1)
        if text:
            pmid = pmids[0] if len(pmids) == 1 else None
            made.append(CitedWork(key=f"{key}-{number}" if key else number, text=text, pmid=pmid))
    return tuple(made)
