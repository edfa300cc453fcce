"""What in a record speaks for or against something? Tests that a record passes, fails, or cannot tell."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

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


class SignTest:
    """How a record is asked for a sign: one of the classes below, which its ``kind`` names."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTest(SignTest):
    """Is the newest value within the bounds? ``within_days`` says how old it may be."""

    of: str
    specimen: Specimen | None
    bounds: Bounds
    within_days: float | None = None
    kind: Literal["measured"] = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatedTest(SignTest):
    """Is the result of a calculator, fed from the record, within the bounds?"""

    calculator: str
    bounds: Bounds
    kind: Literal["calculated"] = "calculated"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugTest(SignTest):
    """Is a drug of that name or class taken now, or was it within so many days, and for how long?"""

    drugs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    within_days: float | None = None
    longer_than_days: float | None = None
    kind: Literal["takes"] = "takes"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisTest(SignTest):
    """Is one of these conditions on the problem list?"""

    conditions: tuple[str, ...]
    kind: Literal["has"] = "has"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTest(SignTest):
    """Is the patient of that age (years), that sex, pregnant? What is ``None`` is not asked."""

    age: Bounds | None = None
    sex: Sex | None = None
    is_pregnant: bool | None = None
    kind: Literal["person"] = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllTests(SignTest):
    """All of them: absent as soon as one is absent."""

    tests: tuple[SignTest, ...]
    kind: Literal["all"] = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyTest(SignTest):
    """Any of them: present as soon as one is present."""

    tests: tuple[SignTest, ...]
    kind: Literal["any"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTest(SignTest):
    """The first that the record can answer: ionized calcium, else adjusted, else total with albumin."""

    tests: tuple[SignTest, ...]
    kind: Literal["first"] = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTest(SignTest):
    """The opposite; unknown stays unknown."""

    test: SignTest
    kind: Literal["not"] = "not"


class SignWeight(StrEnum):
    """How much a sign says for or against a cause, compared with the others; a rank, never a chance."""

    CAUSE_ITSELF = "cause itself"
    TYPICAL_PICTURE = "typical picture"
    FITS = "fits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign in words, how a record is asked for it, and the claims and works that it rests on.

    ``weight`` bears on the order of causes alone: ``CAUSE_ITSELF`` where the sign is the cause on record (the
    drug is taken), so that its absence speaks against it.
    """

    text: str
    test: SignTest | None = None
    weight: SignWeight = SignWeight.FITS
    claim_ids: tuple[ClaimId, ...] = ()
    publication_ids: tuple[PublicationId, ...] = ()

    @property
    def is_severe(self) -> bool:
        """Of a band of severity: whether its claims call it severe, which its words begin with."""
        return self.text.startswith("severe")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSeen:
    """A sign held against a record: what was said, and the data that said it or that are missing."""

    sign: Sign
    presence: Presence
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()
