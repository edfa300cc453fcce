"""What in a record speaks for or against something? Tests that a record passes, fails, or cannot tell."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bedside.terms.identifiers import ClaimId, PublicationId
from bedside.terms.patient import Datum, Sex, Specimen


class Presence(StrEnum):
    """What a record says of a sign; what is not recorded is unknown, never absent."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A range with its unit (UCUM); the ends ``at_least`` and ``at_most`` belong to it, the others do not."""

    unit: str
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTest:
    """Is the newest value within the bounds? ``within_days`` says how old it may be."""

    of: str
    specimen: Specimen | None
    bounds: Bounds
    within_days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatedTest:
    """Is the result of a calculator, fed from the record, within the bounds?"""

    calculator: str
    bounds: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugTest:
    """Is a drug of that name or class taken now, or was it within so many days, and for how long?"""

    drugs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    within_days: float | None = None
    longer_than_days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisTest:
    """Is one of these conditions on the problem list?"""

    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTest:
    """Is the patient of that age (years), that sex, pregnant? What is ``None`` is not asked."""

    age: Bounds | None = None
    sex: Sex | None = None
    is_pregnant: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllTests:
    """All of them: absent as soon as one is absent."""

    tests: tuple["SignTest", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyTest:
    """Any of them: present as soon as one is present."""

    tests: tuple["SignTest", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTest:
    """The opposite; unknown stays unknown."""

    test: "SignTest"


SignTest: TypeAlias = (
    MeasuredTest | CalculatedTest | DrugTest | DiagnosisTest | PersonTest | AllTests | AnyTest | NotTest
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign in words, how a record is asked for it, and the claims and works that it rests on."""

    text: str
    test: SignTest | None = None
    claim_ids: tuple[ClaimId, ...] = ()
    publication_ids: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSeen:
    """A sign held against a record: what was said, and the data that said it or that are missing."""

    sign: Sign
    presence: Presence
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()
