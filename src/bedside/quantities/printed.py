"""Which UCUM code does a printed unit mean? ``mEq/L``, ``mcg``, ``mmol per hour``, ``/24 h``, ``mL min-1``.

One table of words, and one pattern that reads a unit where a number ends.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, tuple[str, ...]] = {
    "%": ("%", "percent", "per cent"),
    "kg": ("kg", "kilogram", "kilograms", "kgs"),
    "g": ("g", "gm", "gms", "gram", "grams"),
    "mg": ("mg", "mgs", "milligram", "milligrams"),
    "ug": ("ug", "µg", "μg", "mcg", "microg", "microgram", "micrograms"),
    "ng": ("ng", "nanogram", "nanograms"),
    "mol": ("mol", "mole", "moles"),
    "mmol": ("mmol", "mmols", "millimole", "millimoles", "mM"),
    "umol": ("umol", "µmol", "μmol", "micromol", "micromole", "micromoles"),
    "nmol": ("nmol", "nanomole", "nanomoles"),
    "meq": ("mEq", "meq", "mEqs", "milliequivalent", "milliequivalents"),
    "mosm": ("mOsm", "mosm", "mosmol", "mOsmol"),
    "m[iU]": ("mIU", "mU"),
    "[iU]": ("IU", "unit", "units", "U"),
    "L": ("L", "l", "liter", "liters", "litre", "litres"),
    "dL": ("dL", "dl", "deciliter", "decilitre"),
    "mL": ("mL", "ml", "milliliter", "milliliters", "millilitre", "millilitres", "cc"),
    "uL": ("uL", "µL", "μL", "µl", "μl", "microliter", "microlitre"),
    "mm[Hg]": ("mmHg", "mm Hg"),
    "cm": ("cm", "centimeters", "centimetres"),
    "mm": ("mm", "millimeters", "millimetres"),
    "ms": ("ms", "msec", "millisecond", "milliseconds"),
    "s": ("s", "sec", "secs", "second", "seconds"),
    "min": ("min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "wk": ("wk", "wks", "week", "weeks"),
    "mo": ("mo", "month", "months"),
    "a": ("y", "yr", "yrs", "year", "years"),
    "m2": ("m2", "m²", "m^2", "sq m"),
    "Cel": ("°C", "degrees Celsius"),
}
UCUM_OF: Mapping[str, str] = MappingProxyType(
    {word: code for code, words in _WORDS.items() for word in words}
    # Long words are also met at the start of a sentence or in capitals; symbols mean what their case says.
    | {word.capitalize(): code for code, words in _WORDS.items() for word in words if len(word) > 4}
)
"""Printed word to UCUM code."""

TIMES = ("ms", "s", "min", "h", "d", "wk", "mo", "a")

_WORD = (
    "(?:" + "|".join(re.escape(word) for word in sorted(UCUM_OF, key=len, reverse=True)) + r")(?![A-Za-z])"
)
_TIME = (
    "(?:" + "|".join(sorted((w for c in TIMES for w in _WORDS[c]), key=len, reverse=True)) + r")(?![A-Za-z])"
)
_STEP = rf"""
    (?:
        \s?/\s?(?:\d+(?:\.\d+)?[\s-]?)?{_WORD}                      # mg/kg/day, mmol/24 h, mL/min/1.73 m2
      | \s(?:per|a|an|each|every|in)\s(?:\d+(?:\.\d+)?[\s-]?)?{_TIME}  # mmol per hour, g every 6 hours
      | \sper\s(?:\d+(?:\.\d+)?\s?)?{_WORD}
      | \s(?:once\s)?(?:daily|hourly)\b
      | [\s·.]?(?:L|l|dL|dl|mL|ml|kg|min|h|d)(?:[-−–]1|⁻¹)(?!\d)     # mmol L-1
    )"""
UNIT = re.compile(rf"(?P<base>{_WORD})(?P<steps>{_STEP}*)|(?P<bare>/\s?{_TIME})", re.VERBOSE)
"""A unit at one place of a text; ``to_ucum`` says what it means."""

_READ_STEP = re.compile(
    rf"(?<![A-Za-z])(?:(?P<inverse>L|l|dL|dl|mL|ml|kg|min|h|d)[-−–⁻][1¹]"
    rf"|(?P<daily>daily)|(?P<hourly>hourly)|(?:(?P<count>\d+(?:\.\d+)?)[\s-]?)?"
    rf"(?!(?:a|an|in|per|each)\s)(?P<word>{_WORD}))"
)


def to_ucum(match: re.Match[str]) -> str:
    """The UCUM code of a unit that ``UNIT`` matched."""
    if match["bare"]:
        return "/" + UCUM_OF[match["bare"].lstrip("/ ")]
    code = UCUM_OF[match["base"]]
    if match["base"] == "mM":  # molar: per liter already
        code = "mmol/L"
    return code + "".join(_denominator(step) for step in _READ_STEP.finditer(match["steps"]))


def _denominator(step: re.Match[str]) -> str:
    if step["daily"] or step["hourly"]:
        return "/d" if step["daily"] else "/h"
    code, count = UCUM_OF[step["inverse"] or step["word"]], step["count"]
    if code == "m2" and count == "1.73":
        return "/{1.73_m2}"
    return f"/({count}.{code})" if count and count != "1" else f"/{code}"
