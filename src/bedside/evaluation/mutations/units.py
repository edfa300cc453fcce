"""How do people get a unit wrong? Another step of the scale, mass for moles, hours for days."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bedside.evaluation.mutations.edit import Edit

_MASS = {
    "mg": ("g", "mcg"),
    "g": ("mg",),
    "mcg": ("mg",),
    "µg": ("mg",),
    "μg": ("mg",),
    "kg": ("g",),
    "ng": ("µg",),
    "grams": ("milligrams",),
    "milligrams": ("grams",),
    "micrograms": ("milligrams",),
}
_SUBSTANCE = {
    "mmol": ("mg",),
    "mEq": ("mg",),
    "µmol": ("mmol", "µg"),
    "μmol": ("mmol", "μg"),
    "mg": ("mmol", "mEq"),
}
_VOLUME = {"mL": ("L",), "ml": ("L",), "L": ("mL",), "dL": ("mL",), "liters": ("milliliters",)}
_LEVEL = {
    "mg/dL": ("mmol/L", "mEq/L", "g/dL"),
    "mg/dl": ("mmol/l", "g/dl"),
    "mmol/L": ("mg/dL", "µmol/L"),
    "mmol/l": ("mg/dl",),
    "mEq/L": ("mg/dL",),
    "g/dL": ("mg/dL", "g/L"),
    "g/dl": ("mg/dl",),
    "ng/mL": ("µg/mL", "ng/L"),
    "ng/ml": ("µg/ml",),
    "µmol/L": ("mmol/L",),
    "mL/min": ("mg/dL",),
    "ml/min": ("mg/dl",),
}
_TIME = {
    "hours": ("days", "minutes"),
    "hour": ("day",),
    "h": ("d",),
    "hrs": ("days",),
    "days": ("hours", "weeks"),
    "day": ("hour",),
    "weeks": ("days", "months"),
    "week": ("month",),
    "months": ("weeks", "years"),
    "month": ("week",),
    "minutes": ("hours",),
    "years": ("months",),
}


def mass_unit(sentence: str) -> Iterator[Edit]:
    """mg for g and the like, also of a dose by weight, never within a concentration."""
    return _after_numbers(sentence, _MASS, r"(?!\s?(?:/|per\b)\s?(?:d|m|µ)?[Ll]\b)(?!\w)")


def substance_unit(sentence: str) -> Iterator[Edit]:
    """mg for mmol and the like, never within a concentration."""
    return _after_numbers(sentence, _SUBSTANCE, r"(?!\s?(?:/|per\b)\s?(?:d|m|µ)?[Ll]\b)(?!\w)")


def volume_unit(sentence: str) -> Iterator[Edit]:
    """mL for L and the like."""
    return _after_numbers(sentence, _VOLUME, r"(?![\w/])")


def level_unit(sentence: str) -> Iterator[Edit]:
    """mg/dL for mmol/L and the like: the unit of a level in blood or urine."""
    return _after_numbers(sentence, _LEVEL, r"(?![\w/])")


def time_unit(sentence: str) -> Iterator[Edit]:
    """Hours for days and the like, never within a rate."""
    return _after_numbers(sentence, _TIME, r"(?![\w/])")


def _after_numbers(sentence: str, table: Mapping[str, Iterable[str]], ends: str) -> Iterator[Edit]:
    units = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    for match in re.finditer(rf"(?<=\d)[ \u00a0-]?(?P<unit>{units}){ends}", sentence):
        start, end = match.span("unit")
        for other in table[match["unit"]]:
            yield Edit(start=start, end=end, words=other)
