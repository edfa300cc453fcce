"""What stands in a source behind a claim? Its passages, with the words that hold the claim marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F

from bedside.ports import ReadPublication
from bedside.quantities import numbers_in
from bedside.rendering import clean, format_reference, read_depth_line, safe_url
from bedside.terms import (
    Claim,
    ClaimId,
    ClaimSupport,
    Notice,
    NoticeKind,
    Passage,
    PassageId,
    Publication,
    PublicationId,
    Wording,
)
from bedside.verification import verify_claim
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.models import CitedText, SourceRecord

MOST_PASSAGES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text in three runs; ``held`` are the words that hold the claim, empty where none do.

    ``lacks_number`` says that the claim tells numbers and the text has none of them.
    """

    before: str
    held: str
    after: str
    lacks_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPassage:
    """Words of the work. ``is_note`` says that they are our note of it, not its own words."""

    text: Marked
    section: str
    is_note: bool
    locator: str = ""
    directness: str = ""
    depth: str = ""
    is_copied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """A work as its page shows it. ``dissents`` is what it says instead of the claim, in our words."""

    publication: Publication
    reference: str
    url: str | None
    claim: Claim | None
    passages: tuple[ShownPassage, ...]
    others: tuple[ShownPassage, ...]
    notices: tuple[str, ...]
    is_retracted: bool
    superseded_by: str
    dissents: tuple[str, ...] = ()


def find_source(publication_id: str, *, claim_id: str = "", passage_id: str = "") -> ShownSource | None:
    """The work, and the words behind a claim or of a passage; ``None`` if there is no such work."""
    sources = open_library().sources
    read = sources.find_cited(PublicationId(publication_id))
    if read is None:
        return None
    claim = sources.find_claim(ClaimId(claim_id)) if claim_id else None
    behind = _behind(claim, read)
    wanted = {passage.id for passage in behind} or {PassageId(passage_id)}
    own = tuple(_cited(claim, support, read) for support in _supports(claim, read.publication.id))
    named = tuple(_shown(passage, claim) for passage in read.passages if passage.id in wanted)
    rest = tuple(_shown(passage, None) for passage in read.passages if passage.id not in wanted)
    record = SourceRecord.objects.filter(publication_id=publication_id).first()
    publication = read.publication
    return ShownSource(
        publication=publication,
        reference=format_reference(publication),
        url=safe_url(publication.url) or _doi(publication),
        claim=claim,
        passages=own or named,
        others=rest[:MOST_PASSAGES] if not (own or named) else (),
        notices=tuple(_told(notice) for notice in publication.notices if notice.is_received),
        is_retracted=publication.is_retracted or bool(record and record.is_retracted),
        superseded_by=clean((record.superseded_by if record else "") or publication.superseded_by or ""),
        dissents=_dissents(claim, publication.id),
    )


def _dissents(claim: Claim | None, id: PublicationId) -> tuple[str, ...]:
    if claim is None:
        return ()
    return tuple(clean(each.says) for each in claim.disagreements if each.publication_id == id)


def _supports(claim: Claim | None, id: PublicationId) -> list[ClaimSupport]:
    return [support for support in claim.supports if support.publication_id == id] if claim else []


def _behind(claim: Claim | None, read: ReadPublication) -> list[Passage]:
    ids = {support.passage_id for support in _supports(claim, read.publication.id)}
    return [passage for passage in read.passages if passage.id in ids]


def _cited(claim: Claim | None, support: ClaimSupport, read: ReadPublication) -> ShownPassage:
    """A support of the claim, with the words as they were copied when the claim was last worded."""
    passage = next((each for each in read.passages if each.id == support.passage_id), None)
    copied = _copies(claim).get(f"{support.publication_id} {support.locator}", "") if claim else ""
    words = copied or (passage.text if passage else support.note)
    return ShownPassage(
        text=mark_words(claim.statement if claim else "", words),
        section=passage.section if passage else "",
        is_note=passage is None or passage.wording is Wording.NOTE,
        locator=clean(support.locator),
        directness=support.directness.value,
        depth=read_depth_line(support.read_depth),
        is_copied=bool(copied),
    )


def _copies(claim: Claim) -> Mapping[str, str]:
    rows = CitedText.objects.filter(revision__claim_id=claim.id, revision=F("revision__claim__current"))
    return {f"{row.publication_id} {row.locator}": row.words for row in rows}


def _shown(passage: Passage, claim: Claim | None) -> ShownPassage:
    return ShownPassage(
        text=mark_words(claim.statement if claim else "", passage.text),
        section=clean(passage.section),
        is_note=passage.wording is Wording.NOTE,
        depth=read_depth_line(passage.read_depth),
    )


def mark_words(statement: str, words: str) -> Marked:
    """The words, with those that hold the statement apart. The three runs together are the words.

    Words that lack a number of the statement do not hold it, so that they are not set apart.
    """
    numbers = numbers_in(statement)
    span = verify_claim(statement, words).span if statement and words else None
    start, end = span or (0, 0)
    if span is None or not numbers <= numbers_in(words[start:end]):
        lacks = bool(numbers) and not numbers & numbers_in(words)
        return Marked(before=words, held="", after="", lacks_number=lacks)
    return Marked(before=words[:start], held=words[start:end], after=words[end:])


def _told(notice: Notice) -> str:
    kind = NoticeKind(notice.kind).value
    return ". ".join(
        clean(part) for part in (kind.capitalize(), notice.text or "", notice.date or "") if part
    )


def _doi(publication: Publication) -> str | None:
    return safe_url(f"https://doi.org/{publication.doi}") if publication.doi else None
