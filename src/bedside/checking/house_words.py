"""Does the text keep to the team's own words: those it forbids, and those that every text must hold?"""

import re
from collections.abc import Iterator

from bedside.checking.catalog import found
from bedside.checking.house_rules import HouseRules
from bedside.errors import Problem
from bedside.terms import Finding, FindingCode, Severity


def find_forbidden_words(text: str, rules: HouseRules) -> Iterator[Finding]:
    """A finding for each place of a word or phrase that the house rules forbid, in order of place."""
    if not rules.forbidden_words:
        return
    for met in _pattern(rules.forbidden_words).finditer(text):
        yield found(
            FindingCode.ABSOLUTE_WORD,
            met.span(),
            f"The house rules forbid “{' '.join(met[0].split())}”.",
            evidence=(f"[words] forbidden in {rules.path}",) if rules.path else (),
            advice="Say it in other words.",
            severity=Severity.WARNING,
        )


def find_missing_words(text: str, rules: HouseRules, *, place: str) -> tuple[Problem, ...]:
    """A problem for each word or phrase that the house rules demand and the text does not hold."""
    missing = (words for words in rules.required_words if not _pattern((words,)).search(text))
    return tuple(
        Problem(
            place=place,
            line=None,
            met=f"The house rules demand “{words}”, and it stands nowhere.",
            advice=f"Write it, or take it out of [words] required in {rules.path or 'the rules'}.",
        )
        for words in missing
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these, the longest first, in any case, as whole words, across line ends."""
    phrases = (r"\s+".join(map(re.escape, each.split())) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)
