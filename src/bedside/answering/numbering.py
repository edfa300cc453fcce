"""Which number does a source get? Numbers run in order of first use, so none can dangle."""

from collections.abc import Iterable

from bedside.answering.shelf import Shelf
from bedside.terms import (
    Citation,
    Claim,
    ClaimSupport,
    Directness,
    Disagreement,
    Dissent,
    Passage,
    PublicationId,
    ReadDepth,
    Reference,
)

_DEPTHS = tuple(ReadDepth)


class Numbering:
    """Gives out citations and remembers what they were for; ``references`` is what was cited."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._numbers: dict[PublicationId, int] = {}
        self._depths: dict[PublicationId, ReadDepth] = {}

    def cite_claim(self, claim: Claim) -> tuple[Citation, ...]:
        """The claim's citations. Machine-written pages are cited only where nothing else is direct."""
        supports = [support for support in claim.supports if not self._is_ai_written(support.publication_id)]
        if claim.is_unverified:
            supports = list(claim.supports)
        return tuple(self.cite_support(support) for support in supports)

    def cite_publications(self, ids: Iterable[PublicationId]) -> tuple[Citation, ...]:
        """Citations of whole works, as a drug table gives them."""
        return tuple(self.cite_whole(id) for id in ids if not self._is_ai_written(id))

    def cite_support(self, support: ClaimSupport) -> Citation:
        """The citation of one support of a claim."""
        return Citation(
            number=self._number(support.publication_id, support.read_depth),
            publication_id=support.publication_id,
            directness=support.directness,
            read_depth=support.read_depth,
            locator=support.locator,
            passage_id=support.passage_id,
        )

    def cite_whole(self, id: PublicationId) -> Citation:
        """The citation of a work as a whole; its read-depth is the deepest that any claim states."""
        depth = self._shelf.read_depths.get(id, ReadDepth.RECORD)
        return Citation(
            number=self._number(id, depth),
            publication_id=id,
            directness=Directness.DIRECT,
            read_depth=depth,
            locator="",
        )

    def cite_passage(self, passage: Passage) -> Citation:
        """The citation of a quoted passage."""
        return Citation(
            number=self._number(passage.publication_id, passage.read_depth),
            publication_id=passage.publication_id,
            directness=Directness.DIRECT,
            read_depth=passage.read_depth,
            locator=passage.section,
            passage_id=passage.id,
        )

    def cite_dissents(self, disagreements: Iterable[Disagreement]) -> tuple[Dissent, ...]:
        """What other sources say instead; what machine-written pages say is no dissent."""
        return tuple(
            Dissent(says=item.says, citation=self.cite_whole(item.publication_id))
            for item in disagreements
            if not self._is_ai_written(item.publication_id)
        )

    def references(self) -> tuple[Reference, ...]:
        """The works cited so far, by number."""
        return tuple(self._reference(id, number) for id, number in self._numbers.items())

    def _is_ai_written(self, id: PublicationId) -> bool:
        return self._shelf.publication(id).is_ai_written

    def _number(self, id: PublicationId, depth: ReadDepth) -> int:
        self._depths[id] = min(self._depths.get(id, depth), depth, key=_DEPTHS.index)
        return self._numbers.setdefault(id, len(self._numbers) + 1)

    def _reference(self, id: PublicationId, number: int) -> Reference:
        publication = self._shelf.publication(id)
        return Reference(
            number=number,
            publication_id=id,
            kind=publication.kind,
            text=self._shelf.reference_text(id),
            read_depth=self._depths[id],
            url=publication.url,
            year=publication.year,
            is_retracted=publication.is_retracted,
            is_ai_written=publication.is_ai_written,
        )
