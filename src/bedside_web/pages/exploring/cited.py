"""How is a work shown beside what it is cited for? As a reference, with what readers must know of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bedside import Library
from bedside.rendering import format_reference, link_of
from bedside.terms import PublicationId
from bedside_web.ledger.models import SourceRecord
from bedside_web.ledger.queries import sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work, as it is written in a list of references, and where it can be opened."""

    reference: str
    url: str | None = None
    kind: str = ""
    is_retracted: bool = False
    is_superseded: bool = False
    is_ai_written: bool = False


def find_sources(library: Library, ids: Iterable[PublicationId]) -> dict[PublicationId, Source]:
    """The works of these ids, each with the newest that the board knows of it. One query."""
    wanted = list(dict.fromkeys(ids))
    known = sources(wanted)
    return {id: _source(library, id, known.get(id)) for id in wanted}


def _source(library: Library, id: PublicationId, record: SourceRecord | None) -> Source:
    found = library.sources.find_cited(id)
    if found is None:  # a wording of the board may rest on a work that this release has no more
        return Source(reference=id, is_retracted=bool(record and record.is_retracted))
    work = found.publication
    return Source(
        reference=format_reference(work),
        url=link_of(work),
        kind=work.kind.value,
        is_retracted=work.is_retracted or bool(record and record.is_retracted),
        is_superseded=bool(work.superseded_by or (record and record.superseded_by)),
        is_ai_written=work.is_ai_written,
    )
