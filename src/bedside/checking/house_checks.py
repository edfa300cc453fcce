"""What does a team's own file ask of a text: whom not to cite, which words and units to write?"""

import re
from collections.abc import Iterator
from decimal import Decimal

from bedside.checking.catalog import found, quoted
from bedside.checking.house_rules import HouseRules
from bedside.checking.house_words import find_forbidden_words
from bedside.checking.manuscript import Manuscript
from bedside.checking.measures import Measure, MeasuredSentence, is_concentration, measure_sentences, pairs_of
from bedside.quantities import convert
from bedside.quantities.analytes import is_convertible
from bedside.quantities.printed import UNIT, to_ucum
from bedside.terms import Finding, FindingCode, Mend


def check_house(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    """Findings that only the team's file asks for."""
    yield from find_forbidden_words(manuscript.text, rules)
    yield from _own_names(manuscript, rules)
    if rules.units:
        for entry in measure_sentences(manuscript):
            yield from _other_units(entry, rules)


def allows(rules: HouseRules, finding: Finding, text: str) -> bool:
    """Whether the team's file lets a short form stand for two things."""
    return (
        finding.code is FindingCode.ACRONYM_AMBIGUOUS and text[finding.start : finding.end] in rules.acronyms
    )


def _own_names(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    for entry in manuscript.references:
        for name in rules.own_names:
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", entry.text, re.I):
                yield found(
                    FindingCode.SELF_CITATION,
                    (entry.start, entry.end),
                    f"“{name}” is the team's own work, and cited as evidence.",
                    evidence=(f"own-names in {rules.path}",) if rules.path else (),
                    advice="Cite the work that the statement comes from.",
                )


def _other_units(entry: MeasuredSentence, rules: HouseRules) -> Iterator[Finding]:
    """Concentrations in another unit than the team's, without it beside them."""
    paired = {id(m.quantity) for pair in pairs_of(entry) for m in pair}
    for measure in entry.measures:
        wanted = rules.units.get(measure.of or "")
        match = UNIT.match(wanted) if wanted else None
        if wanted is None or match is None or not is_concentration(measure) or id(measure.quantity) in paired:
            continue
        shown = _shown(measure, to_ucum(match), wanted)
        if shown:
            yield found(
                FindingCode.UNITS_MIXED,
                measure.place,
                f"{measure.of} is given in {measure.quantity.printed_unit}; the team writes {wanted}.",
                evidence=(quoted(entry.sentence),),
                advice="Show both units side by side.",
                mend=Mend(
                    start=measure.place[1], end=measure.place[1], replacement=f" ({shown})", is_safe=True
                ),
            )


def _shown(measure: Measure, unit: str, printed: str) -> str | None:
    quantity = measure.quantity
    if quantity.unit is None or quantity.unit == unit or not is_convertible(quantity.unit, unit):
        return None
    try:
        values = [
            convert(value, from_unit=quantity.unit, to_unit=unit, of=measure.of or "")
            for value in (quantity.low, quantity.high)
            if value is not None
        ]
    except ValueError:
        return None
    return "–".join(_digits(value) for value in values) + f" {printed}"


def _digits(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
