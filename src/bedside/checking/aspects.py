"""To what end is a number given, of which drug or disorder, in whom, by which route?

Tables and patterns over the clause; two numbers can only contradict each other where all of these agree.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from weakref import WeakKeyDictionary

from bedside.checking.manuscript import CheckedSentence
from bedside.checking.measures import Measure, MeasuredSentence
from bedside.quantities.mentions import ROUTES
from bedside.terms import Comparator, QuantityRole


class Purpose(StrEnum):
    """What the number is there for."""

    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    TARGET = "target"
    NORMAL = "normal range"
    THRESHOLD = "threshold"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """What a measure is about. ``kind`` is the sort of unit; ``low`` and ``high`` are in its base unit.

    ``is_named``: the sentence itself names the subject, and no other drug beside it.
    """

    measure: Measure
    subject: str
    purpose: Purpose
    kind: str
    unit: str
    low: Decimal
    high: Decimal
    comparator: Comparator
    populations: frozenset[str]
    routes: frozenset[str]
    level: str | None
    holds_for_all: bool
    is_named: bool
    clause: str


_PURPOSES = (
    (
        Purpose.MAXIMUM,
        re.compile(
            r"\b(?:maxim(?:um|al)(?:ly)?|max\.?|(?:not|never) (?:to )?(?:be )?exceed(?:ed)?|no more than|"
            r"not more than|at most|ceiling|"
            r"(?:upper|daily|safe|absolute) limit|limit(?:ed)? (?:to|of|is)|capped at)\b",
            re.I,
        ),
    ),
    (
        Purpose.MINIMUM,
        re.compile(
            r"\b(?:minimum|minimal|at least|no less than|not less than|no fewer than|no shorter than)\b", re.I
        ),
    ),
    (
        Purpose.TARGET,
        re.compile(r"\b(?:targets?|goals?|aim(?:ing|ed)? (?:for|at)|maintain(?:ed|ing)?)\b", re.I),
    ),
    (
        Purpose.NORMAL,
        re.compile(
            r"\b(?:normal|reference) (?:serum |plasma |adult )*(?:range|interval|level|value|limits?)s?\b",
            re.I,
        ),
    ),
    (
        Purpose.THRESHOLD,
        re.compile(
            r"\b(?:defin(?:ed|es|ition)|cut-?offs?|thresholds?|classif(?:ied|ies|ication)|diagnosed (?:at|"
            r"when|by)|"
            r"considered (?:low|high|mild|moderate|severe))\b",
            re.I,
        ),
    ),
)
_POPULATIONS = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.I))
    for name, words in (
        ("children", r"child(?:ren)?|p(?:a)?ediatric|infants?|toddlers?|boys|girls|adolescents?"),
        ("neonates", r"neonat\w+|newborns?|preterm|premature infants?"),
        ("adults", r"adults?"),
        ("older people", r"elderly|older (?:adults|people|patients)|frail\w*|geriatric"),
        (
            "pregnancy",
            r"pregnan\w+|obstetric|(?:pre-?)?eclampsia|postpartum|lactat(?:ing|ion)|breast-?feeding",
        ),
        (
            "kidney disease",
            r"(?:renal|kidney) (?:disease|failure|impairment|insufficiency|dysfunction)|reduced kidney "
            r"function|CKD|AKI|(?<!anti-)eGFR|CrCl|creatinine clearance|dialysis|ha?emodialysis",
        ),
        (
            "liver disease",
            r"cirrho\w+|liver (?:disease|failure)|hepatic (?:impairment|failure)|alcohol\w*|malnourish\w*",
        ),
        ("acute", r"acute(?:ly)?"),
        ("chronic", r"chronic(?:ally)?"),
        ("average risk", r"(?:average|normal|low|standard) risk"),
        ("high risk", r"(?:high|higher|increased) risk"),
        ("symptoms", r"symptomatic|with symptoms|seizures?|coma"),
        ("no symptoms", r"asymptomatic"),
        ("arrest", r"cardiac arrest|torsades?|arrhythmi\w+|ventricular (?:tachycardia|fibrillation)"),
        ("intensive care", r"ICU|critically ill|intensive care"),
        ("stable", r"(?:clinically )?stable|stability|improv(?:ing|ed)"),
        ("central line", r"central (?:line|venous|access)|monitor(?:ed|ing)"),
        ("peripheral line", r"peripheral(?:ly)?"),
        ("loading", r"loading|bolus|initial|first dose|starting"),
        ("maintenance", r"maintenance|continu(?:ous|ed) infusion|subsequent"),
        ("women", r"women|females?"),
        ("men", r"\bmen\b|\bmales?"),
    )
)
_LEVELS = re.compile(r"\b(?P<level>mild|moderate|severe|profound|life-threatening)(?:ly)?\b", re.I)
_FOR_ALL = re.compile(
    r"\b(?:regardless|irrespective|whatever|in all (?:patients|cases)|for all (?:patients|cases)|always|"
    r"every patient)\b",
    re.I,
)

_SIZES = """
ng mass 1e-6; ug mass 1e-3; mg mass 1; g mass 1e3; kg mass 1e6; umol substance 1e-3; mmol substance 1;
mol substance 1e3; meq charge 1; [iU] units 1; m[iU] units 1e-3; uL volume 1e-3; mL volume 1; dL volume 100;
L volume 1e3; s time 0.0166666667; min time 1; h time 60; d time 1440; wk time 10080; mo months 1;
a months 12;
% share 1; mm[Hg] pressure 1; ms interval 1
"""
_BASE: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {unit: (kind, Decimal(size)) for unit, kind, size in (row.split() for row in _SIZES.split(";"))}
)
"""UCUM code to the kind of unit and its size in that kind's base."""


