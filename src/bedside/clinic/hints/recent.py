"""Which values of a record count for a hint of now?

The spans are our choice and no threshold of any source: short enough that a value still tells of now, long
enough for a patient who is seen once a month.
"""

from bedside.clinic.feeding import feed_calculator
from bedside.clinic.kidney import KIDNEY_DAYS, see_kidney
from bedside.clinic.newest import datum_of, find_newest, place_all
from bedside.clinic.seen import Seen
from bedside.clinic.signs import see_test
from bedside.terms import (
    Bounds,
    ClaimId,
    Code,
    LabTest,
    MeasuredTest,
    Patient,
    Presence,
    Specimen,
)

LEVEL_DAYS = 30
"""A magnesium or potassium counts for so many days."""

# The claims print the same limit in two units, rounded: 1.7 mg/dL is 0.6994 mmol/L and 1.2 mg/dL is 0.4937.
# A bound between the printed limit and the next printed value keeps either from being below itself.
LOW_MAGNESIUM = Bounds(unit="mmol/L", below=0.699)
"""hm-def-001: 0.7 mmol/L, 1.7 mg/dL, 1.4 mEq/L."""
LOW_MAGNESIUM_CLAIM = ClaimId("hm-def-001")
VERY_LOW_MAGNESIUM = Bounds(unit="mmol/L", below=0.4935)
"""hm-cli-002: 0.5 mmol/L, 1.2 mg/dL."""
LOW_POTASSIUM = Bounds(unit="mmol/L", below=3.5)
"""hypk-001."""
LOW_FILTRATION = Bounds(unit="mL/min/{1.73_m2}", below=30)
"""hm-dose-011."""

_LOINC = "http://loinc.org"
# Codes as in the tables that the record is read by, where each is named with the place in which it was seen.
MAGNESIUM_TEST = LabTest(
    name="Magnesium in serum or plasma",
    codes=(Code(system=_LOINC, code="19123-9", display="Magnesium [Mass/volume] in Serum or Plasma"),),
)
CREATININE_TEST = LabTest(
    name="Creatinine in serum or plasma",
    codes=(Code(system=_LOINC, code="2160-0", display="Creatinine [Mass/volume] in Serum or Plasma"),),
)
URINE_TESTS = LabTest(name="Magnesium, calcium and creatinine in one urine sample")
"""For FEMg and the urinary calcium-to-creatinine ratio; in words, as laboratories bundle them differently."""


_UNREAD = Seen(presence=Presence.UNKNOWN)


def see_level(patient: Patient, of: str, bounds: Bounds) -> Seen:
    """Whether the newest recent blood value of ``of`` lies within the bounds; or what is unread hides it."""
    if has_unread_value(patient):
        return _UNREAD
    return see_test(
        MeasuredTest(of=of, specimen=Specimen.BLOOD, bounds=bounds, within_days=LEVEL_DAYS), patient
    )


def see_low_magnesium(patient: Patient) -> Seen:
    """Whether the newest recent magnesium is low."""
    return see_level(patient, "magnesium", LOW_MAGNESIUM)


def is_very_low(patient: Patient) -> bool:
    """Whether the newest recent magnesium is one at which symptoms appear."""
    return see_level(patient, "magnesium", VERY_LOW_MAGNESIUM).presence is Presence.PRESENT


def see_filtration(patient: Patient) -> Seen:
    """Whether the filtration rate of now is low; a reported one counts if a newer creatinine tells none."""
    if has_unread_value(patient):
        return _UNREAD
    seen = see_kidney(LOW_FILTRATION, patient, feed_calculator)
    reported = find_newest(patient, "eGFR", None, within_days=KIDNEY_DAYS)
    if seen.presence is Presence.UNKNOWN and reported:
        return Seen(presence=place_all(reported, LOW_FILTRATION), data=tuple(map(datum_of, reported)))
    return seen if seen.presence is not Presence.UNKNOWN else _UNREAD


def has_unread_value(patient: Patient) -> bool:
    """Whether some measured value could not be read: it may be the newest, so nothing is told and missed."""
    return any(each.place.startswith("Observation") for each in patient.unread)


def is_kidney_measured(patient: Patient) -> bool:
    """Whether a creatinine or a filtration rate is recent, or may be among what could not be read."""
    return has_unread_value(patient) or bool(
        find_newest(patient, "eGFR", None, within_days=KIDNEY_DAYS)
        or find_newest(patient, "creatinine", Specimen.BLOOD, within_days=KIDNEY_DAYS)
    )
