"""Does a low potassium resist potassium, and did nobody measure magnesium?"""

from datetime import datetime, timedelta

from bedside.clinic.hints.medicines import is_potassium, ordered, taken, taken_now
from bedside.clinic.hints.recent import LEVEL_DAYS, LOW_POTASSIUM, MAGNESIUM_TEST, has_unread_value, see_level
from bedside.clinic.newest import datum_of, find_newest, in_time_zone, place_in
from bedside.terms import (
    ClaimId,
    Concept,
    Hint,
    HintLevel,
    Measurement,
    Medication,
    Patient,
    Presence,
    Specimen,
)

_CLAIMS = (ClaimId("hypk-001"), ClaimId("hypk-005"), ClaimId("hm-mgt-006"))
APART = timedelta(hours=24)
"""Two low values so far apart tell that it stayed low; our choice, as no source of ours gives a span."""


def find_refractory_potassium(patient: Patient, orders: tuple[Medication, ...]) -> tuple[Hint, ...]:
    """A hint where potassium was low twice with potassium being given, and no magnesium is on record."""
    seen = see_level(patient, "potassium", LOW_POTASSIUM)
    earlier = _earlier_low(patient)
    if seen.presence is not Presence.PRESENT or earlier is None:
        return ()
    given = taken(each for each in taken_now(patient.medications) if is_potassium(each))
    given += ordered(each for each in orders if is_potassium(each))
    if not given or _is_magnesium_known(patient):
        return ()
    return (
        Hint(
            headline="Potassium stays low although potassium is given, and no magnesium is on record.",
            level=HintLevel.WARNING,
            concept=Concept("hypokalemia"),
            data=(*seen.data, datum_of(earlier), *given),
            claim_ids=_CLAIMS,
            missing=(f"magnesium of the last {LEVEL_DAYS} days",),
            tests=(MAGNESIUM_TEST,),
        ),
    )


def _is_magnesium_known(patient: Patient) -> bool:
    """A magnesium that stands in the record but could not be read is not a missing one."""
    found = find_newest(patient, "magnesium", Specimen.BLOOD, within_days=LEVEL_DAYS)
    return bool(found) or has_unread_value(patient)


def _earlier_low(patient: Patient) -> Measurement | None:
    """The newest low potassium long enough before the newest value; none if one between was not low."""
    newest = find_newest(patient, "potassium", Specimen.BLOOD, within_days=LEVEL_DAYS)
    if not newest or newest[0].taken is None:
        return None
    last = in_time_zone(newest[0].taken)
    for moment, each in _before(patient, last):
        if place_in(each, LOW_POTASSIUM) is not Presence.PRESENT:
            return None
        if last - moment >= APART:
            return each
    return None


def _before(patient: Patient, last: datetime) -> list[tuple[datetime, Measurement]]:
    """The recent potassiums before that moment, newest first."""
    since = in_time_zone(patient.asked_at) - timedelta(days=LEVEL_DAYS)
    dated = [
        (in_time_zone(each.taken), each)
        for each in patient.measurements
        if each.of == "potassium" and each.specimen is Specimen.BLOOD and each.taken is not None
    ]
    return sorted((pair for pair in dated if since <= pair[0] < last), key=lambda pair: pair[0])[::-1]
