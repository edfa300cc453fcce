"""Which of the medicines or orders is meant?"""

import re
from collections.abc import Iterable

from bedside.clinic.listed import datum_of_medication
from bedside.terms import Datum, Medication

PPI = "proton pump inhibitor"
THIAZIDE = "thiazide or thiazide-like diuretic"

# As the first word or behind a joint of a combination: in "esomeprazole magnesium" it is only the salt.
_MAGNESIUM = re.compile(r"(?:^|[/+,;(]|\band\b)[\s\d.]*(?:magnesium|milk of magnesia)\b", re.IGNORECASE)
_POTASSIUM = re.compile(
    r"(?:^|[/+,;(]|\band\b)[\s\d.]*potassium\s+(?:chloride|citrate|bicarbonate|phosphate|gluconate)\b",
    re.IGNORECASE,
)


def _names(medication: Medication) -> Iterable[str]:
    displays = (code.display for code in medication.codes)
    return (name for name in (medication.drug, medication.name, *displays) if name)


def is_magnesium(medication: Medication) -> bool:
    """Whether it gives magnesium."""
    return any(_MAGNESIUM.search(name) for name in _names(medication))


def is_potassium(medication: Medication) -> bool:
    """Whether it gives potassium to replace it."""
    return any(_POTASSIUM.search(name) for name in _names(medication))


def of_class(medications: Iterable[Medication], drug_class: str) -> tuple[Medication, ...]:
    """Those of a class."""
    return tuple(each for each in medications if drug_class in each.drug_classes)


def taken_now(medications: Iterable[Medication]) -> tuple[Medication, ...]:
    """Those that the record says are taken now."""
    return tuple(each for each in medications if each.is_current)


def ordered(medications: Iterable[Medication]) -> tuple[Datum, ...]:
    """Orders in words for the reader: names alone, because an order is neither taken nor stopped yet."""
    return tuple(Datum(text=f"Being ordered: {each.name}", place=each.place) for each in medications)


def taken(medications: Iterable[Medication]) -> tuple[Datum, ...]:
    """Medicines that are taken, in words for the reader."""
    return tuple(map(datum_of_medication, medications))
