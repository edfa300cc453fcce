"""How often does a counted thing happen? ``5 visits per week``, ``6 doses in 24 hours`` are frequencies."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bedside.quantities.counting import is_plural
from bedside.quantities.found import Draft
from bedside.quantities.numerals import DIGITS, WORDS, decimal_of, word_value
from bedside.quantities.printed import UCUM_OF
from bedside.terms import Comparator, QuantityRole

_NUMBER = rf"(?:(?<![\w.,·/+–-])(?:{DIGITS})|\b(?i:{WORDS})(?![A-Za-z-]))"
_HIGH = rf"(?:(?:{DIGITS})|(?i:{WORDS})(?![A-Za-z-]))"
_NOT_A_THING = (
    r"(?!(?:times?|and|or|to|in|per|a|an|the|each|every|for|at|by|on|with|from|than|is|are|was|were|more|less"
    r"|fewer|once|twice|daily|who|that|which|when|if|then|as|die|occur)\b|(?i:" + WORDS + r")\b)"
)
_THING = rf"{_NOT_A_THING}[A-Za-z][A-Za-z'’-]*"
# What can happen again and again within minutes or hours; "8 patients in 6 hours" is no rate of theirs.
_EVENT = (
    r"(?:doses?|tablets?|caplets?|capsules?|pills?|lozenges?|gelcaps?|softgels?|teaspoonfuls?|applications?"
    r"|puffs?|inhalations?|sprays?|drops?|patches|injections?|contractions?|episodes?|attacks?|seizures?"
    r"|stools?|(?:bowel\s)?movements?|voids?|voidings?|breaths?|beats?|kicks?|uses?|drinks?|feeds?|feedings?"
    r"|suppositor(?:y|ies)|ampu?oules?|sachets?|vomits?|vaccinations?|diapers?|nappies)"
)
_SHORT = r"(?:hours?|hrs?|h|minutes?|mins?|min|seconds?|sec|s)"
_LONG = r"(?:day|week|month|year|hour|night|minute|wk|yr|annum)"
_RATE = re.compile(
    rf"""
      (?P<number>{_NUMBER})(?:\s?(?:-|–|to|or)\s?(?P<high>{_HIGH}))?\s
      (?:
        (?P<thing>(?:{_THING}\s){{0,3}}{_THING})(?:\sof\s(?:{_THING}\s){{1,3}}|\s|/|\s/\s?)
          (?P<per>(?:(?:(?:per|a|an|each|every)\s|(?<=/)){_LONG}|daily)(?![A-Za-z-]))
      | (?:{_THING}\s){{0,2}}{_EVENT}(?:\sof\s(?:{_THING}\s){{1,3}}|\s)
          (?:in|within|per|during)\s(?:(?:a|an|any|each|one|the\s(?:last|past|first))\s)?
          (?P<count>[0-9]{{1,3}})[\s-]?(?P<unit>{_SHORT})(?![A-Za-z])(?:\speriod\b)?
      )
    """,
    re.VERBOSE,
)
_CHEAP = re.compile(r"\b(?:day|week|month|year|night|hour|minute|min|wk|yr|annum|daily|h|hr)")
_CODES = {"nig": "/d", "dai": "/d", "ann": "/a", "hou": "/h"}
# "40 ng daily", "3 hours a day": measured, not counted
_MEASURED = frozenset(UCUM_OF) | {"cups", "cup", "percent", "points", "degrees", "calories", "dollars"}

# Of a whole population: "5,000 people each year" stays a count.
_OF_ONE = frozenset(
    "people persons patients children women men adults infants babies births cases deaths americans"
    " individuals"
    " participants subjects animals mice rats".split()
)


def find_rates(text: str) -> Iterator[Draft]:
    """Numbers of things in a time, as frequencies, in order of place, without their comparators."""
    if _CHEAP.search(text) is None:
        return
    for match in _RATE.finditer(text):
        number = _number(match["number"])
        if match["thing"] and not _is_countable(match["thing"], number):
            continue
        draft = Draft(
            start=match.start(),
            at=match.start(),
            end=match.end(),
            low=number,
            unit=_unit(match),
            printed_unit=match.group(),
            role=QuantityRole.FREQUENCY,
        )
        if match["high"] and _number(match["high"]) > number:
            draft.high, draft.comparator = _number(match["high"]), Comparator.RANGE
        yield draft


def _is_countable(printed: str, number: Decimal) -> bool:
    """Whether the words between number and time name things: many of a plural, one of a singular."""
    words = printed.lower().split()
    if not _OF_ONE.isdisjoint(words):
        return False
    if words[0] in _MEASURED or words[-1] in _MEASURED or printed.split()[0] in _MEASURED:
        return False
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head not in _MEASURED and (is_plural(head) or number == 1)


def _unit(match: re.Match[str]) -> str:
    if match["per"]:
        per = match["per"].split()[-1]
        return _CODES.get(per[:3]) or "/" + UCUM_OF[per]
    code = UCUM_OF[match["unit"]]
    return f"/{code}" if match["count"] == "1" else f"/({match['count']}.{code})"


def _number(printed: str) -> Decimal:
    return word_value(printed) if printed[0].isalpha() else decimal_of(printed)
