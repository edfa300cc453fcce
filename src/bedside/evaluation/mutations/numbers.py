"""How do people get a number wrong? Ten times too much, digits swapped, a point lost or read as a dash."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bedside.evaluation.mutations.edit import Edit

_DIGITS = r"(?<![\w.,·/^–-])\d{1,5}(?:\.\d{1,4})?(?![\w.,·/^]*\d)"
_UNIT = (
    r"(?:%|percent\b|(?:mg|g|kg|mcg|µg|μg|ng|mmol|µmol|μmol|mEq|IU|mL|ml|L|dL|units?|grams?|milligrams?)"
    r"(?![A-Za-z])|(?:hours?|h|hrs?|days?|weeks?|months?|years?|minutes?|min)\b|mm ?Hg\b|cm\b|mm\b|kcal\b)"
)
MEASURED = re.compile(rf"(?P<number>{_DIGITS})(?P<gap>[ \u00a0-]?)(?P<unit>{_UNIT})")
_STATISTIC = re.compile(
    rf"\b(?:OR|RR|HR|P|p|odds ratio|hazard ratio|relative risk|risk ratio)\s?[=<>,:]?\s?(?P<number>{_DIGITS})"
)


def find_measures(sentence: str) -> list[tuple[int, int]]:
    """Spans of the numbers that measure something: with a unit, or of a named statistic."""
    found = {
        match.span("number") for pattern in (MEASURED, _STATISTIC) for match in pattern.finditer(sentence)
    }
    return sorted(found)


def times_ten(sentence: str) -> Iterator[Edit]:
    """12 becomes 120, 0.5 becomes 5."""
    for start, end in find_measures(sentence):
        value = Decimal(sentence[start:end])
        if value:
            yield Edit(start=start, end=end, words=f"{value * 10:f}".removesuffix(".0"))


def digits_swapped(sentence: str) -> Iterator[Edit]:
    """Two neighboring digits change places, and no zero comes to the front: 51 for 15, 2.1 for 1.2."""
    for start, end in find_measures(sentence):
        printed = sentence[start:end]
        places = [place for place, character in enumerate(printed) if character.isdigit()]
        for one, other in pairwise(places):
            swapped = list(printed)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            text = "".join(swapped)
            if Decimal(text) != Decimal(printed) and (text[0] != "0" or printed[0] == "0"):
                yield Edit(start=start, end=end, words=text)


def point_lost(sentence: str) -> Iterator[Edit]:
    """1.5 becomes 15, 0.25 becomes 25."""
    for start, end in find_measures(sentence):
        whole, point, rest = sentence[start:end].partition(".")
        lost = (whole + rest).lstrip("0")
        if point and lost:
            yield Edit(start=start, end=end, words=lost)


def point_read_as_dash(sentence: str) -> Iterator[Edit]:
    """10.15 becomes 10-15; only where the result looks like a range."""
    for start, end in find_measures(sentence):
        whole, _, rest = sentence[start:end].partition(".")
        if rest and rest[0] != "0" and int(rest) > int(whole) > 0:
            yield Edit(start=start, end=end, words=f"{whole}-{rest}")


def exchanged(sentence: str) -> Iterator[Edit]:
    """Two different numbers of one unit change places, as when two groups are mixed up: 12% and 9%."""
    matches = [match for match in MEASURED.finditer(sentence) if not _is_in_range(sentence, match)]
    for one, other in pairwise(matches):
        if one["unit"] != other["unit"] or Decimal(one["number"]) == Decimal(other["number"]):
            continue
        between = sentence[one.end("number") : other.start("number")]
        if re.search(r"\b(?:versus|vs|compared|than|group|arm|placebo|control)\b", between):
            start, end = one.start("number"), other.end("number")
            yield Edit(start=start, end=end, words=f"{other['number']}{between}{one['number']}")


def _is_in_range(sentence: str, match: re.Match[str]) -> bool:
    around = sentence[max(0, match.start() - 4) : match.start()] + "|" + sentence[match.end() :][:5]
    return re.search(r"\bto\b|[-–]\s?\||\|\s?[-–]", around) is not None
