"""What does the library mean for a patient? Calculators, records, causes that fit, pathways."""

from collections.abc import Mapping, Sequence

from bedside.clinic.pathways import NO_ANSWERS, walk
from bedside.clinic.signs import see
from bedside.library.pathways import find_pathway
from bedside.ports import Ledger
from bedside.terms import Pathway, PathwayWalk, Patient


class Clinic:
    """What ``Library.clinic`` offers. Keeps nothing of a patient."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def pathways(self) -> Sequence[Pathway]:
        """The diagnostic and management pathways of the release."""
        return self._ledger.pathways()

    def pathway(self, id: str) -> Pathway:
        """The pathway of that id. Raises ``UserError`` for one that the release does not hold."""
        return find_pathway(self._ledger, id)

    def walk(
        self, pathway_id: str, patient: Patient, *, answers: Mapping[str, str] = NO_ANSWERS
    ) -> PathwayWalk:
        """The patient's way through a pathway, as far as the record and ``answers`` lead.

        ``answers`` maps ids of questions to the labels that a person chose. Raises ``UserError`` for a
        pathway or an answer that is not there.
        """
        return walk(self.pathway(pathway_id), patient, see, answers=answers)
