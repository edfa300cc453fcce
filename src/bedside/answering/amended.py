"""What if the board has changed the words of a claim? A ledger in which some claims stand otherwise."""

from collections.abc import Mapping, Sequence

from bedside.ports import Ledger
from bedside.terms import Claim, ClaimId, Concept, ConceptEntry, DrugCause, GlossaryEntry, Pathway


class AmendedLedger:
    """Another ledger's claims, some of them in other words. Claims that it does not hold are not added."""

    def __init__(self, ledger: Ledger, amended: Mapping[ClaimId, Claim]) -> None:
        self._ledger = ledger
        self._amended = amended

    def claim(self, id: ClaimId) -> Claim:
        """The claim; ``KeyError`` if the ledger does not hold it."""
        return self._now(self._ledger.claim(id))

    def claims_on(self, concept: Concept) -> Sequence[Claim]:
        """All claims on a concept, in the pack's order."""
        return tuple(self._now(claim) for claim in self._ledger.claims_on(concept))

    def _now(self, claim: Claim) -> Claim:
        return self._amended.get(claim.id, claim)

    def concepts(self) -> Sequence[ConceptEntry]:
        """The conditions that the ledger knows."""
        return self._ledger.concepts()

    def drug_causes(self, concept: Concept) -> Sequence[DrugCause]:
        """Drugs that bring the condition about."""
        return self._ledger.drug_causes(concept)

    def glossary(self) -> Sequence[GlossaryEntry]:
        """Terms kept in plain language."""
        return self._ledger.glossary()

    def pathways(self) -> Sequence[Pathway]:
        """Diagnostic and management pathways."""
        return self._ledger.pathways()
