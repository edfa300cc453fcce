"""Which wordings are one before any word is compared? Long and short, joined and hyphened."""

import re
from functools import lru_cache

_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "ninety": "90",
}
_NUMBER_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_NUMBERS)})(?![\w-])", re.IGNORECASE)
_ONE_SPAN = re.compile(r"(?<![\w-])one(?= (?:hour|day|week|month|year|dose|tablet|minute)\b)", re.IGNORECASE)

_PHRASES = {
    "high blood pressure": "hypertension",
    "low blood pressure": "hypotension",
    "high blood sugar": "hyperglycemia",
    "low blood sugar": "hypoglycemia",
    "heart attacks?": "myocardial infarction",
    "side[ -]effects?": "adverse effect",
    "adverse reactions?": "adverse effect",
    "blood clots?": "thrombosis",
    "two times (?:a|per|each) (?:day|week)": "twice",
    "three times (?:a|per|each) day": "three times daily",
    "(?:twice|two times) (?:a|per|each) day|twice[ -]daily|b\\.?i\\.?d\\b\\.?": "twice daily",
    "t\\.?i\\.?d\\b\\.?": "three times daily",
    "q\\.?i\\.?d\\b\\.?": "four times daily",
    "(?:once|one time) (?:a|per|each) day|one time daily|once[ -]daily": "once daily",
    "once (?:a|per|each) week": "once weekly",
    "(?:a|per|each|every) day": "daily",
    "(?:a|per|each|every) week": "weekly",
    "(?:a|per|each|every) month": "monthly",
    "(?:a|per|each|every) year": "yearly",
    "in order to": "to",
    "prior to": "before",
    "because of": "due to",
    "owing to": "due to",
    "kids?": "children",
    "follow[ -]up": "followup",
    "x[ -]rays?": "radiography",
    "wellbeing": "well being",
    "per cent|percent": "%",
    "vs\\.?": "versus",
    "health[ -]?care": "healthcare",
    "(?:women|woman) who (?:are|is) pregnant": "pregnant women",
}
"""A phrase, as a pattern, to the phrase that it is read as on both sides."""

_PHRASE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<p{n}>{phrase})" for n, phrase in enumerate(_PHRASES)) + r")(?![\w-])",
    re.IGNORECASE,
)
_READ_AS = tuple(_PHRASES.values())
_PREFIX = re.compile(
    r"\b(pre|post|non|anti|co|re|intra|inter|sub|multi|peri|bi|un|over|under)[-–](?=[a-z]{3})", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:according to (?:the )?(?:authors?|guidelines?|panel|label|trial|study|investigators?)"
    r"|the (?:authors?|investigators?) (?:report|state|write|found|conclude)(?:ed|d)? that),? ",
    re.IGNORECASE,
)


def fold_numbers(text: str) -> str:
    """Numbers up to ninety that are written as words, as digits: quantities are read in digits.

    >>> fold_numbers("two of twelve patients")
    '2 of 12 patients'
    """
    digits = _NUMBER_WORD.sub(lambda match: _NUMBERS[match.group().lower()], text)
    return _ONE_SPAN.sub("1", digits)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text with phrases that mean one thing written one way; only for comparing, never for showing."""
    folded = _LEAD.sub("", text)
    folded = _PREFIX.sub(lambda match: match.group(1), folded)
    return fold_numbers(_PHRASE.sub(_phrase, folded))


def _phrase(match: re.Match[str]) -> str:
    return _READ_AS[int((match.lastgroup or "p0")[1:])]
