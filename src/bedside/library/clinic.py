"""What does the library mean for a patient? Calculators, records, causes that fit, pathways."""

from bedside.ports import Ledger


class Clinic:
    """What ``Library.clinic`` offers. Keeps nothing of a patient."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
