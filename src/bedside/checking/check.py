"""What is wrong with this text? Every rule over every sentence, in order of place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import escape

from bedside.checking.citations import (
    check_author_years,
    check_citations,
    check_references,
    check_second_hand,
)
from bedside.checking.cited import check_standing, find_cited
from bedside.checking.contradictions import check_between, check_inside
from bedside.checking.doses import check_doses
from bedside.checking.excretion import check_excretions
from bedside.checking.html_blocks import is_page
from bedside.checking.ledger import check_ledger
from bedside.checking.manuscript import Manuscript
from bedside.checking.measures import MeasuredSentence, measure_sentences
from bedside.checking.notation import check_notation
from bedside.checking.rails import check_rails
from bedside.checking.reference_years import check_reference_years
from bedside.checking.salts import check_salts
from bedside.checking.sums import check_sums
from bedside.checking.support import check_support
from bedside.checking.times import check_times
from bedside.checking.units import (
    check_conversions,
    check_dimensions,
    check_mixed_units,
    check_usual_units,
)
from bedside.checking.wording import (
    check_absolutes,
    check_acronyms,
    check_grades,
    check_grades_of_nobody,
)
from bedside.ports import Sources
from bedside.terms import Finding

Rule = Callable[[Manuscript], Iterator[Finding]]
MeasureRule = Callable[[Sequence[MeasuredSentence]], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    check_citations,
    check_author_years,
    check_references,
    check_second_hand,
    check_notation,
    check_times,
    check_absolutes,
    check_grades,
    check_grades_of_nobody,
    check_acronyms,
)
"""Rules that need the text alone."""

MEASURE_RULES: tuple[MeasureRule, ...] = (
    check_dimensions,
    check_usual_units,
    check_conversions,
    check_mixed_units,
    check_salts,
    check_rails,
    check_sums,
    check_excretions,
    check_doses,
    check_inside,
)
"""Rules on what the text states in numbers."""


def check_manuscript(
    manuscript: Manuscript, sources: Sources | None = None, *, this_year: int | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a text, in order of place; nothing twice.

    Without ``sources`` only what the text itself shows is found. ``this_year`` is the calendar's if not told.
    """
    measured = measure_sentences(manuscript)
    findings = {finding for rule in RULES for finding in rule(manuscript)}
    findings |= {finding for measure_rule in MEASURE_RULES for finding in measure_rule(measured)}
    findings |= set(check_reference_years(manuscript, this_year or date.today().year))
    if sources is not None:
        cited = find_cited(manuscript, sources)
        findings |= {*check_standing(cited), *check_support(manuscript, cited)}
        findings |= {*check_ledger(manuscript, measured, sources)}
    if is_page(manuscript.text):
        findings = {_escaped(finding) for finding in findings}
    return tuple(sorted(findings, key=_place))


def _escaped(finding: Finding) -> Finding:
    """A mend of a page is written into HTML, where ``<`` would open a tag."""
    if finding.mend is None:
        return finding
    words = escape(finding.mend.replacement, quote=False)
    return replace(finding, mend=replace(finding.mend, replacement=words))


def check_manuscripts(
    manuscripts: Sequence[Manuscript], sources: Sources | None = None, *, this_year: int | None = None
) -> tuple[tuple[Finding, ...], ...]:
    """As :func:`check_manuscript` for each text, and what the texts say against each other."""
    findings = [
        list(check_manuscript(manuscript, sources, this_year=this_year)) for manuscript in manuscripts
    ]
    if len(manuscripts) > 1:
        texts = {str(number): measure_sentences(text) for number, text in enumerate(manuscripts)}
        names = {str(number): text.name for number, text in enumerate(manuscripts)}
        for number, finding in check_between(texts, names):
            findings[int(number)].append(finding)
    return tuple(tuple(sorted(some, key=_place)) for some in findings)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.code.value
