"""Does a claim speak of other people than its source? Age, sex, severity, setting, group of a trial."""

from collections.abc import Sequence

from bedside.verification.alignment import Alignment, Change, Token
from bedside.verification.axes import is_absent, is_swapped, make_axis
from bedside.verification.words import stem

_AGE = make_axis(
    "age",
    {
        "infant": "infant infants baby babies newborn newborns infancy",
        "child": "child children pediatric childhood schoolchild schoolchildren youth youths juvenile",
        "adult": "adult adults adulthood grownup grownups",
        "old": "elderly geriatric senior seniors older aged octogenarian octogenarians",
        "young": "young younger",
    },
)
_WHO = (
    make_axis(
        "age of life",
        {
            "infant": "infant infants baby babies newborn newborns infancy",
            "child": "child children pediatric childhood schoolchild schoolchildren",
            "adult": "adult adults adulthood grownup grownups",
        },
    ),
    make_axis(
        "sex",
        {
            "male": "man men male males boy boys gentleman gentlemen",
            "female": "woman women female females girl girls lady ladies",
        },
    ),
    make_axis(
        "pregnancy",
        {
            "yes": "pregnant gravid",
            "no": "nonpregnant",
            "past": "postpartum puerperal",
        },
    ),
    make_axis(
        "species",
        {
            "human": "human humans patient patients men women",
            "mouse": "mouse mice murine",
            "rat": "rat rats",
            "rabbit": "rabbit rabbits",
            "dog": "dog dogs canine",
            "pig": "pig pigs porcine swine",
            "monkey": "monkey monkeys macaque macaques",
            "animal": "animal animals",
        },
    ),
)
"""Axes that are held against each other wherever they stand in the sentence."""

_STATE = (
    _AGE,
    make_axis(
        "severity",
        {
            "mild": "mild mildly slight minor",
            "moderate": "moderate moderately",
            "severe": "severe severely major life-threatening fulminant",
        },
    ),
    make_axis("course", {"acute": "acute acutely", "subacute": "subacute", "chronic": "chronic chronically"}),
    make_axis(
        "setting",
        {
            "in": "inpatient inpatients hospitalized hospitalised institutionalized",
            "out": "outpatient outpatients ambulatory community-dwelling",
        },
    ),
    make_axis("menopause", {"pre": "premenopausal", "peri": "perimenopausal", "post": "postmenopausal"}),
    make_axis("symptoms", {"yes": "symptomatic", "no": "asymptomatic symptomless presymptomatic"}),
    make_axis(
        "smoking",
        {"yes": "smoker smokers smoking", "no": "nonsmoker nonsmokers", "past": "exsmoker exsmokers"},
    ),
    make_axis("birth", {"pre": "preterm premature", "term": "term fullterm", "post": "postterm"}),
    make_axis(
        "spread", {"local": "localized localised", "far": "metastatic disseminated", "near": "advanced"}
    ),
    make_axis("earlier treatment", {"no": "naive untreated", "yes": "experienced pretreated refractory"}),
)
"""Axes whose words serve many ends: held against each other only where one stands in the other's place."""

_GROUP = make_axis(
    "group",
    {
        "control": "control controls placebo sham comparator comparison untreated conventional usual",
        "treated": "treatment treated intervention interventional active experimental therapy",
    },
)
_GROUP_NOUNS = frozenset(map(stem, "group groups arm arms cohort recipient recipients".split()))
PEOPLE = frozenset(
    map(
        stem,
        "patient patients people person persons individual individuals subject subjects participant "
        "participants adult adults child children infant infants woman women man men those "
        "survivor survivors resident residents volunteer volunteers client clients "
        "population populations case cases".split(),
    )
) | {"man", "woman", "child"}


def is_population_changed(alignment: Alignment) -> bool:
    """Whether the claim names other people, or the same in another state, than the sentence it repeats."""
    return any(_changes_people(change) for change in alignment.changes)


def is_population_other(claim: Sequence[Token], sentence: Sequence[Token]) -> bool:
    """Whether the claim names an age, sex or pregnancy, and the sentence only others of it."""
    return any(is_absent(axis, claim, sentence) for axis in _WHO)


def listed_people() -> frozenset[str]:
    """Every word by which a table tells people apart."""
    return frozenset(word for axis in (*_WHO, *_STATE, _GROUP) for word in axis.value_of)


def _changes_people(change: Change) -> bool:
    if any(is_swapped(axis, change) for axis in (*_WHO, *_STATE)):
        return True
    if _is_beside(change, _GROUP_NOUNS) and is_swapped(_GROUP, change):
        return True
    ours, theirs = _texts(change.added), _texts(change.dropped)
    if {"with"} == ours & {"with", "without"} and "without" in theirs:
        return True
    if "without" in ours and "with" in theirs:
        return True
    return _is_beside(change, PEOPLE) and _is_other_kind(change)


def _is_other_kind(change: Change) -> bool:
    """Whether one describing word before or behind people stands in another's place."""
    ours = [token for token in change.added if token.weight > 0]
    theirs = [token for token in change.dropped if token.weight > 0]
    return len(ours) == 1 and 0 < len(theirs) <= 2


def _is_beside(change: Change, nouns: frozenset[str]) -> bool:
    after = change.after[:1]
    return any(token.key in nouns or token.text in nouns for token in after)


def _texts(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.text for token in tokens)
