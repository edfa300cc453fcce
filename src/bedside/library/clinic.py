"""What does the library mean for a patient? Calculators, records, causes that fit, pathways."""

from bedside.clinic.hints import HINT_RULES
from bedside.ports import Ledger
from bedside.terms import Hint, Medication, Patient


class Clinic:
    """What ``Library.clinic`` offers. Keeps nothing of a patient."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find_hints(
        self, rule: str, patient: Patient, orders: tuple[Medication, ...] = ()
    ) -> tuple[Hint, ...]:
        """What a rule says of a record and of orders being written. ``KeyError`` for no rule of ours."""
        return HINT_RULES[rule](patient, orders)
