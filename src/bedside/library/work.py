"""What is a work, as the library shows it, and which curated claims rest on it?"""

from collections.abc import Iterable
from dataclasses import dataclass

from bedside.errors import UserError
from bedside.library.sources import ReleaseSources
from bedside.stores import OpenRelease
from bedside.terms import Claim, Passage, Publication, PublicationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as the library shows it, its passages, and the records that it was made of.

    ``records`` is empty where the work is one record as it was read; ``claims`` are the curated claims
    that rest on it.
    """

    publication: Publication
    passages: tuple[Passage, ...]
    records: tuple[Publication, ...]
    claims: tuple[Claim, ...] = ()


def find_work(id: str, release: OpenRelease, sources: ReleaseSources, *, claims: Iterable[Claim]) -> Work:
    """The work of literature, or the reference of a pack, that ``id`` names.

    Raises ``UserError`` if the release holds neither.
    """
    known = sources.find_source([id, id.lower()]) or sources.find_cited(PublicationId(id))
    if known is None:
        raise UserError(f"The library holds no work {id[:80]!r}. Look for it: bedside search …")
    work = known.publication.id
    return Work(
        publication=known.publication,
        passages=tuple(known.passages),
        records=tuple(each.publication for each in release.records.versions(work)),
        claims=tuple(
            claim for claim in claims if any(each.publication_id == work for each in claim.supports)
        ),
    )
