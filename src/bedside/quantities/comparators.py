"""How is a number bounded by the words and signs around it? ``at least``, ``≥``, ``or more``, ``about``."""

import re
from collections.abc import Mapping

from bedside.terms import Comparator

_BEFORE: Mapping[Comparator, str] = {
    Comparator.AT_MOST: (
        r"\b(?:at|equal to) or (?:below|under|less than|lower than|before|fewer than)|<=|<\s?/?\s?="
        r"|<\s?or\s?(?:=|equal to)|≤|⩽|≦|=<|\b(?:up to|at most|no more than|not more than"
        r"|not (?:to )?exceed(?:ing)?|no longer than|"
        r"not exceeds?|as many as|as much as|as high as|as long as|"
        r"(?:up to )?(?:an? |the )?maximum(?: [a-z-]+){0,3} (?:doses?|dosages?|amounts?|rate"
        r"|duration|period|volume)(?: of| is|:)|(?:a )?maximum(?: of)?|max\.?(?: of)?|not above"
        r"|no greater than|"
        r"no higher than|no later than|no fewer or|(?:less|lower|fewer|smaller|shorter) than or equal to|"
        r"equal to or (?:less|lower|fewer) than|less than or equal|not greater than|not longer than)|"
        r"\bwithin(?: the)?(?: (?:first|last|next|past|previous|preceding|initial))?"
    ),
    Comparator.AT_LEAST: (
        r"\b(?:at|equal to) or (?:above|over|more than|greater than|higher than|after|beyond)|>="
        r"|>\s?/?\s?=|>\s?or\s?(?:=|equal to)|≥|⩾|≧|=>|\b(?:at least|no less than|not less than"
        r"|no fewer than|not fewer than|"
        r"as low as|as few as|as little as|(?:a )?minimum(?: of)?|not below|no lower than"
        r"|not lower than|(?:greater|more|higher|larger|longer|older) than or "
        r"equal to|equal to or (?:greater|more|higher|older) than|equal or greater than|no earlier than)"
    ),
    Comparator.LESS: (
        r"<|\b(?:below|under|less than|lower than|fewer than|smaller than|shorter than|younger than|"
        r"earlier than|before the age of|before age|younger than (?:the )?age(?: of)?"
        r"|(?:under|below) the age of|under age|just under|short of)"
    ),
    Comparator.MORE: (
        r">|\b(?:(?<!the )above|over|more than|greater than|higher than|larger than|longer than"
        r"|older than (?:the )?age(?: of)?|older than|later than|"
        r"in excess of|exceed(?:s|ed|ing)?|beyond|(?:over|above|beyond) the age of|over age|upwards of)"
    ),
    Comparator.ABOUT: (
        r"[~≈∼≅≃]|\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|circa|ca\.|some|"
        r"close to|an estimated|in the region of|of the order of)"
    ),
}
_ORDER = (Comparator.AT_MOST, Comparator.AT_LEAST, Comparator.LESS, Comparator.MORE, Comparator.ABOUT)
_BEFORE_NUMBER = re.compile(
    "(?:"
    + "|".join(f"(?P<{comparator.name.lower()}>{_BEFORE[comparator]})" for comparator in _ORDER)
    + r")(?:\s?(?:about|approximately|around))?(?:\san?(?=\s))?\s{0,2}(?:(?:US|CAD?|AUD?|A)?[$€£¥]\s?)?$",
    re.IGNORECASE,
)
# "Do not take more than 8": what may not be more is at most.
_FORBIDDEN = re.compile(
    r"\b(?:(?:do|does|should|must|may|shall|can|could|will|need)\s?(?:not|n['’]t)|cannot|never|not to)\s"
    r"(?:(?!(?:in|with|if|who|whose|when|on|at|unless|because|and|or|but|to|by|until|patients?|children"
    r"|adults"
    r"|women|people|those|anyone)\b)[a-z]+\s){1,5}$",
    re.IGNORECASE,
)
_FORBIDDEN_MORE = ("more", "longer", "greater", "higher", "exceed", "over", "above", "later")
_AFTER: Mapping[Comparator, str] = {
    Comparator.AT_MOST: (
        r"(?:or|and|and/or)\s(?:less|lower|below|under|fewer|younger|shorter|earlier|smaller)|"
        r"at\s(?:the\s)?(?:most|maximum)|maximum(?:\s(?:daily\s)?dos(?:e|age))?(?!\s(?:of|is|dos|daily|[0-9(])|[:=])"
    ),
    Comparator.AT_LEAST: (
        r"(?:or|and|and/or)\s(?:more|higher|above|over|greater|older|longer|later|beyond|larger|up|upwards?)|"
        r"at\sleast(?!\s[0-9a-z])|minimum(?!\s(?:of|dose|[0-9(]))"
    ),
}
_AFTER_NUMBER = re.compile(
    r"(?P<at_least>\+(?![\w+/-]|\s?[0-9]))|(?:\sof\sage|\sold)?,?\s(?:(?P<at_most>"
    + _AFTER[Comparator.AT_MOST]
    + ")|(?P<at_least_words>"
    + _AFTER[Comparator.AT_LEAST]
    + r"))\b(?!\s(?:than|once|one|often|frequent))",
    re.IGNORECASE,
)
_LOOK_BACK = 40


def find_comparator_before(text: str, place: int) -> tuple[int, Comparator]:
    """Where the comparator before ``place`` begins, and which it is; without one, ``place`` and equality."""
    window_start = max(0, place - _LOOK_BACK)
    match = _BEFORE_NUMBER.search(text, window_start, place)
    if match is None or match.lastgroup is None:
        return place, Comparator.EQUAL
    comparator = Comparator[match.lastgroup.upper()]
    if comparator is Comparator.MORE and _is_forbidden(text, match):
        comparator = Comparator.AT_MOST
    return match.start(), comparator


def _is_forbidden(text: str, match: re.Match[str]) -> bool:
    words = match.group().lower().startswith(_FORBIDDEN_MORE)
    return words and _FORBIDDEN.search(text, max(0, match.start() - 70), match.start()) is not None


def find_comparator_after(text: str, place: int) -> tuple[int, Comparator]:
    """Where the comparator that follows ``place`` ends, and which it is."""
    match = _AFTER_NUMBER.match(text, place)
    if match is None:
        return place, Comparator.EQUAL
    return match.end(), Comparator.AT_MOST if match["at_most"] else Comparator.AT_LEAST
