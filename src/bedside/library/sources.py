"""What do a text's references lead to in this release, and which of its claims speak of the same?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bedside.ports import ReadPublication
from bedside.search import find_words, is_content
from bedside.stores import OpenRelease
from bedside.terms import Claim, ClaimId, ClaimSupport, ConceptEntry, Passage, Publication, PublicationId

_MOST_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A support of a claim with the work and the passage that it names."""

    support: ClaimSupport
    publication: Publication
    passage: Passage | None


class ReleaseSources:
    """A release as ``checking`` sees it."""

    def __init__(self, release: OpenRelease) -> None:
        self._records = release.records
        self._index = release.index

    def find_source(self, keys: Sequence[str]) -> ReadPublication | None:
        """The work that bears the first known of ``pmid:…``, ``doi:…``, ``pmcid:…``, with its passages."""
        for key in keys:
            id = self._find(key)
            if id is not None:
                publication = self._records.publication(id)
                return ReadPublication(publication=publication, passages=self._records.passages_of(id))
        return None

    def find_cited(self, id: PublicationId) -> ReadPublication | None:
        """The work of this id, of a pack or of literature, with its passages."""
        try:
            publication = self._records.publication(id)
        except KeyError:
            return None
        return ReadPublication(publication=publication, passages=self._records.passages_of(id))

    def find_claim(self, id: ClaimId) -> Claim | None:
        """The curated claim of this id."""
        try:
            return self._records.claim(id)
        except KeyError:
            return None

    def _find(self, key: str) -> PublicationId | None:
        try:
            return self._records.find_work(key)
        except KeyError:
            return self._cited_by_packs.get(key)

    def find_claims(self, text: str, *, top: int) -> Sequence[Claim]:
        """Curated claims that speak of what ``text`` speaks of, nearest first."""
        words = list(dict.fromkeys(filter(is_content, find_words(text))))[:_MOST_WORDS]
        hits = self._index.find_claims(words, concept=None, top=top) if words else []
        return [self._records.claim(ClaimId(hit.id)) for hit in hits]

    def find_behind(self, claim: Claim) -> tuple[Behind, ...]:
        """What stands behind a claim of this release, in the order of its supports."""
        return tuple(
            Behind(
                support=support,
                publication=self._records.publication(support.publication_id),
                passage=self._records.passage(support.passage_id) if support.passage_id else None,
            )
            for support in claim.supports
        )

    def concepts(self) -> Sequence[ConceptEntry]:
        """The conditions that the release knows."""
        return self._records.concepts()

    @cached_property
    def _cited_by_packs(self) -> dict[str, PublicationId]:
        """The identifiers of the works that curated claims rest on."""
        known: dict[str, PublicationId] = {}
        claims = (
            claim for concept in self._records.concepts() for claim in self._records.claims_on(concept.id)
        )
        for id in {support.publication_id for claim in claims for support in claim.supports}:
            publication = self._records.publication(id)
            known |= {f"pmid:{publication.pmid}": id} if publication.pmid else {}
            known |= {f"doi:{publication.doi.lower()}": id} if publication.doi else {}
        return known
