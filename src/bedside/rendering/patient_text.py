"""How does what was read of a patient look in a terminal? What is known, and what was not used."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bedside.rendering.legible import changed_texts, clean
from bedside.rendering.sheet import Run, Sheet
from bedside.terms import Comparator, Diagnosis, Measurement, Medication, Patient

NOTE = "Read from the record alone; nothing of it is kept. What is not recorded is unknown, not absent."
_MOST_UNKNOWN = 12
"""Names that we do not know which are listed before the rest is counted."""

_LONG_ID = re.compile(r"(/[0-9A-Za-z]{8})[0-9A-Za-z.-]{12,}")

ShowUnit = Callable[[str], str]
"""Prints a UCUM code for people; rendering does not know units."""


def render_patient_text(
    patient: Patient, show_unit: ShowUnit, *, width: int = 80, color: bool = False
) -> str:
    """A patient, ``width`` columns wide; without ``color`` no escape sequence is in it."""
    patient = changed_texts(patient, clean)
    sheet = Sheet(width, color=color, links=False)
    sheet.line((_person(patient), "bold"))
    sheet.line((f"As of {_day(patient.asked_at)}", "dim"))
    _measured(sheet, patient.measurements, show_unit)
    _unknown(sheet, set(patient.unknown))
    _medicines(sheet, patient.medications)
    _conditions(sheet, patient.diagnoses)
    if patient.unread:
        sheet.heading(f"Not used ({len(patient.unread)})")
        for one in patient.unread:
            sheet.bullet((one.reason, ""), (f" ({_place(one.place)})", "dim"), mark="!")
    sheet.blank()
    sheet.line((NOTE, "dim"))
    return sheet.finish()


def _person(patient: Patient) -> str:
    age = "Age not recorded" if patient.age_years is None else f"{_years(patient.age_years)}"
    pregnant = {True: "pregnant", False: "not pregnant", None: "pregnancy not recorded"}[patient.is_pregnant]
    sex = str(patient.sex) if patient.sex else "sex not recorded"
    return ", ".join((age, sex, *(() if sex == "male" else (pregnant,))))


def _years(age: float) -> str:
    return f"{int(age)} years" if age >= 2 else f"{int(age * 12)} months"


def _measured(sheet: Sheet, measurements: Sequence[Measurement], show_unit: ShowUnit) -> None:
    sheet.heading("Measured")
    newest = _newest_of_each(measurements)
    if not newest:
        sheet.line(("Nothing that we read.", "dim"))
        return
    named = max(len(_name(one)) for one, _ in newest)
    for one, older in newest:
        value = f"{_BOUNDS[one.comparator]}{one.value:.6g} {show_unit(one.unit)}".rstrip()
        also = f"  and {older} older" if older else ""
        sheet.line(
            (f"{_name(one).ljust(named)}  ", ""),
            (value, "bold"),
            (f"  {_day(one.taken) if one.taken else 'no date'}{also}  {_place(one.place)}", "dim"),
            rest="  ",
        )


_BOUNDS = {bound: f"{bound} " for bound in Comparator} | {Comparator.EQUAL: ""}


def _place(place: str) -> str:
    """Where it stands; an identifier that nobody reads to its end is cut."""
    return _LONG_ID.sub(r"\1…", place)


def _newest_of_each(measurements: Sequence[Measurement]) -> list[tuple[Measurement, int]]:
    """The newest value of each thing in each specimen, with how many older ones there are."""
    grouped: dict[str, list[Measurement]] = {}
    for one in measurements:
        grouped.setdefault(_name(one), []).append(one)
    return [(max(group, key=_moment), len(group) - 1) for group in grouped.values()]


def _moment(one: Measurement) -> float:
    return one.taken.timestamp() if one.taken else float("-inf")


def _name(one: Measurement) -> str:
    name = one.of[:1].upper() + one.of[1:] if one.of[1:2].islower() else one.of
    return f"{name} ({one.specimen})" if one.specimen else name


def _medicines(sheet: Sheet, medications: Sequence[Medication]) -> None:
    sheet.heading("Medicines")
    known = [one for one in medications if one.drug or one.drug_classes]
    if not known:
        sheet.line(("None that we know.", "dim"))
    for told, count in _each_once(_medicine(one) for one in known):
        sheet.bullet(*told, (f"  {count} times" if count > 1 else "", "dim"))
    _unknown(sheet, {one.name for one in medications if not (one.drug or one.drug_classes)})


def _medicine(one: Medication) -> tuple[Run, ...]:
    current = {True: "taken now", False: "not taken now", None: "not told whether it is taken now"}
    return (
        (one.drug or one.name, "bold"),
        (f" ({', '.join(one.drug_classes)})" if one.drug_classes else "", "dim"),
        (f": {current[one.is_current]}", "green" if one.is_current else ""),
        (f", since {_day(one.since)}" if one.since and one.is_current else "", "dim"),
    )


def _conditions(sheet: Sheet, diagnoses: Sequence[Diagnosis]) -> None:
    sheet.heading("Conditions")
    known = [one for one in diagnoses if one.condition]
    if not known:
        sheet.line(("None that we know.", "dim"))
    active = {True: "active", False: "not active", None: "not told whether it is active"}
    for told, count in _each_once(
        ((one.condition or one.name, "bold"), (f": {active[one.is_active]}", "")) for one in known
    ):
        sheet.bullet(*told, (f"  {count} times" if count > 1 else "", "dim"))
    _unknown(sheet, {one.name for one in diagnoses if not one.condition})


def _each_once(lines: Iterable[tuple[Run, ...]]) -> list[tuple[tuple[Run, ...], int]]:
    counted: dict[tuple[Run, ...], int] = {}
    for line in lines:
        counted[line] = counted.get(line, 0) + 1
    return list(counted.items())


def _unknown(sheet: Sheet, names: set[str]) -> None:
    """Names that the record has and we do not know: kept, but no rule can ask for them."""
    if not names:
        return
    listed = sorted(names)[:_MOST_UNKNOWN]
    rest = f"; and {len(names) - len(listed)} more" if len(names) > len(listed) else ""
    sheet.line((f"Not known to us: {'; '.join(listed)}{rest}", "dim"))


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"
