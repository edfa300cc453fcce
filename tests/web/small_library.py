"""What may a test sync in no time? The shipped claims on one condition, as a release that can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bedside import Library
from bedside.library import Answer, Behind
from bedside.terms import Claim, ClaimId, ConceptEntry


@dataclass
class SmallLibrary:
    """Like a ``Library`` to the site. ``reworded`` and ``left`` make another release of it."""

    whole: Library
    concept: str = "hyperphosphatemia"
    release: str = "small-1"
    reworded: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    retracted: frozenset[str] = frozenset()

    def claims(self) -> tuple[Claim, ...]:
        """The claims on the condition, as this release words them."""
        return tuple(
            replace(claim, statement=self.reworded.get(claim.id, claim.statement))
            for claim in self.whole.claims()
            if claim.concept == self.concept and claim.id not in self.left
        )

    def ask(self, question: str, *, amended: Mapping[ClaimId, Claim] | None = None, **more: Any) -> Answer:
        """As the whole library answers, with the words of this release."""
        ours = {claim.id: claim for claim in self.claims() if claim.id in self.reworded}
        return self.whole.ask(question, amended={**ours, **(amended or {})}, **more)

    @property
    def sources(self) -> "SmallLibrary":
        """Itself: it has the two methods that are needed."""
        return self

    def concepts(self) -> tuple[ConceptEntry, ...]:
        """The one condition."""
        return tuple(entry for entry in self.whole.sources.concepts() if entry.id == self.concept)

    def find_behind(self, claim: Claim) -> tuple[Behind, ...]:
        """What stands behind a claim, retracted where this release says so."""
        return tuple(
            replace(
                each,
                publication=replace(each.publication, is_retracted=each.publication.id in self.retracted),
            )
            for each in self.whole.sources.find_behind(claim)
        )
