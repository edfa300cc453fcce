"""Is a reference of a year that has not come? No work of that year can have been read."""

import re
from collections.abc import Iterator

from bedside.checking.catalog import found
from bedside.checking.manuscript import ListedReference, Manuscript
from bedside.terms import Finding, FindingCode

AHEAD = 1
"""Journals date issues ahead: the year to come is no mistake."""

_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+|\b10\.\d{4,9}/\S+", re.I)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_PUBLISHED = re.compile(
    rf"\((?:(?:\d{{1,2}}\s)?{_MONTH}\s)?(?P<bracket>20\d\d)[a-z]?(?:,?\s{_MONTH}(?:\s\d{{1,2}})?)?\)|"
    rf"[.,;]\s(?:{_MONTH}\s)?(?P<plain>20\d\d)(?:\s{_MONTH}(?:\s\d{{1,2}})?)?\s?(?=[.;:]|$)"
)
"""A year where references print that of publication: ``(2020)``, ``. 2020;``, ``, 2020.``."""


def check_reference_years(manuscript: Manuscript, this_year: int) -> Iterator[Finding]:
    """References of which every year of publication lies in the future."""
    for entry in manuscript.references:
        years = _years_of(entry)
        if years and min(years) > this_year + AHEAD:
            yield found(
                FindingCode.REFERENCE_FUTURE,
                (entry.start, entry.end),
                f"The reference is of {min(years)}, and this is {this_year}: nobody can have read it.",
                advice="Copy the year again from the publication's page, and see that there is such a work.",
            )


def _years_of(entry: ListedReference) -> list[int]:
    text = _ADDRESS.sub(" ", entry.text)
    return [int(met["bracket"] or met["plain"]) for met in _PUBLISHED.finditer(text)]
