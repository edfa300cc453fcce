"""For whom is a view made?"""

from enum import StrEnum


class Audience(StrEnum):
    """The reader for whom a view of the same claims is made."""

    CLINICIAN = "clinician"
    TRAINEE = "trainee"
    NURSE = "nurse"
    PATIENT = "patient"
    CAREGIVER = "caregiver"

    @property
    def is_lay(self) -> bool:
        """Whether this reader gets plain language, and never a dose."""
        return self is Audience.PATIENT or self is Audience.CAREGIVER
