"""Which conditions, drugs and aspects does a code or a name mean? By tables first, then by its words."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bedside.interchange.conditions import find_by_code as find_condition
from bedside.interchange.drugs import find_by_code, find_in_name
from bedside.interchange.infobutton.request import Coded, KnowledgeRequest
from bedside.interchange.measurable import find_by_loinc
from bedside.terms import ConceptEntry, Facet

LOINC = "2.16.840.1.113883.6.1"
RXNORM = "2.16.840.1.113883.6.88"
ICD_10_CM = "2.16.840.1.113883.6.90"
MESH = "2.16.840.1.113883.6.177"
_URIS: Mapping[str, str] = {
    "http://loinc.org": LOINC,
    "http://www.nlm.nih.gov/research/umls/rxnorm": RXNORM,
    "http://hl7.org/fhir/sid/icd-10-cm": ICD_10_CM,
    "https://meshb.nlm.nih.gov": MESH,
}
# MeSH 2026: each code was seen there under this name.
CONDITIONS: Mapping[str, str] = {
    "D006934": "hypercalcemia",
    "D006947": "hyperkalemia",
    "D006955": "hypernatremia",
    "D006996": "hypocalcemia",
    "D007008": "hypokalemia",
    "D007010": "hyponatremia",
    "D008275": "hypomagnesemia",  # Magnesium Deficiency
    "D017674": "hypophosphatemia",
    "D054559": "hyperphosphatemia",
}
# HL7's value set KnowledgeSubtopicObservationValue (2.16.840.1.113883.11.77), as far as we have articles.
SUBTOPICS: Mapping[str, tuple[Facet, ...]] = {
    "Q000008": (Facet.DOSING,),  # administration & dosage
    "Q000209": (Facet.CAUSE,),  # etiology
    "Q000175": (Facet.DIAGNOSIS, Facet.INTERPRETATION),  # diagnosis
    "Q000628": (Facet.MANAGEMENT,),  # therapy
    "Q000627": (Facet.MANAGEMENT,),  # therapeutic use
    "Q000009": (Facet.CAUSE,),  # adverse effects
    "D011379": (Facet.PROGNOSIS,),  # Prognosis
}
_LABS = (Facet.INTERPRETATION, Facet.DIAGNOSIS, Facet.CAUSE, Facet.MANAGEMENT)
_PROBLEMS = (Facet.MANAGEMENT, Facet.CAUSE, Facet.DIAGNOSIS, Facet.FEATURE)
TASKS: Mapping[str, tuple[Facet, ...]] = {
    "LABRREV": _LABS,
    "LABOE": _LABS,
    "PROBLISTREV": _PROBLEMS,
    "PROBLISTE": _PROBLEMS,
    "MLREV": (Facet.CAUSE, Facet.MONITORING, Facet.MANAGEMENT),
    "MEDOE": (Facet.MANAGEMENT, Facet.MONITORING, Facet.CAUSE),
}
"""What comes first when a task does not say which aspect is of interest."""
_DIRECTIONS: Mapping[str, str] = {"L": "low", "LL": "low", "H": "high", "HH": "high"}
_ANALYTES: Mapping[str, str] = {"phosphorus": "phosphate"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a request is about: conditions, and drugs whose part in conditions is asked for."""

    concepts: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()


def find_meant(request: KnowledgeRequest, entries: Sequence[ConceptEntry]) -> Meant:
    """What the request is about; of a lab value without a flag, both conditions, the low one first."""
    concepts: dict[str, None] = {}
    drugs: dict[str, None] = {}
    for criterion in request.criteria:
        named = _named(criterion, entries)
        of = () if named else _analytes(criterion, known={entry.analyte for entry in entries})
        drugs |= {} if named or of else dict.fromkeys(_drugs(criterion))
        concepts |= dict.fromkeys((*named, *_of_analytes(of, request, entries)))
    return Meant(concepts=tuple(concepts), drugs=tuple(drugs))


def facets_of(request: KnowledgeRequest) -> tuple[tuple[Facet, ...], bool]:
    """The aspects that are asked for, the first of them first, and whether the request names them itself."""
    named = [facet for each in request.subtopics for facet in SUBTOPICS.get(each.code, ())]
    if named:
        return tuple(dict.fromkeys(named)), True
    first = TASKS.get(request.task, _PROBLEMS)
    return tuple(dict.fromkeys((*first, *Facet))), False


def system_of(given: str) -> str:
    """The OID of a code system, which some write as ``urn:oid:…`` or name by its address."""
    plain = given.removeprefix("urn:oid:").rstrip("/")
    return _URIS.get(plain.lower(), plain)


def _named(criterion: Coded, entries: Sequence[ConceptEntry]) -> tuple[str, ...]:
    system, code = system_of(criterion.system), criterion.code.upper()
    coded = [CONDITIONS[code]] if system == MESH and code in CONDITIONS else []
    coded += [condition.name for condition in find_condition(system, code)]
    known = tuple(entry.id for entry in entries if entry.id in coded)
    return known or tuple(
        entry.id for entry in entries if any(_is_in(entry, text) for text in criterion.texts)
    )


def _is_in(entry: ConceptEntry, text: str) -> bool:
    names = (entry.name, entry.plain_name, *entry.synonyms)
    return any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names)


def _analytes(criterion: Coded, *, known: Collection[str | None]) -> tuple[str, ...]:
    if system_of(criterion.system) == LOINC:
        measured = find_by_loinc(criterion.code)
        if measured is not None:
            return (measured.of,)
    words = {word for text in criterion.texts for word in re.findall(r"[a-z]+", text.lower())}
    return tuple(sorted({_ANALYTES.get(word, word) for word in words} & set(known)))


def _of_analytes(
    of: Iterable[str], request: KnowledgeRequest, entries: Iterable[ConceptEntry]
) -> tuple[str, ...]:
    flags = {_DIRECTIONS[flag] for flag in request.interpretations if flag in _DIRECTIONS}
    wanted = set(of)
    return tuple(
        entry.id for entry in entries if entry.analyte in wanted and (not flags or entry.direction in flags)
    )


def _drugs(criterion: Coded) -> tuple[str, ...]:
    known = find_by_code(system_of(criterion.system), criterion.code)
    if known is not None:
        return (known.name,)
    return tuple(drug.name for text in criterion.texts for drug in find_in_name(text))
