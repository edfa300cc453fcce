"""How often is something given or done? ``twice daily``, ``tid``, ``every 6 hours``, ``6-hourly``."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bedside.quantities.found import Draft
from bedside.quantities.numerals import DIGITS, WORDS, decimal_of, word_value
from bedside.quantities.printed import TIME_WORD, UCUM_OF
from bedside.terms import Comparator, QuantityRole

_N = rf"(?:(?<![\w.·-])(?:{DIGITS})|\b(?i:{WORDS})(?![A-Za-z]))"
_HIGH = rf"(?:(?:{DIGITS})|\b(?i:{WORDS})(?![A-Za-z]))"
_RANGE = r"\s?(?:-|–|to|or)\s?"
_PER = "day|daily|week|weekly|month|monthly|year|yearly|annually|annum|hour|hourly|night|nightly|wk|d|yr"
_ABBREVIATED: Mapping[str, tuple[str, str]] = {
    "bid": ("2", "/d"),
    "b.i.d.": ("2", "/d"),
    "bd": ("2", "/d"),
    "tid": ("3", "/d"),
    "t.i.d.": ("3", "/d"),
    "tds": ("3", "/d"),
    "qid": ("4", "/d"),
    "q.i.d.": ("4", "/d"),
    "qds": ("4", "/d"),
    "qd": ("1", "/d"),
    "q.d.": ("1", "/d"),
    "od": ("1", "/d"),
    "qam": ("1", "/d"),
    "qpm": ("1", "/d"),
    "qhs": ("1", "/d"),
}
_OF_CARE = "(?:dosing|recall|dose|dosage|follow-up|treatment)"
_SCHEDULE = re.compile(
    rf"""
      (?P<often>\b(?P<adverb>[Oo]nce|[Tt]wice|[Tt]hrice)|(?P<times>{_N})(?:{_RANGE}(?P<times_high>{_HIGH}))?\s?(?:times|[x×](?=\s|/)))
        (?:\s|-|/|,\s)?(?:(?:a|an|per|each|every|in\sa|in\sone|/)\s?)?(?P<per>{_PER})(?![A-Za-z])
    | \b(?P<short>[bBtTqQ][iI][dD]|[bBtTqQ]\.\s?[iI]\.\s?[dD]\.?|[qQ][dD]|[qQ]\.[dD]\.|bd|tds|qds|TDS
      |QDS|(?<=mg\s)(?:od|OD|BD)|q(?:hs|am|pm))(?![A-Za-z])
    | \b(?:[Ee]very(?:\s[\[(]q[\])])?|[qQ]|[Ee]ach(?=\s\S{{1,9}}\s(?:hours|days|weeks|months|years|minutes)\b
      |\s\S{{1,9}}[\s-](?:hour|day|week|month|year)[\s-](?:period|interval)\b))\s?(?P<every>(?:{DIGITS})
      |\b(?i:{WORDS})(?![A-Za-z]))(?:{_RANGE}(?P<every_high>(?:{DIGITS})|(?i:{WORDS})(?![A-Za-z])))?[\s-]?
        (?P<unit>{TIME_WORD}|H(?![A-Za-z])|hourly|W(?![A-Za-z])|w(?![A-Za-z]))
    | \b(?:[Ee]very|on)\s(?P<other>other|second|altern|ach\bate|alternating)\s(?P<other_unit>day|night|week
      |month)s?\b
    | (?P<n>{_N})(?:{_RANGE}(?P<n_high>{_HIGH}))?[\s-](?P<ly>hourly|weekly|monthly|yearly)\b
        (?!\s(?:[a-z-]+\s){{0,3}}(?:sessions|visits|doses|injections|treatments|meetings|classes|measurements|cycles
          |infusions|assessments|lessons|applications|calls|modules|samples|workshops|episodes)\b)
    | \bintervals?\sof\s(?P<interval>{_N})(?:{_RANGE}(?P<interval_high>{_HIGH}))?[\s-]?
        (?P<interval_unit>{TIME_WORD})
    | (?P<m>{_N})(?:{_RANGE}(?P<m_high>{_HIGH}))?[\s-](?P<m_unit>{TIME_WORD})
        (?:(?:\s{_OF_CARE})?\sintervals|\s{_OF_CARE}\sinterval)\b
    """,
    re.VERBOSE,
)
_MUTATION = re.compile(r"Q(?!(?:[1-468]|12|24|36|48|72)H)[0-9]+[HW]")  # Q127H
_CHEAP = re.compile(
    r"[Oo]nce\b|wice\b|hrice\b|times\b|[Ee](?:very|ach)\b|\bon\s(?:other|second|altern)|interval"
    r"|(?:hour|week|month|year)ly\b|[x×][\s/]|\b[bBtTqQ]\.?\s?[iI]\.?\s?[dD]|\b[qQ](?:[0-9.\sdDhap]|ds|DS)"
    r"|\bq(?!u)|\b(?:bd|BD|tds|TDS|od|OD)\b"
)
_PERIOD_FORMS = (
    ("every", "every_high", "unit"),
    ("n", "n_high", "ly"),
    ("interval", "interval_high", "interval_unit"),
    ("m", "m_high", "m_unit"),
)
_CODES: Mapping[str, str] = {
    "day": "d",
    "dai": "d",
    "d": "d",
    "wee": "wk",
    "wk": "wk",
    "w": "wk",
    "W": "wk",
    "mon": "mo",
    "yea": "a",
    "yr": "a",
    "ann": "a",
    "hou": "h",
    "H": "h",
    "nig": "d",
}


def find_schedules(text: str) -> Iterator[Draft]:
    """Frequencies and periods of ``text``, in order of place, without their comparators."""
    if _CHEAP.search(text) is None:
        return
    for match in _SCHEDULE.finditer(text):
        draft = _read(match)
        if draft is not None:
            yield draft


def _read(match: re.Match[str]) -> Draft | None:
    if match["short"]:
        name = re.sub(r"\s", "", match["short"].lower())
        low, unit = _ABBREVIATED.get(name) or _ABBREVIATED[name.replace(".", "")]
        return _draft(match, match.start(), Decimal(low), unit=unit, role=QuantityRole.FREQUENCY)
    if match["often"]:
        return _frequency(match)
    if match["other"]:
        code = _code(match["other_unit"])
        return _draft(match, match.start("other"), Decimal(2), unit=code, role=QuantityRole.PERIOD)
    if _MUTATION.fullmatch(match.group()):
        return None
    for low, high, unit in _PERIOD_FORMS:
        if match[low]:
            draft = _draft(
                match,
                match.start(low),
                _number(match[low]),
                unit=_code(match[unit]),
                role=QuantityRole.PERIOD,
            )
            return _with_high(draft, match[high])
    return None


def _frequency(match: re.Match[str]) -> Draft | None:
    unit = "/" + _code(match["per"])
    if match["adverb"]:
        low = Decimal({"o": 1, "t": 2}[match["adverb"][0].lower()])
        if match["adverb"].lower() == "thrice":
            low = Decimal(3)
        return _draft(match, match.start("adverb"), low, unit=unit, role=QuantityRole.FREQUENCY)
    draft = _draft(
        match, match.start("times"), _number(match["times"]), unit=unit, role=QuantityRole.FREQUENCY
    )
    return _with_high(draft, match["times_high"])


def _draft(match: re.Match[str], at: int, low: Decimal, *, unit: str, role: QuantityRole) -> Draft:
    return Draft(
        start=match.start(),
        at=at,
        end=match.end(),
        low=low,
        unit=unit,
        printed_unit=match.group(),
        role=role,
    )


def _with_high(draft: Draft, high: str | None) -> Draft:
    if high is not None and _number(high) > draft.low:
        draft.high, draft.comparator = _number(high), Comparator.RANGE
    return draft


def _number(printed: str) -> Decimal:
    return word_value(printed) if printed[0].isalpha() else decimal_of(printed)


def _code(printed: str) -> str:
    if printed in UCUM_OF:
        return UCUM_OF[printed]
    return _CODES.get(printed) or _CODES[printed[:3].lower()]
