"""Which number stands here? Digits as people print them, and number words.

Digits that belong to a name (TRPM6, COVID-19, CYP3A4/5, MgSO4·7H2O, 5th) are no numbers.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

LONGEST = 70
"""Characters of the longest run that is read as a number: more is an identifier."""

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES: Mapping[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_VALUES: Mapping[str, int] = MappingProxyType(
    {"zero": 0}
    | {word: value for value, word in enumerate(_ONES, 1)}
    | {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
)
_FRACTIONS: Mapping[str, Decimal] = MappingProxyType(
    {
        "half": Decimal("0.5"),
        "halves": Decimal("0.5"),
        "third": Decimal("0.3333"),
        "quarter": Decimal("0.25"),
        "fourth": Decimal("0.25"),
        "fifth": Decimal("0.2"),
    }
)
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
_GLYPHS: Mapping[str, str] = {"½": "0.5", "¼": "0.25", "¾": "0.75"}

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
"""Raised digits and signs, to plain ones."""
_SIMPLE = "|".join(sorted(_VALUES, key=len, reverse=True))
WORDS = (
    rf"(?:(?:one|a|two|three|four)[\s-](?:third|quarter|fourth|fifth|half|halves)s?|half"
    rf"|(?:{_SIMPLE})(?:[\s-](?:(?:hundred|thousand)\sand\s(?:{_SIMPLE})|{_SIMPLE}|hundred|thousand|million)){{0,7}}(?:\sand\sa\shalf)?)"
)
"""A number in words, without the borders around it."""

DIGITS = (
    r"(?:0,[0-9]+|[0-9]{1,3},[0-9]{1,2}(?=\s?(?:%|(?:m?c?g|[kµμnu]g|[mµμnu]?mol|[md]?[lL]|mEq|[cm]m)\b))"
    r"|[1-9][0-9]{0,2}(?:[ \u00a0\u2008\u2009\u202f][0-9]{3})+"
    r"(?![0-9]|[.,·–-][0-9]|\s?(?:m?c?g|[µμ]g|m[lL])\b)"
    r"|[0-9]{1,3}(?:[,\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]+)(?:[.·][0-9]+)?|\.[0-9]+|[½¼¾]"
)
"""A number in digits, with its thousands and decimals, without sign or power."""

_PER_VOLUME = r"\)?(?:\s?cells)?\s?(?:/\s?|per\s)(?:L|l|mL|ml|uL|µL|μL|µl|μl|kg|mm3)(?![A-Za-z])"
_POWER = (
    r"\s?[×x*·]\s?10(?:\s?(?:\^|\(|<sup>)\s?|(?=[-−–⁻⁰¹²³⁴-⁹])|(?=[0-9]{1,2}\s(?:cells|copies|CFU|PFU|parasites)))"
    rf"(?P<power>[-−–⁻]?[0-9⁰¹²³⁴-⁹]{{1,2}})\)?(?!\s?[0-9]|{_PER_VOLUME})"  # "10^9/L" is a unit
)
NUMBER = re.compile(
    rf"""
    (?:(?<![\w.·^*])|(?<=\bvs\.)|(?<=\.\.\.)|(?<=[0-9][xX]))  # not in a name (TRPM6) or a decimal; "3x3 m"
    (?<![A-Za-zα-ωΑ-Ω][-–+])(?<![A-Za-z]\)[-–])(?<![A-Za-z]-\)\s)(?<![A-Zα-ω][0-9][-–])(?<![A-Z][0-9]{{2}}[-–])
    (?<![A-Za-z)][,;])          # COVID-19, FEF25-75
    (?<![\w)+]/)                # CYP3A4/5: what follows a slash is read with what stands before it
    (?:
      (?P<sign>(?:(?<=\s)|(?<=[(=<>~≤≥\[/])|^)[-−–])?
      (?P<digits>{DIGITS})(?P<half>½)?
      (?:{_POWER})?
      (?:\s(?P<scale>million|billion|thousand|hundred)\b)?
      (?!(?!mm[23]|cm[23]|m[23]|[xX][0-9])[A-Za-z]{{0,8}}[0-9])   # 7H2O
      (?!-[a-z]*alpha|-\s?hydroxy)                         # 1-alpha-hydroxy…: a chemical name
    | (?P<words>(?i:{WORDS}))(?:(?![A-Za-z])|(?=fold\b))
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""The next number of a text; ``read_number`` says which."""

# A range's dash would be read as a name's dash or a sign, so its second number is met from the first digit.
SECOND = re.compile(
    rf"(?P<sign>[-−–])?(?P<digits>{DIGITS})(?P<half>½)?(?:{_POWER})?(?:\s(?P<scale>million|billion|thousand)\b)?"
    rf"(?!(?!mm[23]|cm[23]|m[23])[A-Za-z]{{0,8}}[0-9])|(?P<words>(?i:{WORDS}))(?![A-Za-z])"
)
"""A number that a dash, "to", "of" or a slash led to."""


def read_number(match: re.Match[str]) -> Decimal:
    """The value of a ``NUMBER`` or ``SECOND``, with its printed digits."""
    if match["words"]:
        return word_value(match["words"])
    value = decimal_of(match["digits"])
    if match["half"]:
        value += Decimal("0.5")
    if match["power"]:
        value = value.scaleb(int(match["power"].translate(SUPERSCRIPTS)))
    if match["scale"]:
        value *= _SCALES[match["scale"]]
    return value.copy_negate() if match["sign"] else value


def decimal_of(digits: str) -> Decimal:
    """The decimal of a ``DIGITS``."""
    if digits in _GLYPHS:
        return Decimal(_GLYPHS[digits])
    if digits.startswith("0,") or _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(re.sub("[,\\s]", "", digits).replace("·", "."))


def word_value(words: str) -> Decimal:
    """The value of a ``WORDS``: "twenty-four" is 24, "one third" 0.3333, "two hundred and a half" 200.5."""
    parts = re.split(r"[\s-]+", words.lower())
    last = parts[-1].removesuffix("s") if parts[-1] != "halves" else "halves"
    if last in _FRACTIONS and parts[-3:-1] != ["and", "a"]:
        times = _VALUES.get(parts[0], 1) if len(parts) > 1 else 1
        return Decimal("0.6667") if (times, last) == (2, "third") else times * _FRACTIONS[last]
    total, group = 0, 0
    for part in parts:
        if part in _VALUES:
            group += _VALUES[part]
        elif part in _SCALES:
            group = max(group, 1) * _SCALES[part]
            if part != "hundred":
                total, group = total + group, 0
    return Decimal(total + group) + (Decimal("0.5") if last == "half" else 0)
