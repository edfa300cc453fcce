"""What does the library mean for a patient? Calculators, records, causes that fit, pathways."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bedside.interchange.fhir_record import read_record
from bedside.ports import Ledger
from bedside.terms import Patient


class Clinic:
    """What ``Library.clinic`` offers. Keeps nothing of a patient."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def read_patient(
        self, bundle: Mapping[str, Any] | list[Any] | bytes, asked_at: datetime, *, subject: str | None = None
    ) -> Patient:
        """The patient of a FHIR record (R4, R4B or R5, as JSON) as of ``asked_at``, without identifiers.

        ``subject`` is the id of the Patient resource where the record holds several. ``Patient.unread`` tells
        what bears on us and could not be used. ``SourceError`` for what is no FHIR, ``UserError`` for several
        patients of whom none is chosen.
        """
        return read_record(bundle, asked_at, subject=subject)
