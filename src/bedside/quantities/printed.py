"""Which UCUM code does a printed unit mean? ``mEq/L``, ``mcg``, ``mmol per hour``, ``/24 h``, ``mL min-1``.

One table of words, and one pattern that reads a unit where a number ends.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from bedside.quantities.numerals import SUPERSCRIPTS

_WORDS: Mapping[str, tuple[str, ...]] = {
    "%": ("%", "percent", "per cent", "percentage points", "percentage point", "% points"),
    "kg": ("kg", "kilogram", "kilograms", "kgs", "Kg", "KG"),
    "g": ("g", "gm", "gms", "gram", "grams", "gr"),
    "mg": ("mg", "mgs", "milligram", "milligrams", "MG"),
    "ug": ("ug", "µg", "μg", "mcg", "microg", "microgs", "microgram", "micrograms"),
    "ng": ("ng", "nanogram", "nanograms"),
    "pg": ("pg", "picogram", "picograms"),
    "fg": ("fg",),
    "[lb_av]": ("lb", "lbs", "pound", "pounds"),
    "[oz_av]": ("oz", "ounce", "ounces"),
    "mol": ("mol", "mole", "moles"),
    "mmol": ("mmol", "mmols", "millimole", "millimoles", "mM"),
    "umol": ("umol", "µmol", "μmol", "micromol", "micromole", "micromoles", "µM", "μM", "uM", "microM"),
    "nmol": ("nmol", "nanomole", "nanomoles", "nM"),
    "pmol": ("pmol", "picomole", "picomoles", "pM"),
    "fmol": ("fmol",),
    "eq": ("Eq",),
    "meq": ("mEq", "meq", "mEqs", "milliequivalent", "milliequivalents", "meqs"),
    "ueq": ("uEq", "µEq", "μEq"),
    "mosm": ("mOsm", "mosm", "mosmol", "mOsmol", "milliosmoles"),
    "m[iU]": ("mIU", "mU", "milliunits"),
    "u[iU]": ("µIU", "μIU", "uIU", "µU", "μU"),
    "k[iU]": ("kIU", "kU"),
    "[iU]": ("IU", "iu", "unit", "units", "U", "IUs", "international units", "International Units", "I.U."),
    "[CFU]": ("CFU", "cfu", "CFUs"),
    "{copies}": ("copies",),
    "{cells}": (
        "cells",
        "CD4 cells",
        "CD4+ cells",
        "platelets",
        "neutrophils",
        "lymphocytes",
        "leukocytes",
        "leucocytes",
        "eosinophils",
        "white blood cells",
        "white cells",
        "parasites",
        "spores",
        "organisms",
        "colonies",
        "bacteria",
        "WBC",
        "WBCs",
    ),
    "{beats}": ("beats",),
    "{breaths}": ("breaths",),
    "L": ("L", "l", "liter", "liters", "litre", "litres"),
    "dL": ("dL", "dl", "deciliter", "decilitre", "deciliters", "decilitres", "DL"),
    "mL": ("mL", "ml", "milliliter", "milliliters", "millilitre", "millilitres", "cc", "ML"),
    "uL": ("uL", "µL", "μL", "µl", "μl", "ul", "microliter", "microlitre", "microliters"),
    "fL": ("fL", "fl"),
    "mm3": ("mm3", "mm³", "mm^3", "cubic millimeter", "cubic millimetre", "cu mm"),
    "cm3": ("cm3", "cm³", "cm^3", "cubic centimeters"),
    "[tsp_us]": ("teaspoon", "teaspoons", "teaspoonful", "teaspoonfuls", "tsp"),
    "[cup_us]": ("cup", "cups"),
    "[qt_us]": ("quart", "quarts"),
    "[gal_us]": ("gallon", "gallons"),
    "[pt_us]": ("pint", "pints"),
    "[foz_us]": ("fl oz", "fl. oz", "fluid ounce", "fluid ounces", "fl ounces"),
    "[tbs_us]": ("tablespoon", "tablespoons", "tbsp"),
    "mm[Hg]": ("mmHg", "mm Hg", "mm-Hg", "mm of Hg", "mmhg", "millimeters of mercury"),
    "cm[H2O]": ("cmH2O", "cm H2O", "cm of water", "cm of H2O"),
    "kPa": ("kPa",),
    "[psi]": ("psi",),
    "Gy": ("Gy", "gray"),
    "cGy": ("cGy",),
    "mGy": ("mGy",),
    "mSv": ("mSv",),
    "mCi": ("mCi", "millicuries"),
    "MBq": ("MBq",),
    "GBq": ("GBq",),
    "kcal": ("kcal", "kcals", "kilocalories", "kilocalorie", "kcalories", "kcalorie", "Kcal"),
    "[Cal]": ("calories", "calorie", "Cal"),
    "cal": ("cal",),
    "kJ": ("kJ",),
    "T": ("tesla",),
    "MJ": ("MJ",),
    "W": ("W", "watts", "watt"),
    "mA": ("mA",),
    "uA": ("µA", "μA", "uA"),
    "keV": ("keV",),
    "MeV": ("MeV",),
    "mV": ("mV",),
    "kV": ("kV",),
    "uV": ("µV", "μV"),
    "Hz": ("Hz",),
    "kHz": ("kHz",),
    "MHz": ("MHz",),
    "dB": ("dB",),
    "Da": ("Da",),
    "kDa": ("kDa",),
    "m": ("m", "meter", "meters", "metre", "metres"),
    "km": ("km", "kilometers", "kilometres"),
    "cm": ("cm", "centimeter", "centimeters", "centimetre", "centimetres"),
    "mm": ("mm", "millimeter", "millimeters", "millimetre", "millimetres"),
    "um": ("µm", "μm", "um", "micron", "microns", "micrometers"),
    "nm": ("nm", "nanometers"),
    "[in_i]": ("inch", "inches"),
    "[ft_i]": ("ft", "feet", "foot"),
    "[mi_i]": ("miles", "mile"),
    "cP": ("cP", "centipoise"),
    "ms": ("ms", "msec", "msecs", "millisecond", "milliseconds"),
    "s": ("s", "sec", "secs", "second", "seconds"),
    "min": ("min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "wk": ("wk", "wks", "week", "weeks"),
    "mo": ("mo", "mos", "month", "months"),
    "a": (
        "y",
        "yr",
        "yrs",
        "year",
        "years",
        "years'",
        "person-years",
        "person years",
        "patient-years",
        "patient years",
        "person-year",
        "patient-year",
    ),
    "m2": ("m2", "m²", "m^2", "sq m", "square meter", "square meters", "m(2)"),
    "cm2": ("cm2", "cm²", "cm^2", "square centimeters"),
    "mm2": ("mm2", "mm²"),
    "Cel": ("°C", "degrees Celsius", "ºC", "° C", "º C", "degrees C", "˚C", "oC", "℃", "degrees centigrade"),
    "[degF]": ("°F", "degrees Fahrenheit", "ºF", "° F", "º F", "degrees F", "˚F"),
    "deg": ("°", "º", "˚", "degrees", "degree"),
    "{log}": ("log10", "log", "logs"),
    "[pH]": (),
    "[ppm]": ("ppm",),
    "{MET}": ("MET", "METs"),
    "{pack-years}": ("pack-years", "pack years", "pack-year"),
    "10.a": ("decade", "decades"),
    "100.a": ("century", "centuries"),
    "N": ("newton", "newtons"),
    "N.m": ("Nm", "N·m", "N m"),
    "J": ("J", "joules"),
    "hPa": ("hPa",),
    "MPa": ("MPa",),
    "Pa": ("Pa",),
    "Sv": ("Sv",),
    "uSv": ("µSv", "μSv", "uSv"),
    "Bq": ("Bq",),
    "[yd_i]": ("yard", "yards"),
    "[diop]": ("diopter", "diopters", "dioptre", "dioptres"),
    "[ppb]": ("ppb",),
    "Ohm": ("Ω", "ohm", "ohms"),
    "lx": ("lux",),
    "K": ("K", "degrees K", "degrees Kelvin", "° K", "°K"),
}
UCUM_OF: Mapping[str, str] = MappingProxyType(
    {word: code for code, words in _WORDS.items() for word in words}
    # Long words are also met at the start of a sentence or in capitals; symbols mean what their case says.
    | {word.capitalize(): code for code, words in _WORDS.items() for word in words if len(word) > 4}
)
"""Printed word to UCUM code."""

TIMES = ("ms", "s", "min", "h", "d", "wk", "mo", "a", "10.a", "100.a")
"""Codes of units of time."""

# Molar: per liter already.
_MOLAR: Mapping[str, str] = {
    **dict.fromkeys(("µM", "μM", "uM", "microM"), "umol/L"),
    "mM": "mmol/L",
    "nM": "nmol/L",
    "pM": "pmol/L",
}
_RATES: Mapping[str, str] = {"{beats}/min": "/min", "{breaths}/min": "/min"}
_BARE: Mapping[str, str] = {
    "bpm": "/min",
    "BPM": "/min",
    "rpm": "/min",
    "mph": "[mi_i]/h",
    "kgm-2": "kg/m2",
    "kgm−2": "kg/m2",
    "mg%": "mg/dL",
    "g%": "g/dL",
}


def _either(words: list[str]) -> str:
    return (
        "(?:"
        + "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        + r")(?![A-Za-z]|(?<=U)\.[A-Z]|(?<=s)\.d)"
    )


_WORD = _either(list(UCUM_OF))
TIME_WORD = _either(
    [w for c in TIMES for w in _WORDS[c]] + [w.capitalize() for c in TIMES for w in _WORDS[c] if len(w) > 4]
)
"""A printed unit of time."""
_COUNT = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)"
_INVERSE = "(?:L|l|dL|dl|mL|ml|kg|min|h|d|s|m)"
_BODY = r"(?:\s(?:of\s)?(?:body[\s-]?(?:weight|wt|mass)|bodyweight|BW|bw)\b)?"
_STEP = rf"""
    (?:
        \s?/\s?\(\s?{_WORD}\s?[·.*⋅∙×]\s?{_WORD}\s?\)              # ug/(kg·h)
      | \s?/\s?(?:{_COUNT}[\s-]?)?{_WORD}{_BODY}                    # mg/kg/day, mmol/24 h, mL/min/1.73 m2
      | \s(?:per|a|an|each)\s(?:{_COUNT}[\s-]?)?{TIME_WORD}          # mmol per hour
      | \severy\s(?:day|hour|week|month|year)\b
      | (?<!%)(?<!percent)\sin\s{_COUNT}[\s-]?
        (?:h|hr|hrs|hours|mL|ml|L|liters?|litres?)(?![A-Za-z])       # 1 g in 100 mL
      | \sper\s(?:{_COUNT}\s?)?{_WORD}{_BODY}
      | \sonce\s(?:a|per|each|every)\s(?:day|week|month|year)\b
      | \s(?:once[\s-])?(?:daily|hourly|weekly|monthly|yearly|annually)\b(?!\s(?:dos|for\s[a-z]+ly))
      | (?:\s?[·.⋅]\s?|\s)?{_INVERSE}(?:[-−–]1|⁻¹|\^[-−–]1|\([-−–]1\))(?![0-9])             # mmol L-1
      | [\s·.⋅]?m(?:[-−–]2|⁻²|\^[-−–]2)(?![0-9])                      # mg m-2
    )"""
_CELLS = (
    r"[×x*·]?\s?10\s?(?:\^\s?|\(|<sup>)?\s?[0-9⁰¹²³⁴-⁹]{1,2}\)?(?:\s?cells)?\s?(?:/\s?|per\s)"
    r"(?:L|l|mL|ml|uL|µL|μL|µl|μl|kg|mm3)(?![A-Za-z])"
)
_PER_COUNT = _either([w for c in (*TIMES, "L", "dL", "mL", "uL", "mm3", "kg", "m2") for w in _WORDS[c]])
UNIT = re.compile(
    rf"(?P<bare>(?:[br]pm|BPM|mph)\b|kgm[-−]2\b|m?g\s?%)|(?P<cells>{_CELLS})"
    rf"|(?P<base>{_WORD})(?P<steps>{_STEP}*)"
    rf"|(?P<slash>(?:/|per\s)\s?(?:{_COUNT}\s?{_PER_COUNT}|{_WORD}){_BODY}(?P<slash_steps>{_STEP}*))",
    re.VERBOSE,
)
"""A unit at one place of a text; ``to_ucum`` says what it means."""

_READ_STEP = re.compile(
    rf"(?<![A-Za-z])(?:(?P<inverse>{_INVERSE})[-−–⁻\^(]+[1¹]|(?P<square>m)[-−–⁻\^]+[2²]"
    rf"|(?P<adverb>daily|hourly|weekly|monthly|yearly|annually)|(?:(?P<count>{_COUNT})[\s-]?)?"
    rf"(?!(?:a|an|in|per|each|every|of|body|once)\s)(?P<word>{_WORD}))"
)
_ADVERBS = {"daily": "d", "hourly": "h", "weekly": "wk", "monthly": "mo", "yearly": "a", "annually": "a"}
_READ_CELLS = re.compile(
    r"10\s?(?:\^\s?|\(|<sup>)?\s?([0-9⁰¹²³⁴-⁹]{1,2})\)?(?:\s?cells)?\s?(?:/\s?|per\s)(\S+)$"
)


def to_ucum(match: re.Match[str]) -> str:
    """The UCUM code of a unit that ``UNIT`` matched."""
    return _code(match.group(), base=match["base"], steps=match["steps"] or "", cells=match["cells"])


@lru_cache(maxsize=4096)
def _code(printed: str, *, base: str | None, steps: str, cells: str | None) -> str:
    if (bare := re.sub(r"\s", "", printed)) in _BARE:
        return _BARE[bare]
    if cells is not None:
        power = _READ_CELLS.search(cells)
        return f"10*{power[1].translate(SUPERSCRIPTS)}/{UCUM_OF[power[2]]}" if power else "1"
    if base is None:
        return "".join(_denominator(step) for step in _READ_STEP.finditer(printed))
    code = _MOLAR.get(base, UCUM_OF[base]) + "".join(
        _denominator(step) for step in _READ_STEP.finditer(steps)
    )
    return _RATES.get(code, code)


def _denominator(step: re.Match[str]) -> str:
    if step["adverb"]:
        return "/" + _ADVERBS[step["adverb"]]
    if step["square"]:
        return "/m2"
    code = UCUM_OF[step["inverse"] or step["word"]]
    count = (step["count"] or "").replace(",", "")
    if code == "m2" and count == "1.73":
        return "/{1.73_m2}"
    return f"/({count}.{code})" if count and count != "1" else f"/{code}"
