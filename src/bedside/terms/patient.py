"""What does a record say of one patient? Only what bears on our questions, each datum with its place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bedside.terms.quantity import Comparator

TYPED = "form/"
"""How the place of what somebody typed begins."""


class Sex(StrEnum):
    """The sex that formulas ask for; a record that says neither leaves it open."""

    FEMALE = "female"
    MALE = "male"


class Specimen(StrEnum):
    """What was measured in; serum and plasma are not told apart."""

    BLOOD = "blood"
    URINE = "urine"
    URINE_OF_A_DAY = "24-hour urine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of a terminology, as the record has it; ``system`` is its URI (``http://loinc.org``)."""

    system: str
    code: str
    display: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One measured value. ``of`` is our name of what was measured (``magnesium``, ``pH``, ``QT interval``).

    ``unit`` is a UCUM code; ``taken`` has a time zone; ``place`` is where the record says it
    (``Observation/mg-1``).
    """

    of: str
    specimen: Specimen | None
    value: float
    unit: str
    place: str
    comparator: Comparator = Comparator.EQUAL
    taken: datetime | None = None
    codes: tuple[Code, ...] = ()

    @property
    def is_typed(self) -> bool:
        """Whether somebody typed it: it counts as of now, and ``taken`` is no date that anybody gave."""
        return self.place.startswith(TYPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medication:
    """One medicine. ``drug`` is our name of it (``omeprazole``), ``None`` if we do not know it.

    ``is_current`` is ``None`` where the record does not say.
    """

    name: str
    place: str
    drug: str | None = None
    drug_classes: tuple[str, ...] = ()
    route: str | None = None
    is_current: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """One condition of the problem list. ``condition`` is our name of it, ``None`` if we do not know it."""

    name: str
    place: str
    condition: str | None = None
    is_active: bool | None = None
    since: datetime | None = None
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something in a record that bears on us and could not be used: where it stands, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """What a record says, as of ``asked_at``. Holds no name, no address and no identifier of a person.

    ``unknown`` names what was measured and is none of what we know.
    """

    asked_at: datetime
    age_years: float | None = None
    sex: Sex | None = None
    is_pregnant: bool | None = None
    measurements: tuple[Measurement, ...] = ()
    unknown: tuple[str, ...] = ()
    medications: tuple[Medication, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """What of a record was used, in words for the reader: ``Magnesium 0.48 mmol/L (2026-11-02)``."""

    text: str
    place: str
