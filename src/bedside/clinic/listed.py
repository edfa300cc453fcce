"""Does the record's list of medicines or of problems hold what is asked for?

A list of medicines that was read whole and lacks a drug says that it is not taken now; it says nothing of
what was taken before. A problem list is never whole, so a condition that is not on it is unknown (ADR 0046).
"""

from collections.abc import Iterable
from datetime import timedelta

from bedside.clinic.newest import in_time_zone
from bedside.clinic.seen import Seen
from bedside.terms import Datum, Diagnosis, DiagnosisTest, DrugTest, Medication, Patient, Presence


def _plain(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.strip().lower() for name in names)


def is_meant(medication: Medication, test: DrugTest) -> bool:
    """Whether the medicine is one that the test names, by itself or by its class."""
    by_name = medication.drug is not None and medication.drug.lower() in _plain(test.drugs)
    return by_name or bool(_plain(medication.drug_classes) & _plain(test.classes))


def see_drug(test: DrugTest, patient: Patient) -> Seen:
    """Whether such a medicine is taken now, or was within the days asked for, and for long enough."""
    meant = [each for each in patient.medications if is_meant(each, test)]
    seen = [_see_medication(each, test, patient) for each in meant]
    for presence in (Presence.PRESENT, Presence.UNKNOWN):
        of_it = [each for each in seen if each.presence is presence]
        if of_it:
            return _merged(presence, of_it)
    if not seen:
        return _see_no_mention(test, patient)
    # Named, and every time as stopped: whether another of its class is taken, the rest of the list says.
    rest = _see_no_mention(test, patient)
    data = _merged(Presence.ABSENT, seen).data
    if rest.presence is Presence.ABSENT or len(test.drugs) == 1:
        return Seen(presence=Presence.ABSENT, data=data)
    return Seen(presence=Presence.UNKNOWN, data=data, missing=rest.missing)


def _merged(presence: Presence, seen: list[Seen]) -> Seen:
    return Seen(
        presence=presence,
        data=tuple(dict.fromkeys(datum for each in seen for datum in each.data)),
        missing=tuple(dict.fromkeys(text for each in seen for text in each.missing)),
    )


def _see_medication(medication: Medication, test: DrugTest, patient: Patient) -> Seen:
    data = (datum_of_medication(medication),)
    taken = _is_taken(medication, test, patient)
    if taken is None:
        asked = "until when" if medication.is_current is False else "whether"
        taken_when = "was taken" if asked == "until when" else "is taken now"
        missing = f"{asked} {name_of_medication(medication)} {taken_when}"
        return Seen(presence=Presence.UNKNOWN, data=data, missing=(missing,))
    if not taken:
        return Seen(presence=Presence.ABSENT, data=data)
    if test.longer_than_days is None:
        return Seen(presence=Presence.PRESENT, data=data)
    if medication.since is None:
        return Seen(
            presence=Presence.UNKNOWN,
            data=data,
            missing=(f"since when {name_of_medication(medication)} is taken",),
        )
    ended = patient.asked_at if medication.is_current or medication.until is None else medication.until
    lasted = in_time_zone(ended) - in_time_zone(medication.since)
    is_long = lasted > timedelta(days=test.longer_than_days)
    return Seen(presence=Presence.PRESENT if is_long else Presence.ABSENT, data=data)


def _is_taken(medication: Medication, test: DrugTest, patient: Patient) -> bool | None:
    """Now, or recently enough; ``None`` where the record leaves it open."""
    asked = in_time_zone(patient.asked_at)
    until = in_time_zone(medication.until) if medication.until else None
    has_ended = until is not None and until < asked - timedelta(days=1)
    if medication.is_current and not has_ended:
        return True
    if test.within_days is not None and until is not None:
        return until >= asked - timedelta(days=test.within_days)
    if test.within_days is not None and medication.is_current is False:
        return None
    return False if has_ended or medication.is_current is False else None


def _see_no_mention(test: DrugTest, patient: Patient) -> Seen:
    what = " or ".join((*test.classes, *test.drugs)[:4])
    missing = (f"whether {what} is taken",)
    current = [each for each in patient.medications if each.is_current]
    is_whole = bool(current) and all(each.drug is not None for each in patient.medications)
    is_whole = is_whole and not any(each.place.startswith("Medication") for each in patient.unread)
    if test.within_days is not None or not is_whole:
        return Seen(presence=Presence.UNKNOWN, missing=missing)
    listed = Datum(text=f"Not among the {len(current)} medicines listed as taken now", place="Medication")
    return Seen(presence=Presence.ABSENT, data=(listed,))


def name_of_medication(medication: Medication) -> str:
    """The drug's own name, else its class: what is taken, and not how much of it, which no reader is told."""
    return medication.drug or next(iter(medication.drug_classes), medication.name)


def datum_of_medication(medication: Medication) -> Datum:
    """``omeprazole, since 2024-03-01``: the drug or its class, without the strength that the record has."""
    parts = [name_of_medication(medication)]
    if medication.since:
        parts.append(f"since {medication.since:%Y-%m-%d}")
    if medication.until:
        parts.append(f"until {medication.until:%Y-%m-%d}")
    if medication.is_current is None:
        parts.append("not said whether taken now")
    elif not medication.is_current:
        parts.append("no longer taken")
    return Datum(text=", ".join(parts), place=medication.place)


def see_diagnosis(test: DiagnosisTest, patient: Patient) -> Seen:
    """Whether such a condition is on the problem list; one that is not on it is unknown."""
    names = _plain(test.conditions)
    meant = [each for each in patient.diagnoses if each.condition and each.condition.lower() in names]
    for is_active, presence in ((True, Presence.PRESENT), (None, Presence.UNKNOWN)):
        found = [each for each in meant if each.is_active is is_active]
        if found:
            missing = tuple(f"whether {each.name} is still active" for each in found if is_active is None)
            return Seen(presence=presence, data=tuple(map(datum_of_diagnosis, found)), missing=missing)
    if meant and len(names) == 1:
        return Seen(presence=Presence.ABSENT, data=tuple(map(datum_of_diagnosis, meant)))
    what = " or ".join(test.conditions[:4])
    return Seen(presence=Presence.UNKNOWN, data=(), missing=(f"whether there is {what}",))


def datum_of_diagnosis(diagnosis: Diagnosis) -> Datum:
    """``Diarrhea (active)``, as the record has it."""
    said = {True: "active", False: "no longer active", None: "status not recorded"}[diagnosis.is_active]
    since = f", since {diagnosis.since:%Y-%m-%d}" if diagnosis.since else ""
    return Datum(text=f"{diagnosis.name} ({said}{since})", place=diagnosis.place)
