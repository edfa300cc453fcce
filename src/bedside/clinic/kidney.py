"""How much do the kidneys filter now? The newest of what was reported and what a creatinine tells."""

from dataclasses import replace
from datetime import datetime

from bedside.clinic.newest import (
    RECENT_DAYS,
    datum_of,
    find_newest,
    in_time_zone,
    keep_recent,
    place_all,
    place_value,
)
from bedside.clinic.seen import Calculate, Calculated, Seen
from bedside.terms import Bounds, Measurement, Patient, Presence, Specimen

KIDNEY_DAYS = RECENT_DAYS
"""A creatinine or filtration rate counts for so many days."""
FILTRATION = "eGFR"
CALCULATOR = "egfr"


def see_kidney(bounds: Bounds, patient: Patient, calculate: Calculate) -> Seen:
    """Whether the filtration rate of now lies within ``bounds``; unknown if older than ``KIDNEY_DAYS``.

    A reported rate counts until a newer creatinine is on record. If no rate can be calculated from that, the
    reported one is of before, and the rate of now is unknown.
    """
    reported = find_newest(patient, FILTRATION, None, within_days=KIDNEY_DAYS)
    creatinine = find_newest(patient, "creatinine", Specimen.BLOOD, within_days=KIDNEY_DAYS)
    if reported and not (creatinine and _taken(creatinine) > _taken(reported)):
        return _see_reported(reported, bounds)
    made = calculate(CALCULATOR, _with_creatinine(patient, creatinine))
    if not made.results:
        return _not_known(patient, made, has_creatinine=bool(creatinine))
    # Rounded as it is shown: laboratories report whole numbers, and 29.6 is read as 30.
    presence = place_value(round(made.results[0][0]), bounds)
    return Seen(presence=presence, data=(*made.data, *made.inputs))


def _see_reported(reported: tuple[Measurement, ...], bounds: Bounds) -> Seen:
    presence = place_all(reported, bounds)
    missing = () if presence is not Presence.UNKNOWN else (f"{FILTRATION}, exactly, in {bounds.unit}",)
    return Seen(presence=presence, data=tuple(map(datum_of, reported)), missing=missing)


def _not_known(patient: Patient, made: Calculated, *, has_creatinine: bool) -> Seen:
    """What would tell it: a rate of now, or what the calculation of a recent creatinine lacked."""
    older = find_newest(patient, FILTRATION, None)
    age = f", not older than {KIDNEY_DAYS} days"
    blood = find_newest(patient, "creatinine", Specimen.BLOOD)
    lacks = made.missing if has_creatinine or not blood else (f"creatinine (blood){age}",)
    return Seen(
        presence=Presence.UNKNOWN,
        data=tuple(map(datum_of, older or blood)),
        missing=(f"{FILTRATION}{age if older else ''}", *lacks),
    )


def _taken(measurements: tuple[Measurement, ...]) -> datetime:
    """When the newest values, which have a date if they are recent, were taken."""
    return max(in_time_zone(each.taken) for each in measurements if each.taken is not None)


def _with_creatinine(patient: Patient, newest: tuple[Measurement, ...]) -> Patient:
    """The record without older creatinines, which a calculator would take where it cannot use the newest."""
    recent = keep_recent(patient).measurements
    kept = tuple(each for each in recent if each in newest or each.of != "creatinine")
    return replace(patient, measurements=kept)
