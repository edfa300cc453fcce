"""What does a team's own file find in a text: its own words, names and units?"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bedside.checking.catalog import found, quoted, weighed
from bedside.checking.house_rules import HouseRules
from bedside.checking.manuscript import Manuscript
from bedside.checking.measures import Measure, MeasuredSentence, is_concentration, measure_sentences, pairs_of
from bedside.errors import Problem
from bedside.quantities import convert, find_analyte, find_quantities
from bedside.terms import Finding, FindingCode, Severity


def check_house_rules(manuscript: Manuscript, rules: HouseRules) -> tuple[Finding, ...]:
    """Forbidden words, references to the team itself, and concentrations in other than preferred units."""
    findings = [*find_forbidden_words(manuscript.text, rules), *_own_works(manuscript, rules)]
    if rules.units:
        findings += _other_units(measure_sentences(manuscript), rules)
    return tuple(sorted(findings, key=lambda each: (each.start, each.end, each.code)))


def without_allowed(findings: Iterable[Finding], text: str, rules: HouseRules) -> tuple[Finding, ...]:
    """The findings without those on acronyms that the team allows to stand for two things."""
    return tuple(
        each
        for each in findings
        if each.code is not FindingCode.ACRONYM_AMBIGUOUS or text[each.start : each.end] not in rules.acronyms
    )


def find_forbidden_words(text: str, rules: HouseRules) -> Iterator[Finding]:
    """A finding for each place of a word or phrase that the house rules forbid, in order of place."""
    if not rules.forbidden_words:
        return
    for met in _pattern(rules.forbidden_words).finditer(text):
        finding = found(
            FindingCode.ABSOLUTE_WORD,
            met.span(),
            f"The house rules forbid “{' '.join(met[0].split())}”.",
            evidence=_line(rules, "[words] forbidden"),
            advice="Say it in other words.",
        )
        yield weighed(finding, Severity.WARNING)


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


def _own_works(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    if not rules.own_names:
        return
    pattern = _pattern(rules.own_names)
    for entry in manuscript.references:
        if met := pattern.search(entry.text):
            yield found(
                FindingCode.SELF_CITATION,
                (entry.start, entry.end),
                f"The reference is the team's own: it names “{' '.join(met[0].split())}”.",
                evidence=_line(rules, "own-names"),
                advice="Cite the guideline or the study that the statement comes from.",
            )


def _other_units(measured: Sequence[MeasuredSentence], rules: HouseRules) -> Iterator[Finding]:
    """Concentrations that are not given in the preferred unit, nor have it beside them."""
    preferred = {analyte.name: unit for name, unit in rules.units.items() if (analyte := find_analyte(name))}
    for entry in measured:
        paired = [measure for pair in pairs_of(entry) for measure in pair]
        for measure in entry.measures:
            printed = preferred.get(measure.of or "")
            if printed is None or not is_concentration(measure) or measure.is_salt:
                continue
            unit = find_quantities(f"1 {printed}")[0].unit
            beside = {each.quantity.unit for each in paired} if measure in paired else set()
            if unit is not None and unit not in {measure.quantity.unit, *beside}:
                yield _other_unit(measure, unit, printed, rules=rules)


def _other_unit(measure: Measure, unit: str, printed: str, *, rules: HouseRules) -> Finding:
    shown = _converted(measure, unit)
    finding = found(
        FindingCode.UNIT_UNUSUAL,
        measure.place,
        f"The house rules want {measure.of} in {printed}.",
        evidence=(
            *((f"{measure.printed} is {shown} {printed}.",) if shown else ()),
            quoted(measure.sentence),
            *_line(rules, "[units]"),
        ),
        advice=f"Give it in {printed}, or in both units side by side.",
    )
    return weighed(finding, Severity.INFO)


def _converted(measure: Measure, unit: str) -> str:
    """The value in the preferred unit, with at most two decimals; empty where it cannot be converted."""
    quantity = measure.quantity
    values = [value for value in (quantity.low, quantity.high) if value is not None]
    try:
        converted = [
            convert(value, from_unit=quantity.unit or "", to_unit=unit, of=measure.of or "")
            for value in values
        ]
    except ValueError:
        return ""
    return "–".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in converted)


def _line(rules: HouseRules, key: str) -> tuple[str, ...]:
    return (f"{key} in {rules.path}",) if rules.path else ()


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these, the longest first, in any case, as whole words, across line ends."""
    phrases = (r"\s+".join(map(re.escape, each.split())) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)
