"""Does every dose say by which route, in what unit, for whom?"""

import re
from collections.abc import Iterator, Sequence

from bedside.checking.aspects import Aspect, aspects_of
from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import CheckedSentence
from bedside.checking.measures import Measure, MeasuredSentence
from bedside.terms import Finding, FindingCode, QuantityRole

_ORDER = re.compile(
    r"\b(?:give|giving|administer(?:ed)?|infuse|inject|replace|replete|supplement|start with|load with|"
    r"treat with|"
    r"dose of|standard(?:ly)?|repeat)\b",
    re.I,
)
_ALERT = re.compile(r"(?:potassium|magnesium|calcium|sodium|phosphate|insulin|heparin)(?: salt)?")
"""Drugs whose route changes what a dose does."""
_DOSE_KINDS = frozenset({"mass", "substance", "charge", "units"})
_BARE_DOSE = re.compile(
    r"\b(?P<drug>[A-Za-z]{4,}(?: (?:sulfate|sulphate|chloride|gluconate|"
    r"oxide))?)\s(?P<dose>\d+(?:[.,]\d+)?)\s"
    r"(?=every\s\d|once\b|twice\b|three times\b|four times\b|daily\b|q\d|b\.?i\.?d\b|t\.?i\.?d\b|IV\b|IM\b|"
    r"PO\b|orally\b|by mouth\b)"
)
_NO_DRUG = re.compile(
    r"(?:over|about|under|than|week|weeks|days|hours|least|most|first|next|last|with|from|grade|type|stage|"
    r"level|table|"
    r"figure|score|step|phase|after|between|total|dose|doses|times|group|class|chapter|until|only|each|every|"
    r"tablet|tablets|capsule|capsules|age|aged|years|months|patients|children|adults|given|taken|take)$",
    re.I,
)
_WHO = re.compile(
    r"\b(?:adults?|child(?:ren)?|p(?:a)?ediatric|infants?|neonat\w+|newborns?|adolescents?|patients?|people|"
    r"women|men|elderly|"
    r"pregnan\w+|persons?|years?|months?|mothers?|rats?|mice|mouse|rabbits?|dogs?|monkeys?|macaques?|animals?)\b",
    re.I,
)


def check_doses(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Doses of high-alert electrolytes without a route, and doses by weight that are for nobody."""
    for entry in measured:
        aspects = zip(entry.measures, aspects_of(entry), strict=True)
        doses = [
            (measure, aspect)
            for measure, aspect in aspects
            if aspect and aspect.kind.split("/")[0] in _DOSE_KINDS
        ]
        yield from _without_route(entry.sentence, doses)
        yield from _for_nobody(entry.sentence, doses)
        yield from _without_unit(entry)


def _without_route(sentence: CheckedSentence, doses: Sequence[tuple[Measure, Aspect]]) -> Iterator[Finding]:
    for measure, aspect in doses:
        is_infused = "/" in aspect.unit and aspect.kind.endswith("/time") and not aspect.unit.endswith("/d")
        is_order = (
            not is_infused and _ORDER.search(sentence.text) and measure.quantity.role is QuantityRole.VALUE
        )
        if (
            is_order
            and "volume" not in aspect.kind
            and _ALERT.fullmatch(aspect.subject)
            and not aspect.routes
        ):
            yield found(
                FindingCode.DOSE_WITHOUT_ROUTE,
                measure.place,
                f"The dose of {aspect.subject} names no route.",
                evidence=(quoted(sentence),),
                advice="Write whether it is given by mouth, into a vein or into a muscle.",
            )
            return


def _for_nobody(sentence: CheckedSentence, doses: Sequence[tuple[Measure, Aspect]]) -> Iterator[Finding]:
    above = " ".join((*sentence.headings, sentence.lead, sentence.text))
    for measure, aspect in doses if _ORDER.search(sentence.text) else ():
        if aspect.kind.split("/")[1:2] == ["body mass"] and not aspect.populations and not _WHO.search(above):
            yield found(
                FindingCode.DOSE_WITHOUT_POPULATION,
                measure.place,
                "A dose by body weight does not say for whom it is.",
                evidence=(quoted(sentence),),
                advice="Write for whom: adults, children from which age, with what kidney function.",
            )
            return


def _without_unit(entry: MeasuredSentence) -> Iterator[Finding]:
    for match in _BARE_DOSE.finditer(entry.sentence.text):
        if not _NO_DRUG.search(match["drug"]):
            yield found(
                FindingCode.DOSE_WITHOUT_UNIT,
                entry.sentence.plain.span(match.start("dose"), match.end("dose")),
                f"“{match.group().strip()}” gives a dose without a unit.",
                evidence=(quoted(entry.sentence),),
                advice="Look the unit up in the source.",
            )