def base_of(unit: str) -> tuple[str, Decimal] | None:
    """The kind of a UCUM code and its factor: ``g/h`` is ``mass/time`` with 1000/60; ``None`` if unknown."""
    kinds, factor = [], Decimal(1)
    for index, part in enumerate(unit.split("/")):
        match = re.fullmatch(r"\(?(?:(\d+(?:\.\d+)?)\.)?([^()]+?)\)?", part)
        if not match or (match[2] not in _BASE and part):
            return None
        if not part:  # "/d": a frequency
            kinds.append("1")
            continue
        kind, size = _BASE[match[2]]
        scale = size * Decimal(match[1] or 1)
        factor = factor * scale if index == 0 else factor / scale
        kinds.append("body mass" if kind == "mass" and match[2] == "kg" and index else kind)
    return "/".join(kinds), factor


_NOT_COMPARED = frozenset(
    {
        QuantityRole.LABEL,
        QuantityRole.CONFIDENCE_INTERVAL,
        QuantityRole.P_VALUE,
        QuantityRole.AGE,
        QuantityRole.MOMENT,
        QuantityRole.PERIOD,
        QuantityRole.FREQUENCY,
        QuantityRole.COUNT,
    }
)


MOST_LETTERS, MOST_MEASURES = 4_000, 60
"""A longer "sentence", or one of more numbers, is a table that lost its lines; it is not compared."""
_KEPT: WeakKeyDictionary[MeasuredSentence, tuple[Aspect | None, ...]] = WeakKeyDictionary()
"""Several rules ask the same of a sentence; forgotten with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What a sentence says of all of its numbers."""

    above: str
    whole: str
    populations: frozenset[str]
    routes: frozenset[str]
    holds_for_all: bool
    has_one_drug: bool


def aspects_of(entry: MeasuredSentence) -> tuple[Aspect | None, ...]:
    """What each measure of the sentence is about, in their order; ``None`` where nothing can be compared."""
    if entry not in _KEPT:
        sentence = entry.sentence
        is_table = len(sentence.text) > MOST_LETTERS or len(entry.measures) > MOST_MEASURES
        around = None if is_table else _look_around(sentence)
        _KEPT[entry] = tuple(_read_aspect(measure, around) if around else None for measure in entry.measures)
    return _KEPT[entry]


def _look_around(sentence: CheckedSentence) -> _Around:
    above = " ".join((*sentence.headings[-2:], sentence.lead))
    whole = f"{above} {sentence.text}"
    return _Around(
        above=above,
        whole=whole,
        populations=populations_in(whole),
        routes=routes_in(whole),
        holds_for_all=_FOR_ALL.search(sentence.text) is not None,
        has_one_drug=len({name.lower() for name in _DRUG.findall(sentence.text)}) == 1,
    )


def _read_aspect(measure: Measure, around: _Around) -> Aspect | None:
    quantity = measure.quantity
    if quantity.unit is None or quantity.role in _NOT_COMPARED:
        return None
    unit = _with_time(quantity.unit, quantity.over or _over(measure))
    base = base_of(unit)
    if base is None:
        return None
    clause = _clause(measure.sentence.text, quantity.start, quantity.end)
    kind, factor = base
    level = _LEVELS.search(clause.text) or _LEVELS.search(around.above)
    return Aspect(
        measure=measure,
        subject=_subject(measure, around.whole),
        purpose=_purpose(clause, quantity.comparator, kind=kind, is_graded=level is not None),
        kind=kind,
        unit=unit,
        low=quantity.low * factor,
        high=(quantity.low if quantity.high is None else quantity.high) * factor,
        comparator=quantity.comparator,
        populations=around.populations,
        routes=around.routes,
        level=level["level"].lower() if level else None,
        holds_for_all=around.holds_for_all,
        clause=clause.text,
        is_named=bool(measure.of and not measure.is_guessed) or around.has_one_drug,
    )


