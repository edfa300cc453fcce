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
_MAGNESIUM_SULFATE = re.compile(r"\bmagnesium sul(?:f|ph)ate\b|\bmgso4\b", re.IGNORECASE)
# As a laxative it is swallowed, alone or beside other sulfates; as Epsom salt one bathes in it.
_NO_NEEDLE = re.compile(
    r"\b(?:oral(?:ly)?|by mouth|tablets?|capsules?|powder|granules?|epsom|bath|topical|"
    r"(?:sodium|potassium) sul(?:f|ph)ate)\b",
    re.IGNORECASE,
)
_NEEDLE_ROUTES = (None, "intravenous", "intramuscular", "subcutaneous")


def _names(medication: Medication) -> Iterable[str]:
    displays = (code.display for code in medication.codes)
    return (name for name in (medication.drug, medication.name, *displays) if name)


def is_magnesium(medication: Medication) -> bool:
    """Whether it gives magnesium."""
    return any(_MAGNESIUM.search(name) for name in _names(medication))


def is_injected_magnesium_sulfate(medication: Medication) -> bool:
    """Whether it is magnesium sulfate that nothing says to be swallowed or put on the skin."""
    names = tuple(_names(medication))
    return (
        medication.route in _NEEDLE_ROUTES
        and any(_MAGNESIUM_SULFATE.search(name) for name in names)
        and not any(_NO_NEEDLE.search(name) for name in names)
    )


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
    # A combination is read as several medicines of one name and place.
    told = (Datum(text=f"Being ordered: {each.name}", place=each.place) for each in medications)
    return tuple(dict.fromkeys(told))


def taken(medications: Iterable[Medication]) -> tuple[Datum, ...]:
    """Medicines that are taken, in words for the reader."""
    return tuple(dict.fromkeys(map(datum_of_medication, medications)))
