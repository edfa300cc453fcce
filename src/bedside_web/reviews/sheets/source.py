"""How is a work shown to the board? By its reference, its state, and where it can be opened."""

from dataclasses import dataclass

from bedside.rendering import format_reference
from bedside.rendering.legible import safe_url
from bedside.terms import Publication
from bedside_web.ledger.mapping import publication_of
from bedside_web.ledger.models import SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSheet:
    """A work; where nothing is kept of it, its id stands for the title."""

    id: str
    title: str
    reference: str = ""
    kind: str = ""
    year: int | None = None
    url: str | None = None
    is_retracted: bool = False
    superseded_by: str = ""
    notice: str = ""
    is_never_evidence: bool = False


def make_source(record: SourceRecord | None, publication_id: str) -> SourceSheet:
    """The sheet of a kept work, or of one of which only the id is known."""
    if record is None:
        return SourceSheet(id=publication_id, title=publication_id)
    publication = publication_of(record)
    return SourceSheet(
        id=publication_id,
        title=publication.title,
        reference=format_reference(publication),
        kind=publication.kind.value,
        year=publication.year,
        url=address_of(publication),
        is_retracted=record.is_retracted or publication.is_retracted,
        superseded_by=record.superseded_by or publication.superseded_by or "",
        notice=record.notice,
        is_never_evidence=publication.is_ai_written,
    )


def address_of(publication: Publication) -> str | None:
    """Where the work can be opened, if its record says so."""
    if publication.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{publication.pmid}/"
    return safe_url(f"https://doi.org/{publication.doi}" if publication.doi else publication.url)
