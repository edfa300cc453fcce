"""Which marks of a text are citations, and which references do they name?

``[1]``, ``[2, 4-6]``, ``[^note]``, ``¹²``, ``^1^``, ``<sup>1</sup>``, ``(1, 2)``; and bare integers behind a
statement (``… of magnesium. 1 The …``), which only a text with a list of references can mean.
"""

import re
from collections.abc import Iterator

from bedside.checking.manuscript import CitationMark

_NUMBERS = r"\d{1,3}(?:\s?[-–—]\s?\d{1,3})?(?:\s?[,;]\s?\d{1,3}(?:\s?[-–—]\s?\d{1,3})?)*"
_LINKED = r"\[\d{1,3}\]\(\#[^)\s]{1,80}\)"
"""A number that leads to an anchor of its own page, as our articles print it."""
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MARK = re.compile(
    rf"""
      \[\^(?P<note>[^\]\s]{{1,40}})\](?!:)
    | \[?(?P<linked>{_LINKED}(?:[,;]\s?{_LINKED})*)\]?
    | (?<![\w)\]])\[(?P<bracket>{_NUMBERS})\](?![(:])
    | (?<=[\w)\].,;%"”’*])\[(?P<behind>{_NUMBERS})\](?![(:])
    | (?<=[a-z.,;)\]"”’%*])(?<!\bm)(?<!\bcm)(?<!\bmm)(?<!\bs)(?P<super>[¹²³⁴-⁹⁰][⁰¹²³⁴-⁹⁻,]*)(?![\w/])
    | <sup[^<>]{{0,200}}>\s?(?:<a\b[^<>]{{0,500}}>)?\s?\[?(?P<tag>{_NUMBERS})\]?\s?(?:</a>)?\s?</sup>
    | \^(?P<caret>{_NUMBERS})\^
    """,
    re.VERBOSE,
)
_ROUND = re.compile(rf"(?<=[\w)\].%\"”’])\s?\((?P<round>{_NUMBERS})\)(?=[\s.,;:]|$)")
_BARE = re.compile(
    r"(?<=[\w)%.\"”’])[ \u00a0](?P<bare>\d{1,2}(?:[,;]\s?\d{1,2}){0,5})(?=\s*$|[ ][A-Z(]|[.;](?:\s|$)|[ "
    r"](?:and|or)\b)",
    re.M,
)
_TAKES_NUMBER = re.compile(
    r"(?:\b(?:type|types|grade|grades|stage|stages|phase|class|level|day|days|week|weeks|month|months|year|"
    r"years|hour|hours|step|table|figure|"
    r"fig|box|part|chapter|section|appendix|version|score|scores|factor|group|arm|cohort|vitamin|of|to|than|"
    r"least|most|about|"
    r"over|under|below|above|within|every|by|between|and|or|at|is|was|in|on|for|until|after|before|no|"
    r"number|age|aged|"
    r"category|tier|dose|cycle|cycles|trial|study|question|item|equals|january|february|march|april|may|"
    r"june|july|august|"
    r"september|october|november|december|nyha|ckd|g|sglt|glp|covid|unit|approximately|around|only|approx|"
    r"times|up)|[=<>≤≥~±+×/-])\s?$",
    re.I,
)
_ANCHOR = re.compile(r"\]\(#[^)\s]*\)|\[")
_CLOSING = 20
"""A mark's closing tags may stand behind the last word of its block."""
_MAX_RUN = 60
"""A range of citations longer than this is none."""
LEAST_BARE = 3
"""So many bare integers at least, before they are taken for citations."""


def find_marks(text: str, start: int, end: int) -> list[CitationMark]:
    """The citation marks of ``text[start:end]`` that show themselves as such."""
    found = []
    for match in _MARK.finditer(text, start, end + _CLOSING):
        if match.start() >= end:
            break
        name = match.lastgroup or ""
        printed = match[name]
        printed = _ANCHOR.sub("", printed) if name == "linked" else printed
        keys = (printed,) if name == "note" else _keys(printed.translate(_SUPER))
        if keys:
            found.append(CitationMark(start=match.start(), end=match.end(), keys=keys))
    return found


def find_quiet_marks(text: str, start: int, end: int) -> list[CitationMark]:
    """Numbers in round brackets, and bare ones behind a statement, that may be citations."""
    found = [
        CitationMark(start=match.start(), end=match.end(), keys=keys, is_bare=True)
        for match in _ROUND.finditer(text, start, end)
        if (keys := _keys(match["round"]))
    ]
    for match in _BARE.finditer(text, start, end):
        if not _TAKES_NUMBER.search(text, max(start, match.start() - 20), match.start()):
            keys = _keys(match["bare"])
            found.append(CitationMark(start=match.start("bare"), end=match.end(), keys=keys, is_bare=True))
    return sorted(found, key=lambda mark: mark.start)


def _keys(printed: str) -> tuple[str, ...]:
    """``2, 4-6`` names 2, 4, 5 and 6; ``()`` if it cannot be a list of citations."""
    keys: list[str] = []
    for part in re.split(r"\s?[,;]\s?", printed.strip(" ,")):
        ends = [int(number) for number in re.split(r"\s?[-–—]\s?", part) if number]
        if not ends or ends[-1] - ends[0] > _MAX_RUN or ends[-1] < ends[0] or ends[0] == 0:
            return ()
        keys.extend(str(number) for number in range(ends[0], ends[-1] + 1))
    return tuple(dict.fromkeys(keys))


def author_years(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Marks such as ``(Konrad et al., 2021)``: start, end, first author's name, year."""
    for group in _AUTHOR_GROUP.finditer(text):
        for match in _AUTHOR_YEAR.finditer(text, group.start() + 1, group.end() - 1):
            if match["name"] not in _MONTHS:
                yield match.start(), match.end(), match["name"], match["year"]


_MONTHS = frozenset(
    "January February March April May June July August September October November December Spring Summer "
    "Autumn "
    "Fall Winter Update Version Edition Since Until".split()
)
_AUTHOR_GROUP = re.compile(r"\([^()\n]{0,200}\b(?:19|20)\d\d[a-z]?\)")
_AUTHOR_YEAR = re.compile(
    r"(?P<name>[A-Z][A-Za-zÀ-ž'’-]+)(?:(?:,?\s(?:and|&)\s[A-Z][A-Za-zÀ-ž'’-]+)|(?:\set\sal\.?))?,?\s"
    r"(?P<year>(?:19|20)\d\d)[a-z]?(?=\s*(?:[;)]|$))"
)
