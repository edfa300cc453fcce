"""What does this field of a form say? A ``ValueError`` tells what is wrong and what to write.

No message repeats what was typed.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bedside.interchange import conditions, drugs
from bedside.interchange.measurable import find_typed
from bedside.interchange.plausible import find_doubt
from bedside.interchange.typed import read_typed
from bedside.quantities.shown import show_unit
from bedside.terms import TYPED, Diagnosis, Measurement, Medication, Sex

OLDEST = 125
"""Years; nobody is known to have lived longer."""

_AGE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*([a-z]*)", re.IGNORECASE)
_IN_A_YEAR: Mapping[str, float] = {
    **dict.fromkeys(("", "a", "y", "yr", "yrs", "year", "years"), 1.0),
    **dict.fromkeys(("mo", "month", "months"), 12.0),
    **dict.fromkeys(("wk", "week", "weeks"), 365.2425 / 7),
    **dict.fromkeys(("d", "day", "days"), 365.2425),
}
_SEXES = {
    **dict.fromkeys(("female", "f", "woman"), Sex.FEMALE),
    **dict.fromkeys(("male", "m", "man"), Sex.MALE),
}
_YES_OR_NO = {**dict.fromkeys(("yes", "true"), True), **dict.fromkeys(("no", "false"), False)}
_BETWEEN_ITEMS = re.compile(r"[,;\n]")
_SPAN = re.compile(r"\s+(since|until)\s+(\d{4}-\d\d-\d\d)\b", re.IGNORECASE)
_BARE_UNITS = {"pH": "[pH]", "heart rate": "/min", "eGFR": "mL/min/{1.73_m2}"}
"""What people type without a unit, because it has one only."""


def read_age(text: str) -> float:
    """Age in years: ``67``, ``8 months``."""
    found = _AGE.fullmatch(text)
    parts = _IN_A_YEAR.get(found[2].lower()) if found else None
    if found is None or parts is None or float(found[1]) / parts > OLDEST:
        raise ValueError("It is no age.", "Write years, such as 67, or 8 months.")
    return float(found[1]) / parts


def read_sex(text: str) -> Sex | None:
    """The sex that formulas ask for."""
    if text.lower() == "other":
        return None
    if text.lower() not in _SEXES:
        raise ValueError("It is none of the words for it.", "Write female or male, or leave it empty.")
    return _SEXES[text.lower()]


def read_yes_or_no(text: str) -> bool:
    """Yes or no."""
    if text.lower() not in _YES_OR_NO:
        raise ValueError("It is neither yes nor no.", "Write yes or no, or leave it empty.")
    return _YES_OR_NO[text.lower()]


def read_drugs(text: str, *, asked_at: datetime) -> tuple[Medication, ...]:
    """A list of medicines, taken now unless it says until when; a combination once for each substance."""
    return tuple(_medications(text, asked_at))


def read_conditions(text: str) -> tuple[Diagnosis, ...]:
    """A list of conditions, all of them active; once for each name of ours that it means."""
    return tuple(_diagnoses(text))


def read_measurement(text: str, *, name: str, taken: datetime) -> Measurement:
    """A value with its unit, of what the field is named for."""
    measurable = find_typed(name)
    if measurable is None:
        raise ValueError(
            "It is the name of no measurement that we read.", "Write one such as urine magnesium."
        )
    units = " or ".join(dict.fromkeys(show_unit(unit) or unit for unit in measurable.usual_units()))
    try:
        typed = read_typed(text)
    except ValueError as error:
        raise ValueError(f"The value cannot be read: {error}.", f"Write a number with {units}.") from None
    unit = typed.unit or _BARE_UNITS.get(measurable.of)
    if unit is None:
        raise ValueError("The value has no unit.", f"Write a number with {units}.")
    unit = measurable.unit_meant(unit)
    doubt = find_doubt(typed.value, unit, measurable)
    if doubt is not None:
        raise ValueError(f"The value cannot be used: {doubt}.", f"Write a number with {units}.")
    return Measurement(
        of=measurable.of,
        specimen=measurable.specimen,
        value=typed.value,
        unit=unit,
        comparator=typed.comparator,
        taken=taken,
        place=f"{TYPED}{name}",
    )


def _medications(text: str, asked_at: datetime) -> Iterator[Medication]:
    for item in _items(text):
        span = {word.lower(): _day(day) for word, day in _SPAN.findall(item)}
        name = _SPAN.sub("", item).strip()
        until = span.get("until")
        until = until + timedelta(days=1, microseconds=-1) if until else None
        for drug in drugs.find_in_name(name) or (None,):
            yield Medication(
                name=name,
                place=f"{TYPED}drugs",
                drug=drug.name if drug else None,
                drug_classes=drug.classes if drug else drugs.classes_in_name(name),
                is_current=until is None or until >= asked_at,
                since=span.get("since"),
                until=until,
            )


def _diagnoses(text: str) -> Iterator[Diagnosis]:
    for item in _items(text):
        found = conditions.find_in_name(item)
        names = dict.fromkeys(name for one in found for name in (one.name, *one.also))
        for name in tuple(names) or (None,):
            yield Diagnosis(name=item, place=f"{TYPED}conditions", condition=name, is_active=True)


def _items(text: str) -> Iterator[str]:
    """The names of a list, each cut where it is too long to be a name."""
    yield from (item.strip()[:160] for item in _BETWEEN_ITEMS.split(text) if item.strip())


def _day(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise ValueError("It holds a date that is none.", "Write dates such as 2024-03-01.") from None
