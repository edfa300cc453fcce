"""Which number does a work get in a sample article? The next one, at its first use."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bedside.rendering import format_reference
from bedside.terms import (
    Certainty,
    Citation,
    ClaimOrigin,
    Directness,
    Dissent,
    PublicationId,
    ReadDepth,
    Recommendation,
    Reference,
    Statement,
)

from .works import WORKS

# How deep each work was read, as its record in the pack says; the others by their abstract.
DEPTHS = {
    "aha-2010-part12": ReadDepth.NOT_READ,
    "mhra-2012-ppi": ReadDepth.LABEL_SECTION,
    **dict.fromkeys(
        ("mouw-2005-jfp", "austprescr-magnesium", "fpnotebook-hypomg", "agus-1999-jasn",
         "nhs-highland-hypomg", "nhsdg-hypomg", "alpf-icu-mg", "statpearls-hypomg",
         "seed-droracle-2025-causes"),
        ReadDepth.SECTION,
    ),
}  # fmt: skip
HIGH, MODERATE, LOW, EXPERT = Certainty.HIGH, Certainty.MODERATE, Certainty.LOW, Certainty.EXPERT


@dataclass
class Numbering:
    """Gives works their numbers in order of first use."""

    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, *ids: str) -> tuple[Citation, ...]:
        return tuple(self._citation(id) for id in ids)

    def _citation(self, id: str) -> Citation:
        depth = DEPTHS.get(id, ReadDepth.ABSTRACT)
        return Citation(
            number=self.numbers.setdefault(id, len(self.numbers) + 1),
            publication_id=PublicationId(id),
            directness=Directness.INDIRECT if depth is ReadDepth.NOT_READ else Directness.DIRECT,
            read_depth=depth,
            locator="abstract" if depth is ReadDepth.ABSTRACT else "section on magnesium",
        )

    def references(self) -> tuple[Reference, ...]:
        return tuple(self._reference(id, number) for id, number in self.numbers.items())

    def _reference(self, id: str, number: int) -> Reference:
        work = WORKS[PublicationId(id)]
        return Reference(
            number=number,
            publication_id=work.id,
            kind=work.kind,
            text=format_reference(work),
            read_depth=DEPTHS.get(id, ReadDepth.ABSTRACT),
            url=work.url,
            year=work.year,
            is_ai_written=work.is_ai_written,
        )

    def say(
        self,
        text: str,
        *ids: str,
        certainty: Certainty = MODERATE,
        dissents: Iterable[tuple[str, str]] = (),
        recommendation: Recommendation | None = None,
        is_unverified: bool = False,
    ) -> Statement:
        return Statement(
            text=text,
            origin=ClaimOrigin.CURATED,
            citations=self.cite(*ids),
            certainty=certainty,
            is_unverified=is_unverified,
            recommendation=recommendation,
            dissents=tuple(Dissent(says=says, citation=self.cite(id)[0]) for says, id in dissents),
        )