_OVER = re.compile(
    r"\s(?:(?:of|IV|i\.v\.|intravenously|elemental|infused|given)\s|[a-z]+(?:ium|ate|ide)\s)*over\s", re.I
)


def _over(measure: Measure) -> str | None:
    """The time behind "over" where words stand between: "20 mEq of potassium IV over 1 h"."""
    for later in measure.sentence.quantities:
        if later.start > measure.quantity.end and later.unit in ("min", "h", "d"):
            digit = later.start + re.search(r"\d|$", measure.sentence.text[later.start :]).start()  # type: ignore[union-attr]
            between = measure.sentence.text[measure.quantity.end : digit]
            return f"{later.low}.{later.unit}" if _OVER.fullmatch(between) and later.high is None else None
    return None


def _with_time(unit: str, over: str | None) -> str:
    """An amount given over a time is a rate: 20 mEq over 1 h is 20 mEq/h."""
    if over is None or "/" in unit:
        return unit
    count, _, time = over.partition(".")
    return f"{unit}/{time}" if count == "1" else f"{unit}/({count}.{time})"


def populations_in(text: str) -> frozenset[str]:
    """The groups of people and the settings that a text names."""
    return frozenset(name for name, words in _POPULATIONS if words.search(text))


def routes_in(text: str) -> frozenset[str]:
    """The routes that a text names."""
    return frozenset(name for name, words in ROUTES.items() if words.search(text))


def level_in(text: str) -> str | None:
    """The severity that a text names last: ``severe``, or ``None``."""
    levels = [met["level"].lower() for met in _LEVELS.finditer(text)]
    return levels[-1] if levels else None


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a quantity, and where in them it stands."""

    text: str
    start: int
    end: int


_BOUNDS = frozenset({Purpose.MAXIMUM, Purpose.MINIMUM})
_NEAR_BEFORE, _NEAR_BEHIND = 48, 16
"""Letters around a number within which "at least" or "maximum" speaks of it and not of its neighbor."""


def _clause(text: str, start: int, end: int) -> _Clause:
    """The clause around ``text[start:end]``, to the nearest semicolon or comma with a conjunction."""
    borders = [
        m.end() for m in re.finditer(r";\s|,\s(?=but|and|or|while|whereas|then)|\)\s|\(", text[:start])
    ]
    behind = re.search(r";\s|,\s|\)|\.\s", text[end:])
    first = borders[-1] if borders else 0
    last = end + (behind.start() if behind else len(text) - end)
    return _Clause(text[first:last], start - first, end - first)


def _purpose(clause: _Clause, comparator: Comparator, *, kind: str, is_graded: bool) -> Purpose:
    """``is_graded``: a concentration beside "mild" or "severe" draws the line of that class.

    A time "within" which something is done is no maximum of anything.
    """
    near = clause.text[max(0, clause.start - _NEAR_BEFORE) : clause.end + _NEAR_BEHIND]
    for purpose, words in _PURPOSES:
        if words.search(near if purpose in _BOUNDS else clause.text):
            return purpose
    if is_graded and kind.endswith("/volume"):
        return Purpose.THRESHOLD
    return Purpose.MAXIMUM if comparator is Comparator.AT_MOST and kind != "time" else Purpose.GIVEN


_DRUG = re.compile(
    r"\b(?:acetaminophen|paracetamol|insulin|aspirin|heparin|warfarin|dextrose|furosemide|digoxin|metformin|"
    r"lithium|dexamethasone|"
    r"prednisolone|prednisone|hydrocortisone|vasopressin|tolvaptan|desmopressin|salbutamol|albuterol|"
    r"levothyroxine|allopurinol|"
    r"colchicine|gabapentin|morphine|naloxone|ibuprofen|naproxen|calcidol|"
    r"[a-z]{2,}(?:pril|sartan|olol|statin|mab|nib|cillin|mycin|micin|floxacin|azole|parin|xaban|gatran|"
    r"gliptin|gliflozin|dipine|"
    r"thiazide|semide|tidine|prazole|setron|triptan|azepam|oxetine|pressin|dronate|cycline|vir|glutide|"
    r"caine|phylline))\b",
    re.I,
)
_SAME_DRUG = {"paracetamol": "acetaminophen", "albuterol": "salbutamol"}


def _subject(measure: Measure, whole: str) -> str:
    """The drug or analyte that the number is of; the drug named nearest before it, then in the headings."""
    if measure.of:
        return f"{measure.of} salt" if measure.is_salt else measure.of
    before = measure.sentence.text[: measure.quantity.start]
    drugs = _DRUG.findall(before) or _DRUG.findall(measure.sentence.text) or _DRUG.findall(whole)
    name = drugs[-1].lower() if drugs else ""
    return _SAME_DRUG.get(name, name)
